import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import type { FakeTeam } from './team.js';

export type ChannelKind = 'channel' | 'group' | 'im';

const FAMILY = { channel: 'channels', group: 'groups', im: 'im' } as const;

/** A public or private channel, or the direct conversation of one person with the bot. */
export class FakeChannel {
  readonly id: string;
  readonly createdAt: number;
  readonly messages: StoredMessage[] = [];
  readonly members = new Set<Person>();
  isArchived = false;

  constructor(
    readonly team: FakeTeam,
    readonly name: string,
    readonly kind: ChannelKind,
    public botIsMember: boolean,
  ) {
    const { world } = team;
    this.id = world.ids.next(kind === 'im' ? 'D' : 'C');
    this.createdAt = world.now();
    world.channels.set(this.id, this);
  }

  /** The scope that lets the bot do this here, e.g. groups:history. */
  scopeTo(what: 'read' | 'history'): string {
    return `${FAMILY[this.kind]}:${what}`;
  }

  /** Whether the bot knows that the channel exists. */
  get botSees(): boolean {
    return this.kind === 'channel' || this.botIsMember;
  }

  invite(person: Person): void {
    this.members.add(person);
    this.tellJoin(person.id);
  }

  leave(person: Person): void {
    this.members.delete(person);
    const body = { user: person.id, channel: this.id, channel_type: this.kind === 'group' ? 'G' : 'C', team: this.team.id };
    this.tell('member_left_channel', body);
  }

  inviteBot(by?: Person): void {
    if (this.botIsMember) return;
    this.botIsMember = true;
    this.tellJoin(this.team.bot.userId, by);
  }

  removeBot(): void {
    this.botIsMember = false;
    this.tellAlways(this.kind === 'group' ? 'group_left' : 'channel_left', { channel: this.id });
  }

  archive(by?: Person): void {
    this.isArchived = true;
    this.tell(`${this.eventPrefix}_archive`, { channel: this.id, user: by?.id ?? this.team.bot.userId });
  }

  unarchive(by?: Person): void {
    this.isArchived = false;
    this.tell(`${this.eventPrefix}_unarchive`, { channel: this.id, user: by?.id ?? this.team.bot.userId });
  }

  delete(): void {
    this.team.world.channels.delete(this.id);
    this.team.channels.splice(this.team.channels.indexOf(this), 1);
    this.tell(`${this.eventPrefix}_deleted`, { channel: this.id });
  }

  private get eventPrefix(): 'channel' | 'group' {
    return this.kind === 'group' ? 'group' : 'channel';
  }

  private tellJoin(user: string, by?: Person): void {
    const body = { user, channel: this.id, channel_type: this.kind === 'group' ? 'G' : 'C', team: this.team.id };
    this.tell('member_joined_channel', by ? { ...body, inviter: by.id } : body);
  }

  private tell(type: string, body: Record<string, unknown>): void {
    if (!this.botIsMember && this.kind === 'group') return;
    this.tellAlways(type, body);
  }

  private tellAlways(type: string, body: Record<string, unknown>): void {
    this.team.world.tell({ type, team: this.team, subscription: type, scope: this.scopeTo('read'), body });
  }
}
