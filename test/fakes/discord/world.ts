import type { FakeChannel } from './channel.js';
import type { FakeGuild } from './guild.js';
import type { JsonObject } from './json.js';
import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import { Snowflakes } from './snowflakes.js';

/** Gateway intents by name, as bits. */
export const Intent = {
  guilds: 1 << 0,
  guildMembers: 1 << 1,
  guildModeration: 1 << 2,
  guildPresences: 1 << 8,
  guildMessages: 1 << 9,
  guildMessageReactions: 1 << 10,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
  autoModerationExecution: 1 << 21,
} as const;

export interface Dispatch {
  readonly t: string;
  readonly d: JsonObject;
  /** A session gets it when it asked for this intent; 0 goes to every session. */
  readonly intent: number;
  /** What sessions without the message-content intent get instead. */
  readonly withoutContent?: JsonObject;
}

export interface BotUser {
  readonly id: string;
  readonly name: string;
}

/** Everything that exists: servers, channels, people, messages, registered commands. */
export class World {
  readonly ids: Snowflakes;
  readonly bot: BotUser;
  readonly guilds = new Map<string, FakeGuild>();
  readonly channels = new Map<string, FakeChannel>();
  readonly people = new Map<string, Person>();
  readonly messages = new Map<string, StoredMessage>();
  /** The bot's newest message with each nonce. */
  readonly messageByNonce = new Map<string, StoredMessage>();
  readonly violations: string[] = [];
  commands: JsonObject[] = [];
  /** Set by the gateway: brings an event to the connected sessions. */
  dispatch: (event: Dispatch) => void = () => undefined;

  constructor(readonly now: () => number) {
    this.ids = new Snowflakes(now);
    this.bot = { id: this.ids.next(), name: 'Flag Bearer' };
  }
}
