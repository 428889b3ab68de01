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
