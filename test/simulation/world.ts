import type { Home } from '../../src/core/community/home.js';
import { openDeliveries } from '../../src/jobs/deliver.js';
import { guard } from '../../src/jobs/guard.js';
import { planPosts } from '../../src/jobs/plan-posts.js';
import type { Chat } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Log } from '../../src/ports/log.js';
import type { Store } from '../../src/ports/store.js';
import { QuietWatch } from '../doors/quiet-watch.js';
import type { Surroundings } from '../../src/use-cases/context.js';
import type { Chance } from './chance.js';
import { SimulatedPlatform, type Handle, type PlatformTrouble } from './simulated-platform.js';
import { SimulatedProcess, type Misfortune, type Weather } from './simulated-process.js';
import { Tables, openSimulatedStore } from './simulated-store.js';
import { Timeline } from './timeline.js';

/** What a process works with, for a planted bug to put something worse in its place. */
export interface Parts {
  readonly store: Store;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly worker: string;
  /** How many passes a process makes at the same time. */
  readonly atOnce: number;
}

/** Puts something that does not work in the place of something that does. `chance` is a plan's own: it disturbs nothing else. */
export type Bug = (parts: Parts, chance: Chance, tables: Tables) => Parts;

export interface Surrounding {
  readonly start: number;
  readonly handle: Handle;
  readonly weather: Weather;
  readonly trouble: PlatformTrouble;
  /** While all processes are stopped. */
  readonly stopped: readonly { readonly from: number; readonly to: number }[];
}

const MINUTE = 60_000;
const LONGEST_SLEEP = 30 * MINUTE;

/** Workers, a database and a platform in virtual time. The real jobs run in it. */
export class World {
  readonly timeline: Timeline;
  readonly tables = new Tables();
  readonly platform: SimulatedPlatform;
  readonly history: string[] = [];
  /** Jobs that broke: nothing here gives them a reason to. */
  readonly broken: string[] = [];
  #ids = 0;
  #processes = 0;

  constructor(
    readonly chance: Chance,
    private readonly around: Surrounding,
    private readonly bug: Bug,
  ) {
    this.timeline = new Timeline(around.start);
    this.platform = new SimulatedPlatform(around.handle, this.timeline, chance, around.trouble);
  }

  newId = (): string => {
    this.#ids += 1;
    return `id-${String(this.#ids)}`;
  };

  note(what: string): void {
    this.history.push(`${String(this.timeline.now - this.around.start)} ${what}`);
  }

  /** A store that answers at once, for those who give commands. */
  doors(worker = 'door'): Store {
    const store = openSimulatedStore(this.tables, (step) => Promise.resolve(step()), this.newId);
    return this.bug({ store, chat: {} as Chat, clock: {} as Clock, worker, atOnce: 1 }, this.chance, this.tables).store;
  }

  addHome(community: string, key: string, zone: string): Home {
    const { start, handle } = this.around;
    const home: Home = { id: `home-${key}`, platform: handle === 'nonce' ? 'discord' : 'slack', key, name: key, postsChannel: null, managersChannel: `managers-${key}`, boardChannel: null, managerRole: null };
    this.tables.homes.set(home.id, { ...home, community, left: false, ended: false });
    this.tables.communities.set(community, {
      ...{ id: community, name: key, zone, hasCompany: false, quietDays: [], pausedUntil: null, setUpAt: start },
      ...{ settingsOfferedAt: null, goalAliveAt: null, noGoalToldAt: null, noGoalNotes: true, startedAt: start, endedAt: null, before: null },
    });
    return home;
  }

  /** One worker after the other in the same place: whoever dies is followed. */
  employ(place: string, fates: readonly Misfortune[]): void {
    const [fate, ...later] = fates;
    if (!fate) return;
    this.#processes += 1;
    const worker = `${place}.${String(this.#processes)}`;
    const died = (): void => {
      this.note(`${worker} died`);
      this.timeline.after(this.chance.between(100, 90_000), () => this.employ(place, later));
    };
    const process = new SimulatedProcess(this.timeline, this.chance, this.around.weather, { ...fate, died, froze: () => this.note(`${worker} stands still for ${String(fate.freezesFor)}`) });
    const store = openSimulatedStore(this.tables, process.travel, this.newId);
    const parts = this.bug({ store, chat: this.platform.chatOf(process), clock: process.clock, worker, atOnce: 1 }, this.chance, this.tables);
    for (let pass = 0; pass < parts.atOnce; pass += 1) void this.#work(process, parts);
  }

  async #work(process: SimulatedProcess, parts: Parts): Promise<void> {
    const { store, chat, clock, worker } = parts;
    const log = this.#logOf(worker);
    const around: Surroundings = { store, clock, log, chatOf: (platform) => (platform === chat.platform ? chat : null), wake: () => undefined, watch: new QuietWatch(), count: () => undefined };
    const deliveries = openDeliveries(around, worker, chat.platform);
    while (process.alive) {
      if (!this.isStopped()) {
        if (this.tables.rhythms.size > 0) await guard(log, { job: 'plan' }, () => planPosts(around));
        deliveries.wake();
        await deliveries.rest();
      }
      await process.clock.sleep(Math.max(this.#untilNext(clock.now()), this.#untilStarted()));
    }
  }

  isStopped(): boolean {
    return this.#untilStarted() > 0;
  }

  #untilStarted(): number {
    const { now } = this.timeline;
    const span = this.around.stopped.find(({ from, to }) => now >= from && now < to);
    return span ? span.to - now : 0;
  }

  /** Beats in which there is nothing to do are left out. */
  #untilNext(now: number): number {
    let next = now + LONGEST_SLEEP;
    for (const { state, notBefore, lease } of this.tables.deliveries.values()) {
      if (state === 'ready' || state === 'unknown' || state === 'claimed' || state === 'sending') next = Math.min(next, Math.max(notBefore, (lease ?? 0) + 1));
    }
    for (const { nextDue } of this.tables.rhythms.values()) next = Math.min(next, nextDue ?? next);
    return Math.max(1_000, next - now) + this.chance.between(0, 300);
  }

  #logOf(worker: string): Log {
    const write = (facts: unknown, message: string): void => this.note(`${worker} ${message} ${JSON.stringify(facts)}`);
    const log: Log = {
      debug: write,
      info: write,
      warn: write,
      error: (facts, message) => {
        write(facts, message);
        if (message === 'a job broke' || message === 'a platform did not answer but threw' || message === 'a post could not be drawn') this.broken.push(`${message} ${JSON.stringify(facts)}`);
      },
      child: () => log,
    };
    return log;
  }
}
