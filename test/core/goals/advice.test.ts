import { describe, expect, test } from '@jest/globals';
import { checkGoal, type GoalPast } from '../../../src/core/goals/check-goal.js';
import type { Goal, Measure } from '../../../src/core/goals/goal.js';
import { judgeEntry } from '../../../src/core/goals/judge-entry.js';
import { STARTERS, suggestNext } from '../../../src/core/goals/suggest-next.js';
import { DAY_MS } from '../../../src/core/time/calendar.js';
import { makeGoal } from './goal-to-be.js';

const past: GoalPast = { today: '2026-03-01', bestRate: null, lastBeneficiaries: [] };

describe('check a goal', () => {
  test.each<[string, Partial<Goal>, Partial<GoalPast>, string[]]>([
    ['a good one', {}, {}, []],
    ['no measure', { measure: { is: 'done', criterion: null } }, {}, ['no-measure']],
    ['done or not done in words is a measure', { measure: { is: 'done', criterion: 'It is online' } }, {}, []],
    ['twelve weeks', { due: '2026-05-24' }, {}, []],
    ['longer than twelve weeks', { due: '2026-05-25' }, {}, ['too-long']],
    ['as fast as ever', {}, { bestRate: 100 / 30 }, []],
    ['faster than ever', {}, { bestRate: 3 }, ['faster-than-ever']],
    ['due today', { due: '2026-03-01' }, { bestRate: 99 }, ['faster-than-ever']],
    ['no benefit', { benefit: ' ' }, {}, ['no-benefit']],
    ['second for the company', { beneficiary: 'company' }, { lastBeneficiaries: ['company', 'members'] }, []],
    ['second of only two', { beneficiary: 'company' }, { lastBeneficiaries: ['company'] }, []],
    ['third for the company', { beneficiary: 'company' }, { lastBeneficiaries: ['company', 'company', 'members'] }, ['third-company-goal-in-a-row']],
    ['for members after two for the company', {}, { lastBeneficiaries: ['company', 'company'] }, []],
    ['all at once', { measure: { is: 'done', criterion: null }, benefit: null, due: '2027-03-01' }, {}, ['no-measure', 'too-long', 'no-benefit']],
  ])('%s', (_name, goal, known, advice) => {
    expect(checkGoal(makeGoal(goal), { ...past, ...known })).toEqual(advice);
  });
});

describe('judge an entry', () => {
  const now = 100 * DAY_MS;
  const known = { isSteward: false, isManager: false, firstSeenAt: 0 };
  const counted = { is: 'counted' };
  const pages = (target: number): Measure => ({ is: 'number', target, unit: 'pages' });

  test.each<[string, number, Measure, unknown]>([
    ['a quarter', 25, pages(100), counted],
    ['over a quarter', 25.01, pages(100), { is: 'waiting', because: 'large' }],
    ['one of three', 1, pages(3), counted],
    ['two of three', 2, pages(3), { is: 'waiting', because: 'large' }],
    ['an item of a list of two', 1, { is: 'checklist', items: ['a', 'b'] }, counted],
    ['done', 1, { is: 'done', criterion: null }, counted],
  ])('%s', (_name, amount, measure, verdict) => {
    expect(judgeEntry(amount, measure, known, now)).toEqual(verdict);
  });

  test('a person first seen less than seven days ago waits', () => {
    const seen = (ago: number): unknown => judgeEntry(1, pages(100), { ...known, firstSeenAt: now - ago }, now);
    expect([seen(7 * DAY_MS - 1), seen(7 * DAY_MS)]).toEqual([{ is: 'waiting', because: 'new-person' }, counted]);
  });

  test.each(['isSteward', 'isManager'] as const)('whoever %s never waits', (role) => {
    expect(judgeEntry(90, pages(100), { ...known, firstSeenAt: now, [role]: true }, now)).toEqual(counted);
  });
});

describe('suggest what is next', () => {
  const achieved = makeGoal({ state: 'achieved' });

  test.each([[100, 130], [4, 5], [1, 2], [2.5, 3], [1000, 1300], [37, 46], [80, 100]])('after %p of a unit, %p', (target, next) => {
    const [first] = suggestNext(makeGoal({ measure: { is: 'number', target, unit: 'pages' } }), []);
    expect(first).toEqual({ is: 'step-up', goalId: 'goal-1', title: achieved.title, target: next, unit: 'pages' });
  });

  test('the newest that was missed or let go, unless it is being done again', () => {
    const others = [
      makeGoal({ id: 'a', title: 'Old', state: 'missed', closedAt: 1 }),
      makeGoal({ id: 'b', number: 7, title: 'Newer', state: 'let-go', closedAt: 2 }),
      makeGoal({ id: 'c', title: 'Again', state: 'missed', closedAt: 3 }),
      makeGoal({ id: 'd', title: 'again', state: 'active' }),
    ];
    expect(suggestNext(achieved, others)[1]).toEqual({ is: 'take-up-again', goalId: 'b', number: 7, title: 'Newer' });
  });

  test('there are always two, and they differ', () => {
    const counts = [0, 1, 2, 3, 4, 5];
    const offered = counts.map((count) => suggestNext(null, Array.from({ length: count }, () => makeGoal())));
    expect(offered.every((two) => two.length === 2 && JSON.stringify(two[0]) !== JSON.stringify(two[1]))).toBe(true);
    expect(offered[0]).toEqual([{ is: 'starter', starter: STARTERS[0] }, { is: 'starter', starter: STARTERS[1] }]);
    expect(offered[1]).not.toEqual(offered[0]);
  });

  test('a checklist has no step up', () => {
    expect(suggestNext(makeGoal({ measure: { is: 'checklist', items: ['a'] } }), []).map(({ is }) => is)).toEqual(['starter', 'starter']);
  });
});
