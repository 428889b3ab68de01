import type { JsonObject } from '../discord/json.js';
import type { FakeChannel } from './channel.js';
import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import type { SeenMessage, SeenView } from './seen.js';
import { seeMessage, seeView } from './seen.js';
import type { World } from './world.js';

export interface RecordedRequest {
  /** Method of the Web API, or response_url. */
  readonly method: string;
  readonly args: JsonObject;
  readonly token: string;
  /** Fake's clock, epoch ms. */
  readonly at: number;
  /** HTTP status; 0 when the client got no answer. */
  status: number;
  response: unknown;
}

/** One attempt to hand something to the app. */
export interface RecordedDelivery {
  readonly id: string;
  readonly kind: string;
  /** Type of the event or interaction. */
  readonly type: string;
  readonly attempt: number;
  how: string;
}

/** What arrived, and what people can see of it. */
export class Ledger {
  readonly requests: RecordedRequest[] = [];
  readonly deliveries: RecordedDelivery[] = [];
  /** Fake-clock moments at which the bot opened a direct conversation that was not there before. */
  readonly dmsOpened: { personId: string; at: number }[] = [];

  constructor(private readonly world: World) {}

  /** What everybody in the channel sees, oldest first. */
  messages(place: FakeChannel | Person): SeenMessage[] {
    return this.stored(place).map((message) => seeMessage(message));
  }

  /** Only what the bot wrote there. */
  posts(place: FakeChannel | Person): SeenMessage[] {
    return this.stored(place)
      .filter((message) => message.author === null)
      .map((message) => seeMessage(message));
  }

  /** Everything on this person's screen, private answers included, oldest first. */
  seenBy(person: Person): SeenMessage[] {
    return [...this.world.messages.values()]
      .filter((message) => !message.deleted && person.sees(message))
      .map((message) => seeMessage(message, person));
  }

  home(person: Person): SeenView | null {
    const view = this.world.homes.get(person.id);
    return view ? seeView(view) : null;
  }

  /** The modal on top of this person's screen. */
  view(person: Person): SeenView | null {
    const view = this.world.stackOf(person).at(-1);
    return view ? seeView(view) : null;
  }

  message(channel: FakeChannel, ts: string): SeenMessage | null {
    const stored = this.world.message(channel.id, ts);
    return stored && !stored.deleted ? seeMessage(stored) : null;
  }

  requestsTo(method: string): RecordedRequest[] {
    return this.requests.filter((one) => one.method === method);
  }

  private stored(place: FakeChannel | Person): StoredMessage[] {
    const channel = 'messages' in place ? place : place.dm;
    return channel.messages.filter((message) => message.visibleTo === null && !message.deleted);
  }
}
