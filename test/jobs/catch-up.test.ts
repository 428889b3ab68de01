import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { drawManageGoals } from '../../src/cards/manage-goals-card.js';
import { drawPlain } from '../../src/cards/draw-plain.js';
import type { CatchUpPolicy } from '../../src/core/time/catch-up.js';
import type { Recurrence } from '../../src/core/time/rhythm.js';
import { DAY, HOUR, MINUTE, openHouse, type House, type Rig } from './rig.js';

const PUNCTUAL = 5 * MINUTE;
const WINDOW = 12 * HOUR;
const MONDAY = 1;

/** Three channels, each with a rhythm at 09:00 and the days it falls on: the model, told apart from the code. */
const RHYTHMS: readonly { readonly channel: string; readonly recurrence: Recurrence; readonly fallsOn: (day: Date) => boolean }[] = [
  { channel: '101', recurrence: { every: 'day' }, fallsOn: () => true },
  { channel: '102', recurrence: { every: 'week', weeks: 1, on: [1] }, fallsOn: (day) => day.getUTCDay() === MONDAY },
  { channel: '103', recurrence: { every: 'month', on: { date: 9 } }, fallsOn: (day) => day.getUTCDate() === 9 },
];

let house: House;
let rig: Rig;
let start: number;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  rig = await house.openRig();
  start = rig.clock.now();
});
afterEach(() => rig.close());
afterAll(() => house.close());

function dueOf({ fallsOn }: (typeof RHYTHMS)[number], from: number, to: number): number[] {
  const days = Array.from({ length: 10 }, (_, index) => Date.UTC(2026, 2, 2 + index, 9));
  return days.filter((due) => due > from && due <= to && fallsOn(new Date(due)));
}

/** Which of them are to be posted `now`. */
function postedOf(due: readonly number[], policy: CatchUpPolicy, now: number): number[] {
  const punctual = due.filter((each) => now - each <= PUNCTUAL);
  if (policy === 'skip') return punctual.slice(-1);
  const inside = due.filter((each) => now - each <= WINDOW);
  return policy === 'latest' ? inside.filter((each) => each === due.at(-1)) : inside;
}

/** Digests are posted, then there is news for the next, then nobody is there. */
async function settleIn(policy: CatchUpPolicy): Promise<void> {
  const goals = [];
  for (const { channel, recurrence } of RHYTHMS) {
    const goal = await rig.launch({ channel, title: `Goal of ${channel}` });
    await rig.community.saveRhythm({ home: rig.home.id, channel, recurrence, at: '09:00', anchor: '2026-03-02', catchUp: policy, on: true, offReason: null, plannedTo: start, nextDue: null });
    goals.push(goal);
  }
  for (const { id } of await rig.community.rhythms()) await rig.community.changeRhythm(id, { nextDue: start + HOUR });
  await rig.pass(HOUR);
  await rig.pass(MINUTE);
  for (const goal of goals) await rig.progress(goal, 1);
  await rig.tick();
  start = rig.clock.now();
  rig.chat.shown.length = 0;
  rig.counted.clear();
}

const POLICIES: readonly CatchUpPolicy[] = ['latest', 'skip', 'all'];
const AWAY = [7 * DAY, 7 * DAY + 3 * HOUR, 7 * DAY + 14 * HOUR, 6 * DAY + 11 * HOUR, 6 * DAY + 12 * HOUR];
const CASES = POLICIES.flatMap((policy) => (policy === 'latest' ? AWAY : AWAY.slice(0, 3)).map((away) => [policy, away / HOUR] as const));

describe('after seven days away', () => {
  test.each(CASES)('policy %s, back after %i hours: as the model has it, late ones marked, missed ones counted and shown', async (policy, hours) => {
    await settleIn(policy);
    await rig.pass(hours * HOUR);
    const now = rig.clock.now();
    let missed = 0;
    for (const rhythm of RHYTHMS) {
      const due = dueOf(rhythm, start, now);
      const posted = postedOf(due, policy, now);
      missed += due.length - posted.length;
      const digests = rig.digests(rhythm.channel);
      expect({ channel: rhythm.channel, digests: digests.length }).toEqual({ channel: rhythm.channel, digests: posted.length });
      const late = posted.filter((each) => now - each > PUNCTUAL);
      expect(digests.filter((text) => text.includes('posted late.)'))).toHaveLength(late.length);
      const kept = await rig.community.occurrences(rhythm.channel, 99);
      expect(kept.filter(({ outcome }) => outcome === 'missed')).toHaveLength(due.length - posted.length);
    }
    expect(rig.counted.get('missed') ?? 0).toBe(missed);
    const digests = await rig.community.occurrences(null, 200);
    const shown = drawPlain(drawManageGoals({ active: [], closed: [], options: [], digests, troubled: [] }));
    expect(shown).toContain(missed === 1 ? '1 digest was missed lately.' : `${String(missed)} digests were missed lately.`);
    await rig.tick();
    expect(rig.counted.get('missed') ?? 0).toBe(missed);
  });

  test('what is skipped for want of news is counted apart', async () => {
    await settleIn('latest');
    await rig.pass(DAY);
    await rig.pass(DAY);
    expect([rig.counted.get('missed'), rig.counted.get('skipped'), rig.digests('101').length]).toEqual([undefined, 1, 1]);
  });
});
