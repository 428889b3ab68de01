import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Desk } from '../../src/front-desk.js';
import { StoreUnavailable, type Store } from '../../src/ports/store.js';
import { openRig, textOf, type Rig } from './rig.js';
import { QuietWatch } from './quiet-watch.js';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(async () => rig.close());

/** The rig's store, failing as `fail` says at the first thing it is asked. */
function failing(fail: () => Error): Store {
  const queue = { ...rig.store.queue, firstTime: () => Promise.reject(fail()) };
  return { of: (community) => rig.store.of(community), queue, databaseNow: () => Promise.resolve(null), close: () => Promise.resolve() };
}

function deskOver(store: Store): Desk {
  return new Desk({ store, clock: rig.clock, log: rig.log, chatOf: () => rig.chat, wake: () => undefined, watch: new QuietWatch(), count: () => undefined });
}

test('a database that is away is answered with “try again”, and is told to the operator', async () => {
  const desk = deskOver(failing(() => new StoreUnavailable('unreachable')));
  expect(textOf(await desk.asked(rig.member.visit(), ['goal', 'list'], {}))).toContain('try again in a minute');
  expect(rig.log.alarms.at(-1)).toEqual(['the database could not be reached for an answer', expect.objectContaining({ reason: 'unreachable' })]);
});

test('a fault of ours is answered with a reference and logged without its words', async () => {
  const desk = deskOver(failing(() => new TypeError('secret words of a person')));
  const visit = rig.member.visit();
  expect(textOf(await desk.asked(visit, ['goal', 'list'], {}))).toContain(visit.id);
  expect(JSON.stringify(rig.log.alarms.at(-1))).toContain('TypeError');
  expect(JSON.stringify(rig.log.alarms)).not.toContain('secret words');
});

test('suggestions that fail are none', async () => {
  const desk = deskOver({ ...rig.store, queue: { ...rig.store.queue, homeAt: () => Promise.reject(new StoreUnavailable('unreachable')) } });
  expect(await desk.suggested(rig.member.visit(), ['goal', 'progress'], 'goal', { goal: 'x' })).toEqual([]);
});

test('a button in a direct message finds its community by the message, or says that it is too old', async () => {
  const visit = { ...rig.member.visit(), home: null, message: '12345', channel: 'dm-2' };
  expect(textOf(await rig.desk.pressed(visit, 'goal-help:x', []))).toContain('too old for its buttons');
});

test('a server left while nobody was listening is left when Guidon finds itself elsewhere', async () => {
  const { community } = await rig.store.queue.joinHome('discord', '901', 'Elsewhere', rig.clock.now());
  await rig.desk.found('discord', ['900', '901']);
  expect(await rig.store.queue.homeAt('discord', '901')).toMatchObject({ community });
  await rig.desk.found('discord', ['900']);
  expect(await rig.store.queue.homeAt('discord', '901')).toBeNull();
});
