import type { FakeChannel } from './channel.js';
import type { JsonObject } from './json.js';
import type { StoredMessage } from './messages.js';
import { LOADING } from './messages.js';
import type { Person } from './person.js';
import type { SeenMessage } from './seen.js';
import { seeMessage } from './seen.js';
import type { World } from './world.js';

export interface RecordedRequest {
  readonly method: string;
  /** Template as in the OpenAPI description; the path itself when no route fits. */
  readonly route: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly multipart: boolean;
  /** Fake's clock, epoch ms. */
  readonly at: number;
  /** HTTP status; 0 when the client got no answer. */
  status: number;
  response: unknown;
}

export interface Registration {
  readonly at: number;
  readonly commands: JsonObject[];
}

const PEOPLES_TYPES: readonly number[] = [0, 19, 20, 23];

/** What arrived, and what people can see of it. */
export class Ledger {
  readonly requests: RecordedRequest[] = [];
  readonly registrations: Registration[] = [];
  /** Fake-clock moments at which the bot opened a direct conversation that was not there before. */
  readonly dmsOpened: { personId: string; at: number }[] = [];
  /** Fake-clock moments at which a command of a new name was registered. */
  readonly commandCreates: number[] = [];
  /** Requests Discord counts against the bot: 401, 403 and 429. */
  invalidRequests = 0;

  constructor(private readonly world: World) {}

  /** What everybody in the channel sees, oldest first; without system lines such as "pinned a message". */
  messages(place: FakeChannel | Person): SeenMessage[] {
    const channel = 'messages' in place ? place : place.dm;
    return channel.messages.filter((message) => message.visibleTo === null && isShown(message)).map(seeMessage);
  }

  /** Only what the bot wrote there. */
  posts(place: FakeChannel | Person): SeenMessage[] {
    return this.messages(place).filter((message) => message.author === null);
  }

  /** Everything on this person's screen, private answers included, oldest first. */
  seenBy(person: Person): SeenMessage[] {
    return [...this.world.messages.values()]
      .filter((message) => isShown(message) && person.sees(message))
      .map(seeMessage);
  }

  message(id: string): SeenMessage | null {
    const stored = this.world.messages.get(id);
    return stored ? seeMessage(stored) : null;
  }

  /** Requests of one kind, e.g. "POST /channels/{channel_id}/messages". */
  requestsTo(methodAndRoute: string): RecordedRequest[] {
    return this.requests.filter((one) => `${one.method} ${one.route}` === methodAndRoute);
  }
}

const isShown = (message: StoredMessage): boolean =>
  PEOPLES_TYPES.includes(message.type) && (message.flags & LOADING) === 0;
