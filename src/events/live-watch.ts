import type { Platform } from '../core/community/home.js';
import type { Heat } from '../core/heat/heat.js';
import type { Sighting } from '../core/heat/sighting.js';
import type { Moment } from '../core/time/moment.js';
import type { Clock } from '../ports/clock.js';
import type { ChannelHour } from '../ports/heat-store.js';
import type { ChannelsWatch, HotChannel } from '../ports/heat-view.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import { HomeWatch, type Optics } from './home-watch.js';

export interface WatchAround {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

interface Place {
  readonly watch: HomeWatch;
  /** On the monotonic clock; null while it never was. */
  askedAt: number | null;
  asking: boolean;
  /** Something changed while it was being asked. */
  again: boolean;
}

/** What managers decided in another process is known this much later at most. */
const ASK_EVERY = 30_000;
/** Clocks of processes may differ by this much. */
const OVERLAP: Moment = 10_000;

/** All channels this process sees. What it remembers is in memory only and gone with the process. */
export class LiveWatch implements ChannelsWatch {
  readonly #places = new Map<string, Place>();
  #followedTo: Moment | null = null;
  #following = false;

  constructor(
    private readonly around: WatchAround,
    private readonly optics: Optics,
  ) {}

  saw(platform: Platform, home: string, channel: string, sighting: Sighting): void {
    this.#safely(() => {
      this.#placeOf(platform, home).watch.see(channel, sighting);
    });
  }

  sawTimeout(platform: Platform, home: string, person: string, at: Moment): void {
    this.#safely(() => {
      this.#placeOf(platform, home).watch.seeTimeout(person, at);
    });
  }

  wantsText(platform: Platform, home: string, channel: string): boolean {
    return this.#placeOf(platform, home).watch.wantsText(channel);
  }

  heatNow(platform: Platform, home: string, channel: string): Heat | null {
    return this.#places.get(keyOf(platform, home))?.watch.heat(channel, this.around.clock.now()) ?? null;
  }

  seenChannels(platform: Platform, home: string): readonly string[] {
    return this.#places.get(keyOf(platform, home))?.watch.channels ?? [];
  }

  changed(community: string): void {
    for (const [key, place] of this.#places) if (place.watch.address === null || place.watch.address.community === community) void this.#ask(key, place);
  }

  /** Takes over what people asked for in other processes; meant to be called each second, never fails. */
  async follow(): Promise<void> {
    const now = this.around.clock.now();
    const since = Math.min(this.#followedTo ?? now, now) - OVERLAP;
    if (this.#places.size === 0 || this.#following) return;
    this.#following = true;
    try {
      for (const { platform, homeKey, personKey, counted } of await this.around.store.queue.uncountedSince(since)) {
        this.#places.get(keyOf(platform, homeKey))?.watch.count(personKey, counted);
      }
      this.#followedTo = now;
    } catch (thrown) {
      this.around.log.warn({ fault: nameOf(thrown) }, 'who is not to be counted could not be asked');
    } finally {
      this.#following = false;
    }
  }

  async hotNow(community: string, now: Moment): Promise<readonly HotChannel[]> {
    const hot: HotChannel[] = [];
    await this.#eachChannel(community, now, (watch, home, channel) => {
      const heat = watch.heat(channel, now);
      if (heat !== null && (heat.heat >= watch.thresholdOf(channel) || heat.kind === 'raid-or-spam')) hot.push({ home, channel, heat });
    });
    return hot;
  }

  async takeHours(community: string, now: Moment): Promise<readonly ChannelHour[]> {
    const hours: ChannelHour[] = [];
    await this.#eachChannel(community, now, (watch, home, channel) => {
      hours.push(...watch.takeHours(channel, now).map((hour) => ({ ...hour, home, channel })));
    });
    return hours;
  }

  /** What is usual is learnt of all before anything is given out: that may fail, and what was given out is not there a second time. */
  async #eachChannel(community: string, now: Moment, visit: (watch: HomeWatch, home: string, channel: string) => void): Promise<void> {
    const here = [...this.#places.values()].map(({ watch }) => watch).filter(({ address }) => address?.community === community);
    for (const watch of here) {
      for (const channel of watch.channels) await watch.learnUsual(this.around.store, channel, now);
    }
    for (const watch of here) {
      for (const channel of watch.channels) visit(watch, watch.address?.home.id ?? '', channel);
    }
  }

  #placeOf(platform: Platform, home: string): Place {
    const key = keyOf(platform, home);
    const place = this.#places.get(key) ?? { watch: new HomeWatch(this.optics), askedAt: null, asking: false, again: false };
    this.#places.set(key, place);
    if (!place.asking && (place.askedAt === null || this.around.clock.monotonic() - place.askedAt > ASK_EVERY)) void this.#ask(key, place);
    return place;
  }

  async #ask(key: string, place: Place): Promise<void> {
    place.again = place.asking;
    if (place.asking) return;
    place.asking = true;
    try {
      await this.#learn(key, place.watch);
    } catch (thrown) {
      this.around.log.warn({ fault: nameOf(thrown) }, 'what is to be watched could not be asked');
    }
    place.askedAt = this.around.clock.monotonic();
    place.asking = false;
    if (place.again) await this.#ask(key, place);
  }

  async #learn(key: string, watch: HomeWatch): Promise<void> {
    const [platform, home] = splitKey(key);
    const address = await this.around.store.queue.homeAt(platform, home);
    if (address === null) return;
    const store = this.around.store.of(address.community);
    watch.learn(address, await store.watchedChannels(), await store.uncounted());
  }

  /** An adapter that hands something over must not stumble over it. */
  #safely(work: () => void): void {
    try {
      work();
    } catch (thrown) {
      this.around.log.error({ fault: nameOf(thrown) }, 'a sighting could not be taken');
    }
  }
}

function keyOf(platform: Platform, home: string): string {
  return `${platform} ${home}`;
}

function splitKey(key: string): [Platform, string] {
  const place = key.indexOf(' ');
  return [key.slice(0, place) as Platform, key.slice(place + 1)];
}

function nameOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : typeof thrown;
}
