import { openStore } from '../../src/adapters/postgres/open-store.js';
import type { NewGoal, Store } from '../../src/ports/store.js';
import type { CommunityStore } from '../../src/ports/store.js';
import { nextOccurrence } from '../../src/core/time/occurrence.js';
import { rhythmOf } from '../../src/use-cases/ensure-rhythm.js';
import { makeGoal } from '../cards/sample.js';
import type { Wish } from '../history/check-history.js';
import type { FakeHome, Place } from './place.js';
import type { Plan, PlannedDigest, PlannedPost } from './plan-run.js';

interface Settled {
  readonly store: CommunityStore;
  readonly home: string;
  readonly fake: FakeHome;
}

const MINUTE = 60_000;
const AT_ONCE = 50;
const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing, child: () => SILENT };

/** Writes all that is due into the database as the program itself would, and returns what people must see of it. */
export async function writePosts(plan: Plan, places: readonly Place[], { databaseUrl, begin }: { databaseUrl: string; begin: number }): Promise<Wish[]> {
  const store = await openStore({ databaseUrl, folder: '', log: SILENT });
  try {
    return (await Promise.all(places.map((place) => writePlace(plan, place, store, begin)))).flat();
  } finally {
    await store.close();
  }
}

async function writePlace(plan: Plan, place: Place, store: Store, begin: number): Promise<Wish[]> {
  const wishes: Wish[] = [];
  for (const [index, fake] of place.homes.entries()) {
    const settled = await settle(store, place, fake, begin);
    const isHere = (each: PlannedPost | PlannedDigest): boolean => each.platform === place.platform && each.home === index;
    const posts = plan.posts.filter(isHere);
    for (let from = 0; from < posts.length; from += AT_ONCE) {
      const some = posts.slice(from, from + AT_ONCE);
      await settled.store.together((inside) => writeSome({ ...settled, store: inside }, some, begin));
      wishes.push(...some.map((post) => wishOf(post, fake, begin)));
    }
    for (const [number, digest] of plan.digests.filter(isHere).entries()) wishes.push(await writeDigest(settled, number, begin + digest.due));
  }
  return wishes;
}

async function settle(store: Store, { platform }: Place, fake: FakeHome, begin: number): Promise<Settled> {
  const { community, home } = await store.queue.joinHome(platform, fake.key, fake.name, begin);
  const inside = store.of(community);
  await inside.changeHome(home.id, { managersChannel: fake.managersChannel });
  await inside.changeSettings({ setUpAt: begin });
  return { store: inside, home: home.id, fake };
}

async function writeSome({ store, home, fake }: Settled, posts: readonly PlannedPost[], begin: number): Promise<void> {
  for (const { mark, channel, kind, due } of posts) {
    const open = kind === 'launch';
    const goal = await store.addGoal(goalOf(home, { channel: channelAt(fake, channel), title: `Plant ${mark} trees`, state: open ? 'active' : 'achieved', closedAt: open ? null : begin, openedAt: begin, lastMovedAt: begin }));
    await store.addDelivery({ home, target: goal.channel, toPerson: false, kind, subject: { goal: goal.id }, once: `${kind}:${goal.id}`, due: begin + due });
  }
}

/** A rhythm of every day, due at the next whole minute; its goal bears no mark, for the channel gets nothing else. */
async function writeDigest({ store, home, fake }: Settled, number: number, from: number): Promise<Wish> {
  const due = Math.ceil(from / MINUTE) * MINUTE;
  const channel = fake.digestChannels[number] ?? '';
  await store.addGoal(goalOf(home, { channel, title: 'Read together', openedAt: from - MINUTE, lastMovedAt: from - MINUTE }));
  const time = new Date(due).toISOString();
  const rhythm = { recurrence: { every: 'day' as const }, at: time.slice(11, 16), anchor: time.slice(0, 10) };
  const nextDue = nextOccurrence(rhythmOf(rhythm, { zone: 'UTC', quietDays: [] }), due - 1)?.due ?? null;
  await store.saveRhythm({ home, channel, ...rhythm, catchUp: 'latest', on: true, offReason: null, plannedTo: due - 1, nextDue });
  return { key: `digest ${channel}`, home: fake.key, channel, due, mark: null, owed: true, versions: [{ from: 0, text: '' }], cancelledAt: null };
}

function goalOf(home: string, change: Partial<NewGoal>): NewGoal {
  const { id: _, number: _number, ...goal } = makeGoal({ home, steward: null, due: '2099-12-31', ...change });
  return goal;
}

function channelAt({ channels }: FakeHome, number: number): string {
  return channels[number % channels.length] ?? '';
}

function wishOf({ mark, channel, due }: PlannedPost, fake: FakeHome, begin: number): Wish {
  return { key: mark, home: fake.key, channel: channelAt(fake, channel), due: begin + due, mark, owed: true, versions: [{ from: 0, text: mark }], cancelledAt: null };
}
