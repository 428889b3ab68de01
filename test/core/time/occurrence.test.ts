import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS, addDays, dayOf, daysBetween, startOfDay, weekdayOf, type Weekday } from '../../../src/core/time/calendar.js';
import { nextOccurrence, occurrencesBetween, startOfLastTwoRhythms } from '../../../src/core/time/occurrence.js';
import type { Rhythm } from '../../../src/core/time/rhythm.js';
import { momentOf } from '../../../src/core/time/wall-clock.js';

const frame = { at: '09:00', zone: 'Europe/Berlin', anchor: '2026-01-05', quietDays: [], quietDates: [] };
const daily: Rhythm = { ...frame, every: 'day' };
const weekly: Rhythm = { ...frame, every: 'week', weeks: 1, on: [1] };

function listLocal(rhythm: Rhythm, from: string, until: string): string[] {
  const after = startOfDay(from, rhythm.zone) - 1;
  return occurrencesBetween(rhythm, after, startOfDay(until, rhythm.zone)).map(({ local }) => local.slice(0, 10));
}

function utc(moment: number | null): string {
  return new Date(moment ?? NaN).toISOString().slice(0, 16);
}

describe('a wished wall time', () => {
  test.each([
    ['an ordinary day', '2026-01-15T09:00', 'Europe/Berlin', '2026-01-15T08:00'],
    ['in a gap: the first valid minute, not an hour later', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00'],
    ['at the start of a gap', '2026-03-29T02:00', 'Europe/Berlin', '2026-03-29T01:00'],
    ['just after a gap', '2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00'],
    ['in an overlap: the first', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30'],
    ['in a gap of 30 minutes', '2025-10-05T02:15', 'Australia/Lord_Howe', '2025-10-04T15:30'],
    ['in an overlap of 30 minutes', '2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45'],
    ['in a gap of two hours', '2026-03-29T02:59', 'Antarctica/Troll', '2026-03-29T01:00'],
    ['in a gap at midnight', '2024-04-26T00:30', 'Africa/Cairo', '2024-04-25T22:00'],
    ['in a gap that ends at midnight', '2024-03-30T23:30', 'America/Nuuk', '2024-03-31T01:00'],
    ['under an odd offset', '2026-01-15T09:00', 'Asia/Kathmandu', '2026-01-15T03:15'],
  ])('%s', (_name, local, zone, expected) => {
    expect(utc(momentOf(local, zone))).toBe(expected);
  });
});

describe('next occurrence', () => {
  test('is strictly after', () => {
    const due = Date.parse('2026-01-05T08:00:00Z');
    expect(nextOccurrence(weekly, due - 1)).toEqual({ local: '2026-01-05T09:00', due });
    expect(nextOccurrence(weekly, due)?.local).toBe('2026-01-12T09:00');
  });

  test('a gap keeps the key as wished', () => {
    const early = { ...daily, at: '02:30' };
    expect(nextOccurrence(early, Date.parse('2026-03-28T12:00:00Z'))).toEqual({ local: '2026-03-29T02:30', due: Date.parse('2026-03-29T01:00:00Z') });
  });

  test('a day moved past midnight by a gap is not lost', () => {
    const late = { ...daily, at: '23:30', zone: 'America/Nuuk' };
    expect(nextOccurrence(late, Date.parse('2024-03-31T00:59:00Z'))?.local).toBe('2024-03-30T23:30');
  });

  test('a day the zone left out has no occurrence', () => {
    const samoa = { ...daily, zone: 'Pacific/Apia' };
    expect(listLocal(samoa, '2011-12-28', '2012-01-01')).toEqual(['2011-12-28', '2011-12-29', '2011-12-31']);
  });

  test.each<[string, Rhythm, string[]]>([
    ['two weekdays', { ...weekly, on: [1, 4] }, ['2026-01-01', '2026-01-05', '2026-01-08', '2026-01-12', '2026-01-15', '2026-01-19', '2026-01-22', '2026-01-26', '2026-01-29']],
    ['every third week counted from the anchor week', { ...weekly, weeks: 3, on: [1, 5], anchor: '2026-01-07' }, ['2026-01-05', '2026-01-09', '2026-01-26', '2026-01-30']],
    ['quiet days and dates', { ...weekly, on: [1, 7], quietDays: [7], quietDates: ['2026-01-12'] }, ['2026-01-05', '2026-01-19', '2026-01-26']],
  ])('%s', (_name, rhythm, expected) => {
    const early = { ...rhythm, anchor: rhythm.every === 'week' && rhythm.weeks === 1 ? '2025-12-01' : rhythm.anchor };
    expect(listLocal(early, '2026-01-01', '2026-02-01')).toEqual(expected);
  });

  test.each<[string, Rhythm, string[]]>([
    ['the 31st is the last day of shorter months', { ...frame, every: 'month', on: { date: 31 } }, ['2028-01-31', '2028-02-29', '2028-03-31', '2028-04-30']],
    ['the first Tuesday', { ...frame, every: 'month', on: { nth: 1, weekday: 2 } }, ['2028-01-04', '2028-02-01', '2028-03-07', '2028-04-04']],
    ['the last Friday', { ...frame, every: 'month', on: { nth: 'last', weekday: 5 } }, ['2028-01-28', '2028-02-25', '2028-03-31', '2028-04-28']],
  ])('%s', (_name, rhythm, expected) => {
    expect(listLocal(rhythm, '2028-01-01', '2028-05-01')).toEqual(expected);
  });

  test('nothing comes before the first week, and it may lie years ahead', () => {
    const later = { ...weekly, anchor: '2040-06-06' };
    expect(nextOccurrence(later, Date.parse('2026-01-01T00:00:00Z'))?.local).toBe('2040-06-04T09:00');
  });

  test('every 52 weeks is found', () => {
    expect(nextOccurrence({ ...weekly, weeks: 52 }, Date.parse('2026-01-06T00:00:00Z'))?.local).toBe('2027-01-04T09:00');
  });

  test('a rhythm that is always quiet has none', () => {
    expect(nextOccurrence({ ...weekly, quietDays: [1] }, 0)).toBeNull();
  });

  test('up to and including the end', () => {
    const due = Date.parse('2026-01-12T08:00:00Z');
    expect(occurrencesBetween(weekly, due - 7 * DAY_MS, due).map((one) => one.due)).toEqual([due]);
    expect(occurrencesBetween(weekly, due, due)).toEqual([]);
  });
});

describe('the last two rhythms', () => {
  test('at posting time are exactly two weeks of a weekly rhythm', () => {
    const now = Date.parse('2026-02-02T08:00:00Z');
    expect(utc(startOfLastTwoRhythms(weekly, now))).toBe('2026-01-19T08:00');
    expect(utc(startOfLastTwoRhythms(weekly, now - 1))).toBe('2026-01-12T08:00');
  });

  test('reach over quiet days', () => {
    const workdays = { ...daily, quietDays: [6, 7] as Weekday[] };
    expect(utc(startOfLastTwoRhythms(workdays, Date.parse('2026-02-02T08:00:00Z')))).toBe('2026-01-29T08:00');
  });

  test('are two weeks when the rhythm never comes', () => {
    expect(startOfLastTwoRhythms({ ...weekly, quietDays: [1] }, 100 * DAY_MS)).toBe(86 * DAY_MS);
  });
});

const ZONES = ['Australia/Lord_Howe', 'Antarctica/Troll', 'Africa/Cairo', 'Africa/Casablanca', 'America/Nuuk', 'Europe/Berlin', 'America/New_York', 'America/Santiago', 'Asia/Kathmandu', 'Pacific/Chatham'];
const WALL_TIMES = ['00:00', '00:30', '01:30', '02:00', '02:30', '03:15', '09:00', '23:30'];

describe('four years of clock changes', () => {
  test.each(ZONES)('%s: one occurrence a local day at each wall time, in order, never early', (zone) => {
    const after = startOfDay('2023-01-01', zone) - 1;
    const until = startOfDay('2027-01-02', zone);
    for (const at of WALL_TIMES) {
      const found = occurrencesBetween({ ...daily, zone, at }, after, until).filter(({ local }) => local < '2027');
      expect(found.map(({ local }) => local)).toEqual(Array.from({ length: 1461 }, (_one, index) => `${addDays('2023-01-01', index)}T${at}`));
      expect(found.every((one, index) => index === 0 || one.due > (found[index - 1]?.due ?? Infinity))).toBe(true);
    }
  });
});

const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday), { maxLength: 7 });
const recurrences = fc.oneof(
  fc.constant({ every: 'day' as const }),
  fc.record({ every: fc.constant('week' as const), weeks: fc.integer({ min: 1, max: 8 }), on: weekdays.filter((on) => on.length > 0) }),
  fc.record({ every: fc.constant('month' as const), on: fc.record({ date: fc.integer({ min: 1, max: 31 }) }) }),
  fc.record({ every: fc.constant('month' as const), on: fc.record({ nth: fc.constantFrom(1, 2, 3, 4, 'last' as const), weekday: fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday) }) }),
);
const rhythms = fc
  .tuple(recurrences, fc.constantFrom(...ZONES), fc.constantFrom(...WALL_TIMES), weekdays.filter((days) => days.length < 4))
  .map(([recurrence, zone, at, quietDays]) => ({ ...recurrence, zone, at, quietDays, quietDates: [], anchor: '2020-01-01' }) as Rhythm);
const moments = fc.integer({ min: Date.parse('2022-01-01'), max: Date.parse('2027-01-01') });

describe('any rhythm', () => {
  test('the next occurrence is after, keyed by a wished day that is not quiet, and found again from just before it', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, after) => {
        const next = nextOccurrence(rhythm, after);
        if (next === null) return rhythm.every !== 'day';
        expect(next.due).toBeGreaterThan(after);
        expect(next.local.slice(11)).toBe(rhythm.at);
        expect(rhythm.quietDays).not.toContain(weekdayOf(next.local.slice(0, 10)));
        expect(daysBetween(next.local.slice(0, 10), dayOf(next.due, rhythm.zone))).toBeLessThanOrEqual(1);
        expect(momentOf(next.local, rhythm.zone)).toBe(next.due);
        expect(nextOccurrence(rhythm, next.due - 1)).toEqual(next);
        return true;
      }),
      { numRuns: 150 },
    );
  });
});
