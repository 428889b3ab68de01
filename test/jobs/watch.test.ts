import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { achieve, extend, reopen } from '../../src/core/goals/life.js';
import type { Mission } from '../../src/core/mission/mission.js';
import type { Goal } from '../../src/core/goals/goal.js';
import { announceAttained } from '../../src/use-cases/announce.js';
import { DAY, HOUR, MINUTE, openHouse, type House, type Rig } from './rig.js';

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

async function stateOf(goal: Goal): Promise<Goal> {
  const now = await rig.community.goal(goal.id);
  if (!now) throw new Error('the goal is gone');
  return now;
}

async function keep(after: ReturnType<typeof achieve>): Promise<void> {
  if ('code' in after) throw new Error(after.code);
  const { id, number: _, home: _home, ...change } = after;
  await rig.community.changeGoal(id, change);
}

function waiting(finalAt: number): Mission {
  return {
    words: 'We keep every lamp lit',
    attainable: true,
    endCriterion: 'A year without a dark night',
    notLine: null,
    state: 'waiting',
    finalAt,
    madeFinalAt: null,
    attainedAt: null,
    evidence: null,
  };
}

describe('a mission', () => {
  test('becomes final after its seven days, is announced once, and not a moment before', async () => {
    await rig.community.saveMission(waiting(rig.clock.now() + 7 * DAY));
    await rig.pass(7 * DAY - MINUTE);
    expect((await rig.community.mission())?.state).toBe('waiting');
    await rig.pass(MINUTE);
    await rig.pass(HOUR);
    expect((await rig.community.mission())?.state).toBe('final');
    expect(rig.seen('800')).toMatchInlineSnapshot(`
[
  "# Our mission is final
We keep every lamp lit
We are there when: A year without a dark night
(From today nobody can change these words, not even us. They are what we gather round.)",
]
`);
  });

  test('attained is celebrated with everyone who contributed', async () => {
    await rig.community.saveMission(waiting(rig.clock.now()));
    const goal = await rig.launch();
    await rig.progress(goal, 3, '7');
    await rig.pass(MINUTE);
    await rig.progress(goal, 3, '8');
    await rig.tick();
    const mission = await rig.community.mission();
    if (!mission) throw new Error('no mission');
    await rig.community.together(async (inside) => {
      await inside.saveMission({ ...mission, state: 'attained', attainedAt: rig.clock.now(), evidence: 'The log shows it' });
      await announceAttained(inside, rig.clock.now());
    });
    await rig.tick();
    expect(rig.seen('800').at(-1)).toMatchInlineSnapshot(`
"# We did it
Our mission is attained: We keep every lamp lit
How we know: The log shows it
Thank you, @7, @8. This was your work."
`);
  });
});

describe('a goal past its day', () => {
  test('is asked about once, missed after 14 quiet days, and can be taken up again', async () => {
    const goal = await rig.launch({ due: '2026-03-10' });
    await rig.pass(9 * DAY);
    await rig.pass(DAY);
    expect(rig.seen('900')).toMatchInlineSnapshot(`
[
  "Translate 100 pages was due on 10 March 2026. What shall become of it?
▱▱▱▱▱▱▱▱▱▱ 0 % 0 of 100 pages, 100 left
(If nothing happens for 14 days it is closed as not reached. It can be taken up again at any time.)
(For @5, in whose hands this goal is.)
[Achieved] [Extend] [Let go]",
]
`);
    await rig.pass(14 * DAY - DAY - MINUTE);
    expect((await stateOf(goal)).state).toBe('active');
    await rig.pass(2 * MINUTE);
    expect((await stateOf(goal)).state).toBe('missed');
    expect(rig.seen('900').at(-1)).toContain('was not reached by 10 March 2026');
    await keep(reopen(await stateOf(goal), '2026-05-01', rig.clock.now(), 'UTC'));
    await rig.pass(DAY);
    const again = await stateOf(goal);
    expect([again.state, again.askedAt]).toEqual(['active', null]);
    expect(rig.log.alarms).toEqual([]);
  });

  test('is asked about again after it was extended', async () => {
    const goal = await rig.launch({ due: '2026-03-10' });
    await rig.pass(9 * DAY);
    await keep(extend(await stateOf(goal), '2026-03-20', rig.clock.now(), 'UTC'));
    await rig.pass(10 * DAY);
    expect(rig.seen('900').filter((text) => text.includes('What shall become of it?'))).toHaveLength(2);
  });

  test('that reached its target is never missed', async () => {
    const goal = await rig.launch({ due: '2026-03-10', reachedAt: rig.clock.now() });
    await rig.pass(9 * DAY);
    await rig.pass(30 * DAY);
    expect((await stateOf(goal)).state).toBe('active');
  });
});

describe('a goal that stands still', () => {
  test('is told about once, and again only after it has moved', async () => {
    const goal = await rig.launch();
    const nudges = (): number => rig.seen('900').filter((text) => text.includes('Nothing has moved')).length;
    await rig.pass(14 * DAY);
    expect(nudges()).toBe(0);
    await rig.pass(2 * HOUR);
    await rig.pass(21 * DAY);
    expect(nudges()).toBe(1);
    await rig.progress(goal, 1);
    await rig.pass(DAY);
    expect(nudges()).toBe(1);
    await rig.pass(28 * DAY);
    expect(nudges()).toBe(2);
  });

  test('is left in peace while the community pauses', async () => {
    await rig.launch();
    await rig.community.changeSettings({ pausedUntil: rig.clock.now() + 60 * DAY });
    await rig.pass(30 * DAY);
    expect(rig.seen('900')).toEqual([]);
  });
});

test('one community that breaks stops no other', async () => {
  const other = await rig.store.queue.joinHome('discord', 'broken', 'Broken', rig.clock.now());
  await rig.store.of(other.community).saveMission(waiting(rig.clock.now()));
  await rig.community.saveMission(waiting(rig.clock.now()));
  const { of } = rig.store;
  const broken = { ...rig.store, of: (id: string) => (id === other.community ? ({ mission: () => Promise.reject(new Error('a secret word')) } as never) : of(id)) };
  Object.assign(rig.around, { store: broken });
  await rig.tick();
  expect((await rig.community.mission())?.state).toBe('final');
  expect(JSON.stringify(rig.log.alarms)).toContain('a job broke');
  expect(JSON.stringify(rig.log.alarms)).not.toContain('secret');
  await rig.store.queue.leaveHome('discord', 'broken', rig.clock.now());
});
