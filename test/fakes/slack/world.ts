import type { FakeChannel } from './channel.js';
import { Ids, Timestamps } from './ids.js';
import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import type { FakeTeam } from './team.js';
import type { StoredView } from './views.js';

/** Somebody or everybody was notified by what the bot wrote. */
export interface Ping {
  readonly kind: 'channel' | 'here' | 'everyone' | 'group' | 'person';
  /** Id of the person or group. */
  readonly target: string | null;
  readonly channelId: string;
  readonly text: string;
}

export interface Settings {
  readonly now: () => number;
  /** By the fake's clock: how long a new message stays out of conversations.history. */
  historyLagMs: number;
  /** `commercial`: one call a minute and 15 messages, as for apps sold outside the Marketplace. */
  historyMode: 'internal' | 'commercial';
  /** Real ms for every acknowledgement. */
  readonly answerWithinMs: number;
  /** Real ms a trigger_id can be used. */
  readonly triggerLivesMs: number;
  /** Real ms without any request after which an acknowledgement is taken for the whole answer. */
  readonly quietMs: number;
  /** Real ms after which nothing more is waited for. */
  readonly outcomeWithinMs: number;
  /** Null: whatever is asked for is there; else only what the manifest names. */
  manifest: Manifest | null;
}

/** What a manifest says that Slack acts upon. */
export interface Manifest {
  readonly scopes: readonly string[];
  readonly events: readonly string[];
  readonly commands: readonly string[];
  readonly shortcuts: readonly { readonly callbackId: string; readonly kind: 'global' | 'message' }[];
  readonly home: boolean;
  readonly interactive: boolean;
}

export interface NewEvent {
  readonly type: string;
  readonly team: FakeTeam;
  /** As a manifest names it, e.g. message.channels. */
  readonly subscription: string;
  readonly scope: string | null;
  readonly body: Record<string, unknown>;
}

/** Everything that exists: workspaces, channels, people, messages, views. */
export class World {
  readonly ids = new Ids();
  readonly timestamps: Timestamps;
  readonly appId: string;
  readonly teams = new Map<string, FakeTeam>();
  readonly channels = new Map<string, FakeChannel>();
  readonly people = new Map<string, Person>();
  /** By channel id and timestamp. */
  readonly messages = new Map<string, StoredMessage>();
  readonly views = new Map<string, StoredView>();
  /** The open modals of a person, the newest last. */
  readonly stacks = new Map<string, StoredView[]>();
  readonly homes = new Map<string, StoredView>();
  readonly violations: string[] = [];
  readonly pings: Ping[] = [];
  /** Set by the event desk: hands an event to the app. */
  tell: (event: NewEvent) => void = () => undefined;

  constructor(readonly settings: Settings) {
    this.timestamps = new Timestamps(settings.now);
    this.appId = this.ids.next('A');
  }

  now(): number {
    return this.settings.now();
  }

  stackOf(person: Person): StoredView[] {
    const stack = this.stacks.get(person.id) ?? [];
    this.stacks.set(person.id, stack);
    return stack;
  }

  message(channelId: string, ts: string): StoredMessage | undefined {
    return this.messages.get(`${channelId} ${ts}`);
  }
}
