import type { JsonObject } from '../discord/json.js';
import type { Ledger } from './ledger.js';
import type { Parcel, Transport } from './transport.js';
import type { NewEvent, World } from './world.js';

/** After a first attempt that failed: at once, after a minute and after five, by the fake's clock. */
const RETRIES_AFTER_MS = [0, 60_000, 300_000];

interface Late {
  readonly parcel: Parcel;
  readonly dueAt: number;
}

/** Hands events to the app, and again where that failed; only those the manifest and the scopes let through. */
export class EventDesk {
  /** Each event is sent this many times at the same moment. */
  copies = 1;
  private inFlight = 0;
  private waiting: Late[] = [];
  private readonly known = new Map<string, JsonObject>();

  constructor(
    private readonly world: World,
    private readonly ledger: Ledger,
    private readonly transport: () => Transport,
  ) {
    world.tell = (event) => {
      this.tell(event);
    };
  }

  get busy(): boolean {
    return this.inFlight > 0;
  }

  /** Ids of the events that wait for another attempt. */
  get undelivered(): string[] {
    return this.waiting.map((one) => String(one.parcel.payload['event_id']));
  }

  /** Ids of all events sent so far, oldest first. */
  get ids(): string[] {
    return [...this.known.keys()];
  }

  /** Makes the attempts that have come due by the fake's clock. */
  async retryDue(): Promise<void> {
    const now = this.world.now();
    await this.sendAll((one) => one.dueAt <= now);
  }

  /** Sends all that waits: when a connection is there again. */
  async flush(): Promise<void> {
    await this.sendAll(() => true);
  }

  /** The same event once more, as Slack may send it although it was acknowledged. */
  async replay(eventId: string, attempt = 1): Promise<void> {
    const payload = this.known.get(eventId);
    if (!payload) throw new Error(`There was no event ${eventId}`);
    await this.attempt(parcelOf(payload, attempt, 'timeout'), false);
  }

  private tell(event: NewEvent): void {
    const { manifest } = this.world.settings;
    if (manifest && !manifest.events.includes(event.subscription)) return;
    if (event.scope !== null && !event.team.scopes.has(event.scope)) return;
    const isFarewell = event.type === 'app_uninstalled' || event.type === 'tokens_revoked';
    if (!event.team.installed && !isFarewell) return;
    const payload = this.payloadOf(event);
    this.known.set(String(payload['event_id']), payload);
    for (let copy = 0; copy < this.copies; copy += 1) void this.attempt(parcelOf(payload, 0, ''), copy === 0);
  }

  private async sendAll(fits: (one: Late) => boolean): Promise<void> {
    const due = this.waiting.filter(fits);
    this.waiting = this.waiting.filter((one) => !due.includes(one));
    await Promise.all(due.map((one) => this.attempt(one.parcel, true)));
  }

  private async attempt(parcel: Parcel, again: boolean): Promise<void> {
    this.inFlight += 1;
    const type = String((parcel.payload['event'] as JsonObject)['type']);
    const { how, reason } = await this.transport().deliver(parcel);
    this.inFlight -= 1;
    const id = String(parcel.payload['event_id']);
    this.ledger.deliveries.push({ id, kind: 'event', type, attempt: parcel.attempt, how });
    if (how === 'late') this.world.violations.push(`event ${type} was not acknowledged in time`);
    const wait = RETRIES_AFTER_MS[parcel.attempt];
    if (how === 'acked' || !again || wait === undefined) return;
    const next = parcelOf(parcel.payload, parcel.attempt + 1, reason);
    // Nobody there at all: at once would be for nothing, the next connection or retry brings it.
    if (wait === 0 && how !== 'unreached') await this.attempt(next, true);
    else this.waiting.push({ parcel: next, dueAt: this.world.now() + wait });
  }

  private payloadOf({ type, team, body }: NewEvent): JsonObject {
    const { world } = this;
    const ts = world.timestamps.next();
    return {
      token: 'fake-verification',
      team_id: team.id,
      context_team_id: team.id,
      context_enterprise_id: null,
      api_app_id: world.appId,
      event: { ...body, type, event_ts: typeof body['ts'] === 'string' ? body['ts'] : ts },
      type: 'event_callback',
      event_id: world.ids.next('Ev'),
      event_time: Math.floor(world.now() / 1000),
      authorizations: [{ enterprise_id: null, team_id: team.id, user_id: team.bot.userId, is_bot: true, is_enterprise_install: false }],
      is_ext_shared_channel: false,
    };
  }
}

let envelopes = 0;

const parcelOf = (payload: JsonObject, attempt: number, reason: string): Parcel => {
  envelopes += 1;
  const id = `envelope-${String(payload['event_id'])}-${envelopes}`;
  return { id, kind: 'events_api', payload, attempt, reason };
};
