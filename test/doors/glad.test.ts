import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Goal } from '../../src/core/goals/goal.js';
import { openRig, pressIn, textOf, type Rig } from './rig.js';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
beforeEach(async () => {
  rig = rig.inNextHome();
  await (await rig.community()).changeSettings({ setUpAt: rig.clock.now(), settingsOfferedAt: 1 });
});
afterAll(async () => {
  expect(rig.log.alarms).toEqual([]);
  await rig.close();
});

async function launch(): Promise<Goal> {
  await rig.manager.presses(pressIn(await rig.manager.submits('goal-add', { title: 'Translate' }), 'Launch'));
  const [goal] = await (await rig.community()).goals();
  if (!goal) throw new Error('no goal');
  return goal;
}

const edits = async (): Promise<number> => (await (await rig.community()).deliveries('achieved', 1))[0]?.wanted ?? 0;

describe('glad we did this?', () => {
  test('each person answers once, nothing says who answered what, and the post follows from the fifth answer on', async () => {
    const goal = await launch();
    await rig.manager.presses(`achieve:${goal.id}:yes`);
    const before = await edits();
    for (const [who, answer] of [['2', 'good'], ['3', 'good'], ['4', 'fair'], ['5', 'bad']] as const) {
      expect(textOf(await rig.guest(who).presses(`glad:${goal.id}:${answer}`))).toBe('Thank you. It is counted without your name.');
    }
    expect(textOf(await rig.guest('5').presses(`glad:${goal.id}:good`))).toContain('said so already');
    expect(await edits()).toBe(before);
    await rig.guest('6').presses(`glad:${goal.id}:good`);
    expect(await edits()).toBe(before + 1);
    expect(await (await rig.community()).glad(goal.id)).toEqual({ good: 3, fair: 1, bad: 1 });
  });

  test('only of what was achieved, and only these three', async () => {
    const goal = await launch();
    expect(textOf(await rig.member.presses(`glad:${goal.id}:good`))).toContain('no longer there');
    await rig.manager.presses(`achieve:${goal.id}:yes`);
    expect(textOf(await rig.member.presses(`glad:${goal.id}:superb`))).toContain('no longer there');
    expect(await (await rig.community()).glad(goal.id)).toEqual({ good: 0, fair: 0, bad: 0 });
  });

  test('saying that a goal is achieved thanks those who helped, so that nobody waits for it', async () => {
    const goal = await launch();
    const community = await rig.community();
    const [home] = await community.homes();
    const helper = await community.person(home?.id ?? '', '7', rig.clock.now());
    const left = await community.person(home?.id ?? '', '8', rig.clock.now());
    const help = (person: string) => community.addHelp({ ask: null, goal: goal.id, person, way: 'offer', at: rig.clock.now() });
    await help(helper.id);
    await community.changeHelp((await help(left.id))?.id ?? '', { handedBackAt: rig.clock.now() });
    await rig.manager.presses(`achieve:${goal.id}:yes`);
    expect((await community.helps({ goal: goal.id })).map(({ person, thankedAt }) => [person, thankedAt])).toEqual(expect.arrayContaining([[helper.id, rig.clock.now()], [left.id, null]]));
    expect(await community.helps({ unthanked: true })).toEqual([]);
  });
});
