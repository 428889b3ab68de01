export type Platform = 'discord' | 'slack' | 'playground';

/** Where a community lives: one Discord server, Slack workspace or playground. `key` is the platform's id of it. */
export interface Home {
  readonly id: string;
  readonly platform: Platform;
  readonly key: string;
  readonly name: string;
  readonly postsChannel: string | null;
  readonly managersChannel: string | null;
  readonly boardChannel: string | null;
  readonly managerRole: string | null;
}
