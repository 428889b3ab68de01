import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Entry, Goal } from '../../../src/core/goals/goal.js';
import { readPace } from '../../../src/core/goals/pace.js';
import { DAY_MS } from '../../../src/core/time/calendar.js';
import { makeEntry, makeGoal, opened } from './goal-to-be.js';

/** Amounts by the day after opening on which they came. */
function entriesOn(amounts: Readonly<Record<number, number>>): Entry[] {
  return Object.entries(amounts).map(([day, amount]) => makeEntry({ amount, at: opened + Number(day) * DAY_MS }));
}

function paceOn(day: number, entries: Entry[], fields: Partial<Goal> = {}): string {
  const { word, basis, forecast } = readPace(makeGoal(fields), entries, opened + day * DAY_MS, 'UTC');
  return [word, basis, forecast ?? '-'].join(' ');
}

describe('read the pace of 100 pages in 30 days', () => {
  test.each<[string, number, Record<number, number>, string]>([
    ['nothing yet', 5, {}, 'unknown nothing-yet -'],
    ['nothing at half time', 15, {}, 'stalled nothing-at-half-time -'],
    ['nothing when it is over', 31, {}, 'behind past-due -'],
    ['one entry, early', 3, { 2: 40 }, 'ahead share-against-time -'],
    ['one entry, in step', 6, { 5: 20 }, 'on-track share-against-time -'],
    ['one entry, late', 9, { 8: 5 }, 'behind share-against-time -'],
    ['two entries on one day are no rate', 6, { 5: 10, 5.1: 10 }, 'on-track share-against-time -'],
    ['two days: in step', 10, { 2: 18, 9: 18 }, 'on-track rate 2026-03-29'],
    ['two days: fast', 10, { 2: 30, 9: 30 }, 'ahead rate 2026-03-18'],
    ['two days: slow', 10, { 2: 10, 9: 10 }, 'behind rate 2026-04-20'],
    ['so slow that no day is named', 10, { 2: 0.5, 9: 0.5 }, 'behind rate-too-low -'],
    ['silent for over a third of the time', 20, { 2: 40, 9: 40 }, 'stalled silent -'],
    ['reached', 10, { 2: 50, 9: 50 }, 'done target-reached -'],
    ['reached and over, past due', 40, { 2: 150 }, 'done target-reached -'],
    ['some, past due', 40, { 2: 50, 29: 20 }, 'behind past-due -'],
  ])('%s', (_name, day, amounts, expected) => {
    expect(paceOn(day, entriesOn(amounts))).toBe(expected);
  });

  test('the due day itself still belongs to the goal, in the community\'s zone', () => {
    const lastMinute = Date.parse('2026-03-31T03:59:00Z');
    const pace = (at: number): string => readPace(makeGoal(), entriesOn({ 2: 40, 29: 50 }), at, 'America/New_York').basis;
    expect([pace(lastMinute), pace(lastMinute + 60_000)]).toEqual(['rate', 'past-due']);
  });

  test('what waits, is undone or lies ahead is not read', () => {
    const entries = [makeEntry({ amount: 90, state: 'waiting' }), makeEntry({ amount: 90, state: 'undone' }), makeEntry({ amount: 90, at: opened + 9 * DAY_MS })];
    expect(paceOn(5, entries)).toBe('unknown nothing-yet -');
  });

  test('in longer goals the last 28 days weigh double', () => {
    // 100 days gone, 900 of 1000 left: (2 × 100/28 + 1) / 3 a day, against (2 × 50/28 + 1) / 3.
    const year = { due: '2027-03-01', measure: { is: 'number', target: 1000, unit: 'pages' } } as const;
    const recent = paceOn(100, entriesOn({ 80: 50, 99: 50 }), year);
    const even = paceOn(100, entriesOn({ 1: 50, 99: 50 }), year);
    expect([recent, even]).toEqual(['behind rate 2027-05-07', 'behind rate 2028-01-21']);
  });

  test('a week of silence is not held against a short goal', () => {
    expect(paceOn(8, entriesOn({ 0: 10, 1.5: 60 }), { due: '2026-03-12' })).toContain('rate');
  });

  test('a goal with a first entry in its first hour has no endless rate', () => {
    expect(paceOn(0.6, entriesOn({ 0.01: 10, 0.55: 10 }))).toBe('ahead rate 2026-03-06');
  });

  test('a checklist is read by its items, done or not done only by time', () => {
    const items = { measure: { is: 'checklist', items: ['a', 'b', 'c', 'd'] } } as const;
    const ticked = [makeEntry({ item: 0, at: opened + 2 * DAY_MS }), makeEntry({ item: 1, at: opened + 9 * DAY_MS })];
    expect(paceOn(10, ticked, items)).toBe('ahead rate 2026-03-21');
    expect(paceOn(10, [], { measure: { is: 'done', criterion: null } })).toBe('unknown nothing-yet -');
  });

  test.each([['achieved', 'done target-reached -'], ['missed', 'unknown closed -'], ['let-go', 'unknown closed -']] as const)('%s: %s', (state, expected) => {
    expect(paceOn(5, entriesOn({ 1: 10 }), { state })).toBe(expected);
  });

  test('a forecast never lies before today nor over two years ahead, and is never after the due day on track', () => {
    const amounts = fc.array(fc.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 1, max: 60 })), { maxLength: 8 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 50 }), (list, day) => {
        const pace = readPace(makeGoal(), list.map(([at, amount]) => makeEntry({ amount, at: opened + at * DAY_MS })), opened + day * DAY_MS, 'UTC');
        if (pace.forecast === null) return pace.basis !== 'rate';
        const today = new Date(opened + day * DAY_MS).toISOString().slice(0, 10);
        expect(pace.forecast >= today && pace.forecast < '2028-05').toBe(true);
        expect(pace.forecast > '2026-03-30').toBe(pace.word === 'behind');
        return true;
      }),
    );
  });
});
