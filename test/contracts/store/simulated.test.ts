import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Delivery, DeliveryState, Progress } from '../../../src/core/delivery/delivery.js';
import type { NewDelivery, Store } from '../../../src/ports/store.js';
import { Chance } from '../../simulation/chance.js';
import { Tables, openSimulatedStore } from '../../simulation/simulated-store.js';
import { MINUTE, NOON, foundTown, openTestStore, type TestStore, type Town } from './open-test-store.js';

const PLAYS = 6;
const STEPS = 120;
const WORKERS = ['one', 'two', 'three'];
const KINDS = ['launch', 'digest', 'board'] as const;
const OUTCOMES = ['ready', 'unknown', 'unknown', 'sent', 'parked', 'skipped'] as const satisfies readonly DeliveryState[];

let opened: TestStore;
let town: Town;
beforeAll(async () => {
  opened = await openTestStore();
});
// What one play leaves is not claimed in the next.
afterEach(() => opened.store.queue.leaveHome('discord', town.key, NOON));
afterAll(() => opened.dispose());

/** The same community in either store, and what was added there, in order. */
interface Side {
  readonly store: Store;
  readonly community: string;
  readonly home: string;
  readonly ids: string[];
}

function makeSides(town: Town): readonly [Side, Side & { readonly tables: Tables }] {
  const { community, home } = town.address;
  const tables = new Tables();
  tables.homes.set(home.id, { ...home, community, left: false, ended: false });
  let ids = 0;
  const simulated = openSimulatedStore(tables, (step) => Promise.resolve(step()), () => `id-${(ids += 1)}`);
  const side = { community, home: home.id };
  return [{ ...side, store: opened.store, ids: [] }, { ...side, store: simulated, ids: [], tables }];
}

/** A row without what each store names in its own way; `which` is its place in the order they were added. */
function plain({ ids }: Side, { id, marker: _, ...rest }: Delivery): object {
  return { which: ids.indexOf(id), ...rest };
}

type Step = (side: Side) => Promise<unknown>;

/** Who took which delivery last. */
interface Taken {
  readonly which: number;
  readonly worker: string;
}

function drawStep(chance: Chance, now: number, added: number, taken: readonly Taken[]): Step {
  const anyone = { which: chance.between(0, Math.max(0, added - 1)), worker: chance.of(WORKERS) };
  const { which, worker } = taken.length > 0 && chance.happens(0.7) ? chance.of(taken.slice(-3)) : anyone;
  const kind = chance.of(KINDS);
  const most = chance.between(0, 4);
  const drawn = chance.of(['first', 'second', null]);
  const own = ({ store, community }: Side) => store.of(community);
  switch (chance.of(['claim', 'claim', 'claim', 'record', 'record', 'record', 'record', 'begin', 'begin', 'release', 'skip', 'settle', 'list', 'edit'] as const)) {
    case 'claim':
      return async (side) => (await side.store.queue.claim(worker, ['discord'], now, now + MINUTE, most)).map((each) => plain(side, each));
    case 'record':
      return recordStep(which, worker, now, drawProgress(chance, now));
    case 'begin':
      return recordStep(which, worker, now, { ...drawProgress(chance, now), state: 'sending' }, { lease: now + MINUTE, drawn });
    case 'release':
      return (side) => side.store.queue.release(worker, added % 2 === 0 ? 'all' : 'unbegun');
    case 'skip':
      return (side) => own(side).skipDeliveries('no longer', added % 3 === 0 ? [kind] : ['board']);
    case 'settle':
      return (side) => own(side).settleUnseen(side.ids[which]!, added % 2 === 0 ? 'again' : 'appeared');
    case 'list':
      return async (side) => (await own(side).deliveries(kind, most, added % 2 === 0 ? {} : { target: 'general' })).map((each) => plain(side, each));
    case 'edit':
      return (side) => own(side).wantEdit(side.ids[which]!);
  }
}

function recordStep(which: number, worker: string, now: number, progress: Progress, keep?: { lease: number; drawn: string | null }): Step {
  return (side) => side.store.queue.record({ id: side.ids[which]!, community: side.community }, worker, progress, now, keep);
}

