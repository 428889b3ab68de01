/**
 * Figures about delivering, taken by hand and never asserted:
 * `script/with-postgres node --import tsx test/processes/measure.ts burst|fair|steady [HOW MANY] [A SECOND]`.
 * burst: so many due in the same second, each in a channel of its own. fair: one community with that many, another with a
 * hundredth of it. steady: so many a minute, one after the other. The platform takes so many a second and 80 ms for each.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { NodeClock } from '../../src/adapters/node/clock.js';
import { openStore } from '../../src/adapters/postgres/open-store.js';
import type { Platform } from '../../src/core/community/home.js';
import { makeTick } from '../../src/jobs/tick.js';
import type { Chat } from '../../src/ports/chat.js';
import type { Log } from '../../src/ports/log.js';
import type { Store } from '../../src/ports/store.js';
import type { Surroundings } from '../../src/use-cases/context.js';
import { makeGoal } from '../cards/sample.js';
import { QuietWatch } from '../doors/quiet-watch.js';
import { createDatabase, dropDatabase } from '../setup/server-databases.js';

const LATENCY = 80;
const MINUTE = 60_000;
const AT_ONCE = 200;
const [what = 'burst', count = '10000', rate = '50'] = process.argv.slice(2);
const posts = Number(count);
const server = process.env.GUIDON_TEST_DATABASE_URL ?? '';
const log: Log = { debug: () => undefined, info: () => undefined, warn: say, error: say, child: () => log };

function say(facts: object, message: string): void {
  process.stderr.write(`${message} ${JSON.stringify(facts)}\n`);
}

interface Arrival {
  readonly home: string;
  readonly late: number;
}

/** A platform that answers after a while and takes only so many a second. */
class Counted {
  readonly arrivals: Arrival[] = [];
  readonly due = new Map<string, number>();
  #free = 0;

  constructor(private readonly clock: NodeClock) {}

  readonly chat = {
    platform: 'discord',
    recognises: 100_000,
    pin: () => Promise.resolve({ is: 'sent' }),
    post: async ({ home, channel }: { readonly home: string; readonly channel: string }) => {
      const now = performance.now();
      this.#free = Math.max(now, this.#free + 1_000 / Number(rate));
      await sleep(this.#free - now + LATENCY / 2);
      this.arrivals.push({ home, late: this.clock.now() - (this.due.get(`${home} ${channel}`) ?? 0) });
      await sleep(LATENCY / 2);
      return { is: 'sent', ref: { platform: 'discord', home, channel, message: `m${String(this.arrivals.length)}` } };
    },
  } as unknown as Chat;
}

/** So many launches of one community, due one after the other `apart` ms. */
async function addPosts(store: Store, platform: Counted, wish: { readonly home: string; readonly many: number; readonly from: number; readonly apart: number }): Promise<void> {
  const { community, home } = await store.queue.joinHome('discord', wish.home, wish.home, wish.from);
  const own = store.of(community);
  for (let first = 0; first < wish.many; first += AT_ONCE) {
    await own.together(async (inside) => {
      for (let each = first; each < Math.min(wish.many, first + AT_ONCE); each += 1) {
        const [due, channel] = [wish.from + each * wish.apart, `c${String(each)}`];
        platform.due.set(`${wish.home} ${channel}`, due);
        const { id: _, number: _number, ...goal } = makeGoal({ home: home.id, channel, steward: null, openedAt: wish.from, lastMovedAt: wish.from });
        const { id } = await inside.addGoal(goal);
        await inside.addDelivery({ home: home.id, target: channel, toPerson: false, kind: 'launch', subject: { goal: id }, once: `launch:${id}`, due });
      }
    });
  }
}

function tell(name: string, arrivals: readonly Arrival[]): void {
  const late = arrivals.map((arrival) => arrival.late).sort((one, other) => one - other);
  const at = (share: number): number => late[Math.min(late.length - 1, Math.floor(late.length * share))] ?? Number.NaN;
  process.stdout.write(`${name}: ${String(late.length)} posts, late by p50 ${String(at(0.5))} ms, p95 ${String(at(0.95))} ms, p99 ${String(at(0.99))} ms, most ${String(at(1))} ms; earliest ${String(at(0))} ms\n`);
}

async function measure(store: Store): Promise<void> {
  const clock = new NodeClock();
  await clock.follow(() => store.databaseNow());
  const platform = new Counted(clock);
  // Written before any is due.
  const from = clock.now() + 10_000 + posts * 5;
  const wishes = {
    burst: [{ home: 'one', many: posts, from, apart: 0 }],
    fair: [{ home: 'big', many: posts, from, apart: 0 }, { home: 'small', many: Math.ceil(posts / 100), from: from + 1_000, apart: 100 }],
    steady: [{ home: 'one', many: posts * 2, from, apart: MINUTE / posts }],
  }[what];
  if (!wishes) throw new Error('burst, fair or steady?');
  for (const wish of wishes) await addPosts(store, platform, wish);
  await clock.sleep(Math.max(0, from - clock.now() - 2_000));
  const around: Surroundings = { store, clock, log, chatOf: (name: Platform) => (name === 'discord' ? platform.chat : null), wake: () => undefined, watch: new QuietWatch(), count: () => undefined };
  const ticking = makeTick(around, 'measured');
  const stopHeart = clock.heartbeat(() => { ticking.wake(); return Promise.resolve(); });
  const expected = wishes.reduce((sum, { many }) => sum + many, 0);
  while (platform.arrivals.length < expected) await sleep(100);
  process.stdout.write(`${what}: drained ${String((clock.now() - from) / 1_000)} s after the first was due\n`);
  for (const { home } of wishes) tell(home, platform.arrivals.filter((arrival) => arrival.home === home));
  stopHeart();
  await ticking.stop();
}

const name = `guidon_measure_${String(process.pid)}`;
const store = await openStore({ databaseUrl: await createDatabase(server, name), folder: '', log });
try {
  await measure(store);
} finally {
  await store.close();
  await dropDatabase(server, name);
}
