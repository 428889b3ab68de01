import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { LiveWatch } from '../../src/events/live-watch.js';
import { makeTick, type Ticking } from '../../src/jobs/tick.js';
import type { Surroundings } from '../../src/use-cases/context.js';
import { DAY, HOUR, MINUTE, openHouse, type House, type Rig } from './rig.js';

let house: House;
let rig: Rig;
let around: Surroundings;
let ticking: Ticking;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  rig = await house.openRig();
  around = { ...rig.around, watch: new LiveWatch(rig.around, { salt: 7, model: null }) };
  ticking = makeTick(around, 'live');
});
afterEach(async () => {
  await ticking.stop();
  await rig.close();
});
afterAll(() => house.close());

const CHANNEL = '100';
let messages = 0;

async function pass(milliseconds: number): Promise<void> {
  rig.clock.moveBy(milliseconds);
  await ticking.tick();
}

/** Half an hour in which so many people write in turn; `heated`: a manager says so at its end. */
async function talk(people: readonly string[], heated: boolean): Promise<void> {
  const saw = around.watch.saw.bind(around.watch, 'discord', rig.home.key, CHANNEL);
  for (let turn = 0; turn < 30; turn += 1) {
    messages += 1;
    saw({ what: 'message', at: rig.clock.now(), person: people[turn % people.length] ?? '', message: `m${String(messages)}`, answers: null, text: null });
    rig.clock.moveBy(MINUTE);
    if (turn === 0) await ticking.tick();
  }
  if (heated) saw({ what: 'report', at: rig.clock.now(), by: 'manager' });
  await pass(HOUR);
}

const SIX = ['11', '12', '13', '14', '15', '16'];

test('what is seen on three days raises a flag; a goal is set, it cools, and the flag closes', async () => {
  for (let day = 0; day < 3; day += 1) {
    await talk(SIX, true);
    await pass(DAY - 90 * MINUTE);
  }
  const hours = await rig.community.hotHours(0);
  expect(hours.map(({ channel, people, signals }) => [channel, people, signals.includes('people')])).toEqual([1, 2, 3].map(() => [CHANNEL, 5, true]));
  expect(rig.seen('900')).toHaveLength(1);
  await rig.launch({ channel: CHANNEL, title: 'Write the style guide', due: '2026-05-01' });
  await talk(SIX, false);
  await pass(12 * DAY);
  await talk(SIX, false);
  expect((await rig.community.heatHours(0)).map(({ hot }) => hot)).toEqual([true, true, true, false, false]);
  expect((await rig.community.flags({ most: 1 }))[0]?.end).toBe('goal-and-cooled');
  expect(rig.seen('900').at(-1)).toContain('A goal was set, and it has cooled.');
});

test('where fewer than five people write, nothing is kept and nothing flagged', async () => {
  for (let day = 0; day < 4; day += 1) {
    await talk(SIX.slice(0, 4), true);
    await pass(DAY - 90 * MINUTE);
  }
  expect([await rig.community.heatHours(0), await rig.community.flags({ most: 1 })]).toEqual([[], []]);
});

test('who is not counted leaves the window at once: four are too few again', async () => {
  const { id } = await rig.community.person(rig.home.id, '15', rig.clock.now());
  await talk(SIX.slice(0, 5), true);
  await rig.community.setCounted(id, false, rig.clock.now());
  around.watch.changed(rig.community.community);
  await talk(SIX.slice(0, 5), true);
  await pass(HOUR);
  expect((await rig.community.heatHours(0)).map(({ hour }) => hour - Date.UTC(2026, 2, 2, 8))).toEqual([0]);
});
