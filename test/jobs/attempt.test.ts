import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { MINUTE, openHouse, type House, type Rig } from './rig.js';

let house: House;
let rig: Rig;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  rig = await house.openRig();
});
afterEach(() => rig.close());
afterAll(() => house.close());

async function launch() {
  const [delivery] = await rig.community.deliveries('launch', 1);
  return { state: delivery?.state, attempt: delivery?.attempt, reason: delivery?.reason };
}

test('what was cancelled after an attempt in doubt is not tried again', async () => {
  const goal = await rig.launch();
  rig.chat.fates.push({ is: 'unknown' });
  await rig.tick();
  await rig.community.changeGoal(goal.id, { state: 'let-go', closedAt: rig.clock.now() });
  await rig.pass(2_000);
  expect([rig.chat.attempts, await launch()]).toEqual([1, { state: 'skipped', attempt: 1, reason: 'goal-closed' }]);
});

test('a worker that stood still on its way to sending gives its turn back', async () => {
  await rig.launch();
  const { queue } = rig.store;
  const { record } = queue;
  queue.record = async (...wanted) => {
    const held = await record(...wanted);
    if (wanted[4]) rig.clock.moveBy(2 * MINUTE);
    return held;
  };
  await rig.tick();
  queue.record = record;
  expect([rig.chat.attempts, await launch()]).toEqual([0, { state: 'ready', attempt: 0, reason: null }]);
  await rig.pass(1_000);
  expect([rig.chat.attempts, await launch()]).toEqual([1, { state: 'sent', attempt: 1, reason: null }]);
});

/** Between writing down that an attempt begins and sending, this happens. */
async function tickWith(meanwhile: () => unknown): Promise<void> {
  const { queue } = rig.store;
  const { record } = queue;
  queue.record = async (...wanted) => {
    const held = await record(...wanted);
    if (wanted[4]) await meanwhile();
    return held;
  };
  await rig.tick();
  queue.record = record;
}

test('a busy worker reads again what is wanted, and sends it', async () => {
  await rig.launch();
  await tickWith(() => { rig.clock.moveBy(6_000); });
  expect([rig.chat.attempts, await launch()]).toEqual([1, { state: 'sent', attempt: 1, reason: null }]);
});

test('a busy worker does not send what was cancelled on the way', async () => {
  const goal = await rig.launch();
  await tickWith(async () => {
    await rig.community.changeGoal(goal.id, { state: 'let-go', closedAt: rig.clock.now() });
    rig.clock.moveBy(6_000);
  });
  expect([rig.chat.attempts, await launch()]).toEqual([0, { state: 'skipped', attempt: 1, reason: 'goal-closed' }]);
});

test('the launch of a goal that is moved before it could be posted goes to its new channel, once', async () => {
  const goal = await rig.launch();
  rig.chat.fates.push({ is: 'wait', until: rig.clock.now() + MINUTE });
  await rig.tick();
  await rig.community.changeGoal(goal.id, { channel: '200' });
  await rig.pass(MINUTE);
  await rig.pass(MINUTE);
  const launches = await rig.community.deliveries('launch', 9);
  expect(launches.map(({ target, state, reason }) => [target, state, reason]).toSorted()).toEqual([['100', 'skipped', 'goal-moved'], ['200', 'sent', null]]);
  expect(rig.seen('100')).toEqual([]);
});

test.each([
  ['paused', () => rig.community.changeSettings({ pausedUntil: rig.clock.now() + 60 * MINUTE })],
  ['rhythm-off', async () => {
    const [rhythm] = await rig.community.rhythms();
    await rig.community.changeRhythm(rhythm?.id ?? '', { on: false });
  }],
] as const)('a digest that waits is not posted any more when it is %s', async (reason, stop) => {
  await rig.launch();
  await rig.tick();
  rig.clock.moveBy(60 * MINUTE);
  rig.chat.fates.push({ is: 'wait', until: rig.clock.now() + MINUTE });
  await rig.tick();
  await stop();
  await rig.pass(MINUTE);
  const [digest] = await rig.community.deliveries('digest', 1);
  expect([digest?.state, digest?.reason, rig.digests()]).toEqual(['skipped', reason, []]);
});
