import { describe, expect, test } from '@jest/globals';
import { isAlive, isPastDue } from '../../../src/core/goals/alive.js';
import type { GoalState } from '../../../src/core/goals/goal.js';
import { achieve, extend, letGo, miss, pastDueStep, reopen } from '../../../src/core/goals/life.js';
import { DAY_MS } from '../../../src/core/time/calendar.js';
import { makeGoal, opened } from './goal-to-be.js';

const now = opened + 10 * DAY_MS;
/** The first moment after the due day. */
const over = Date.parse('2026-03-31T00:00:00Z');
const goal = makeGoal();
const refused = (code: string): unknown => ({ is: 'refused', code });
const closedStates: GoalState[] = ['achieved', 'missed', 'let-go'];

describe('the life of a goal', () => {
  test('it is achieved, missed or let go', () => {
    expect(achieve(goal, now)).toEqual({ ...goal, state: 'achieved', closedAt: now });
    expect(miss(goal, now)).toEqual({ ...goal, state: 'missed', closedAt: now });
    expect(letGo(goal, { reason: 'no time', learned: null }, now)).toEqual({ ...goal, state: 'let-go', closedAt: now, reason: 'no time' });
  });

  test.each(closedStates)('once %s it cannot be closed or extended again', (state) => {
    const closed = makeGoal({ state, closedAt: now });
    const answers = [achieve(closed, now), miss(closed, now), letGo(closed, { reason: null, learned: null }, now), extend(closed, '2026-12-01', now, 'UTC')];
    expect(answers).toEqual(Array(4).fill(refused('goal-not-active')));
  });

  test('it is extended to a day ahead and the steward may be asked anew', () => {
    const asked = makeGoal({ askedAt: now });
    expect(extend(asked, '2026-03-12', now, 'UTC')).toEqual({ ...goal, due: '2026-03-12', lastMovedAt: now, askedAt: null });
    expect(extend(asked, '2026-03-11', now, 'UTC')).toEqual(refused('day-not-ahead'));
  });

  test('what day it is, is asked of the community\'s zone', () => {
    const evening = Date.parse('2026-03-11T20:00:00Z');
    expect([extend(goal, '2026-03-12', evening, 'Asia/Kathmandu'), extend(goal, '2026-03-12', evening, 'UTC')]).toEqual([refused('day-not-ahead'), expect.objectContaining({ due: '2026-03-12' })]);
  });

  test.each(closedStates)('once %s it can be taken up again with a day ahead', (state) => {
    const closed = makeGoal({ state, closedAt: opened, reason: 'x', learned: 'y', askedAt: opened });
    expect(reopen(closed, '2026-04-30', now, 'UTC')).toEqual(makeGoal({ due: '2026-04-30', lastMovedAt: now }));
    expect(reopen(closed, '2026-03-11', now, 'UTC')).toEqual(refused('day-not-ahead'));
  });

  test('an active one is not taken up again', () => {
    expect(reopen(goal, '2026-04-30', now, 'UTC')).toEqual(refused('goal-still-active'));
  });
});

describe('past due', () => {
  test.each([
    ['before its end', goal, over - 1, 'none'],
    ['at its end', goal, over, 'ask-steward'],
    ['asked, within 14 days', makeGoal({ askedAt: over }), over + 14 * DAY_MS - 1, 'none'],
    ['asked, after 14 silent days', makeGoal({ askedAt: over }), over + 14 * DAY_MS, 'miss'],
    ['moved since it was asked', makeGoal({ askedAt: over, lastMovedAt: over + DAY_MS }), over + 14 * DAY_MS, 'none'],
    ['the target is reached', makeGoal({ askedAt: over, reachedAt: now }), over + 90 * DAY_MS, 'none'],
    ['closed', makeGoal({ state: 'achieved' }), over + DAY_MS, 'none'],
  ])('%s', (_name, one, at, step) => {
    expect(pastDueStep(one, at, 'UTC')).toBe(step);
  });

  test('the day ends where the community is', () => {
    expect([isPastDue(goal, over, 'UTC'), isPastDue(goal, over, 'America/New_York'), isPastDue(goal, over - 1, 'Asia/Kathmandu')]).toEqual([true, false, true]);
  });
});

describe('alive', () => {
  const since = now - 7 * DAY_MS;

  test.each([
    ['moved since', makeGoal({ lastMovedAt: since }), true],
    ['not moved since', makeGoal({ lastMovedAt: since - 1, openedAt: since - 1 }), false],
    ['opened since', makeGoal({ lastMovedAt: 0, openedAt: since }), true],
    ['past due', makeGoal({ lastMovedAt: now, due: '2026-03-10' }), false],
    ['due today', makeGoal({ lastMovedAt: now, due: '2026-03-11' }), true],
    ['achieved', makeGoal({ lastMovedAt: now, state: 'achieved' }), false],
  ])('%s', (_name, one, alive) => {
    expect(isAlive(one, since, now, 'UTC')).toBe(alive);
  });
});
