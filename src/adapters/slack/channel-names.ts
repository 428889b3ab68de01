import type { SlackClient } from './create-client.js';

const MOST_REMEMBERED = 500;

/** What channels are called; a name once known is remembered until the process ends or too many are. */
export class ChannelNames {
  readonly #names = new Map<string, string>();

  constructor(private readonly client: SlackClient) {}

  /** Null when Slack does not say. */
  async nameOf(channel: string): Promise<string | null> {
    return this.#names.get(channel) ?? this.#ask(channel);
  }

  async #ask(channel: string): Promise<string | null> {
    try {
      const name = (await this.client.conversations.info({ channel })).channel?.name;
      if (name === undefined) return null;
      if (this.#names.size >= MOST_REMEMBERED) this.#names.clear();
      this.#names.set(channel, name);
      return name;
    } catch {
      return null;
    }
  }
}
