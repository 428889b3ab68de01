import { ChannelWatch } from '../core/heat/channel-watch.js';
import type { WatchedChannel } from '../core/heat/flag.js';
import type { Sighting } from '../core/heat/sighting.js';
import { DAY, HOUR, thresholdWith } from '../core/heat/thresholds.js';
import { usualRate } from '../core/heat/usual-rate.js';
import type { TextModel } from '../core/heat/text/text-model.js';
import type { Moment } from '../core/time/moment.js';
import type { HomeAddress, Store } from '../ports/store.js';

/** What every channel is watched with. */
export interface Optics {
  readonly salt: number;
  /** Null: text cannot be read. */
  readonly model: TextModel | null;
}

/** What a channel usually has in each of the 24 hours from `from` on; null while that is not known. */
interface Usual {
  readonly from: Moment;
  readonly rates: readonly (number | null)[];
}

interface Watching {
  readonly watch: ChannelWatch;
  usual: Usual | null;
}

/** Where the channels of a home are kept at most: the one first seen makes room. */
const MOST_CHANNELS = 2000;
/** Until it is known what is watched here, so many sightings wait. */
const MOST_WAITING = 200;
const RATES_FROM: Moment = 90 * DAY;

/** One home: its channels, what was decided about them, and who is not counted. */
export class HomeWatch {
  address: HomeAddress | null = null;
  readonly #channels = new Map<string, Watching>();
  #decided = new Map<string, WatchedChannel>();
  #uncounted = new Set<string>();
  #waiting: { readonly channel: string; readonly sighting: Sighting }[] = [];

  constructor(private readonly optics: Optics) {}

  /** Takes what the store says; what was seen before that was known is seen now. */
  learn(address: HomeAddress, decided: readonly WatchedChannel[], uncounted: readonly { readonly home: string; readonly key: string }[]): void {
    this.address = address;
    this.#decided = new Map(decided.filter(({ home }) => home === address.home.id).map((each) => [each.channel, each]));
    const keys = uncounted.filter(({ home }) => home === address.home.id).map(({ key }) => key);
    for (const key of keys) this.count(key, false);
    for (const key of this.#uncounted) if (!keys.includes(key)) this.#uncounted.delete(key);
    for (const [channel, { watch }] of this.#channels) {
      if (this.#isWatched(channel)) watch.readText(this.#modelFor(channel));
      else this.#channels.delete(channel);
    }
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { channel, sighting } of waiting) this.see(channel, sighting);
  }

  /** Whether this person is counted; if not, everything of them in memory is forgotten. */
  count(person: string, counted: boolean): void {
    if (counted) this.#uncounted.delete(person);
    else if (!this.#uncounted.has(person)) {
      this.#uncounted.add(person);
      for (const { watch } of this.#channels.values()) watch.forget(person);
    }
  }

  see(channel: string, sighting: Sighting): void {
    if (this.address === null) {
      if (this.#waiting.length < MOST_WAITING) this.#waiting.push({ channel, sighting });
      return;
    }
    if (!this.#isWatched(channel) || ('person' in sighting && sighting.person !== null && this.#uncounted.has(sighting.person))) return;
    this.#open(channel).watch.see(sighting);
  }

  /** It counts where the person wrote last within the hour, if anywhere. */
  seeTimeout(person: string, at: Moment): void {
    const last = [...this.#channels.values()].map(({ watch }) => ({ watch, at: watch.lastOf(person) ?? 0 }));
    const place = last.sort((one, other) => other.at - one.at)[0];
    if (place !== undefined && place.at >= at - HOUR) place.watch.see({ what: 'timeout', at });
  }

  wantsText(channel: string): boolean {
    return this.#modelFor(channel) !== null;
  }

  get channels(): string[] {
    return [...this.#channels.keys()];
  }

  thresholdOf(channel: string): number {
    return thresholdWith(this.#decided.get(channel)?.shift ?? 0);
  }

  heat(channel: string, now: Moment) {
    const watching = this.#channels.get(channel);
    return watching?.watch.judge(now, rateOf(watching, now)) ?? null;
  }

  /** The hours of a channel that are over, each once; `ended` is judged by what is usual in it. */
  takeHours(channel: string, now: Moment) {
    const watching = this.#channels.get(channel);
    if (watching === undefined) return [];
    const hours = watching.watch.endHours(now, { usual: rateOf(watching, now - HOUR), threshold: this.thresholdOf(channel) });
    if (watching.watch.isIdle(now)) this.#channels.delete(channel);
    return hours;
  }

  /** Looks once a day what is usual in a channel. */
  async learnUsual(store: Store, channel: string, now: Moment): Promise<void> {
    const watching = this.#channels.get(channel);
    if (watching === undefined || this.address === null || (watching.usual !== null && Math.abs(now - watching.usual.from) < 23 * HOUR)) return;
    const hours = await store.of(this.address.community).heatHours(now - RATES_FROM, { home: this.address.home.id, channel });
    const from = now - (now % HOUR) - HOUR;
    watching.usual = { from, rates: Array.from({ length: 26 }, (_, place) => usualRate(hours, from + place * HOUR)) };
  }

  #open(channel: string): Watching {
    const known = this.#channels.get(channel);
    if (known !== undefined) return known;
    const [first] = this.#channels.keys();
    if (this.#channels.size >= MOST_CHANNELS && first !== undefined) this.#channels.delete(first);
    const opened = { watch: new ChannelWatch({ salt: this.optics.salt, model: this.#modelFor(channel) }), usual: null };
    this.#channels.set(channel, opened);
    return opened;
  }

  #isWatched(channel: string): boolean {
    return this.#decided.get(channel)?.watched ?? true;
  }

  #modelFor(channel: string): TextModel | null {
    return (this.#decided.get(channel)?.textSince ?? null) === null ? null : this.optics.model;
  }
}

function rateOf({ usual }: Watching, at: Moment): number | null {
  return usual === null ? null : (usual.rates[Math.floor((at - usual.from) / HOUR)] ?? null);
}