/** Moments are all different, so that no order is left open. */
function drawProgress(chance: Chance, now: number): Progress {
  const state = chance.of(OUTCOMES);
  const maybe = <Value>(value: Value): Value | null => (chance.happens(0.5) ? value : null);
  return {
    state,
    attempt: chance.between(0, 5),
    notBefore: now + chance.between(-MINUTE, MINUTE),
    attemptedAt: maybe(now),
    doubtedSince: maybe(now - MINUTE),
    lookedAt: maybe(now),
    looks: chance.between(0, 2),
    message: state === 'sent' ? `message-${now}` : null,
    messageChannel: state === 'sent' ? 'general' : null,
    reason: state === 'parked' ? chance.of(['unseen', 'undecided', 'gave-up']) : null,
  };
}

async function add(sides: readonly Side[], wanted: Omit<NewDelivery, 'home'>): Promise<void> {
  const ids: (string | null)[] = [];
  for (const side of sides) {
    const id = await side.store.of(side.community).addDelivery({ ...wanted, home: side.home });
    if (id !== null) side.ids.push(id);
    ids.push(id);
  }
  expect(ids[1] === null).toBe(ids[0] === null);
}

test.each(Array.from({ length: PLAYS }, (_, index) => index + 1))('the simulated store answers as the database does (seed %i)', async (seed) => {
  const chance = new Chance(seed);
  town = await foundTown(opened.store);
  const sides = makeSides(town);
  const answers: unknown[] = [];
  const taken: Taken[] = [];
  for (let step = 0, now = NOON; step < STEPS; step += 1, now += chance.between(1, 20_000)) {
    if (step < 4 || chance.happens(0.15)) {
      const once = `once-${chance.between(1, 40)}`;
      await add(sides, { target: chance.of(['general', 'art']), toPerson: chance.happens(0.2), kind: chance.of(KINDS), subject: { goal: 'g' }, once, due: now + chance.between(-MINUTE, MINUTE) });
      continue;
    }
    const wanted = drawStep(chance, now, sides[0].ids.length, taken);
    const [real, simulated] = [await wanted(sides[0]), await wanted(sides[1])];
    expect({ step, answer: simulated }).toEqual({ step, answer: real });
    answers.push(real);
    if (Array.isArray(real)) taken.push(...(real as readonly (Taken & Delivery)[]).filter((each) => each.worker !== null));
  }
  for (const which of sides[0].ids.keys()) {
    const [real, simulated] = await Promise.all(sides.map(async (side) => plain(side, (await side.store.of(side.community).delivery(side.ids[which]!))!)));
    expect(simulated).toEqual(real);
  }
  // Claims that took something and records that were refused have both been compared.
  expect([answers.some((answer) => Array.isArray(answer) && answer.length > 0), answers.includes(true), answers.includes(false)]).toEqual([true, true, true]);
});

test('the simulated store plans as the database does', async () => {
  const chance = new Chance(7);
  town = await foundTown(opened.store);
  const { community, home } = town.address;
  const [real, simulated] = makeSides(town);
  const kept = await town.store.saveRhythm({ home: home.id, channel: 'general', recurrence: { every: 'day' }, at: '09:00', anchor: '2026-03-02', catchUp: 'latest', on: true, offReason: null, plannedTo: NOON, nextDue: NOON });
  simulated.tables.rhythms.set(kept.id, { ...kept, community });
  const compare = async (ask: (side: Side) => Promise<unknown>) => {
    const [one, other] = [await ask(real), await ask(simulated)];
    expect(other).toEqual(one);
    return one;
  };
  const added: unknown[] = [];
  for (let day = 1; day <= 30; day += 1) {
    const occurrence = { home: home.id, channel: 'general', rhythm: kept.id, local: `2026-03-${String(chance.between(10, 20))}T09:00`, due: NOON + day, outcome: chance.of(['posted', 'skipped', 'missed'] as const), reason: null, delivery: null };
    const change = { plannedTo: NOON + day, nextDue: chance.happens(0.2) ? null : NOON + chance.between(0, 40), on: chance.happens(0.9) };
    const breaks = chance.happens(0.3);
    added.push(
      await compare(async ({ store }) => {
        try {
          return await store.of(community).together(async (inside) => {
            const isNew = await inside.addOccurrence(occurrence);
            await inside.changeRhythm(kept.id, change);
            if (breaks) throw new Error('half-way');
            return [isNew, await inside.rhythms(), await inside.occurrences('general', 3)];
          });
        } catch (error) {
          return (error as Error).message;
        }
      }),
    );
    await compare(({ store }) => store.of(community).rhythms());
    await compare(({ store }) => store.of(community).occurrences(null, 9));
    await compare(({ store }) => store.queue.communitiesDue(NOON + 20, 5));
  }
  expect([added.includes('half-way'), added.some((each) => Array.isArray(each) && each[0] === false)]).toEqual([true, true]);
});
