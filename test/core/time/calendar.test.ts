import { describe, expect, test } from '@jest/globals';
import { DAY_MS, addDays, dayOf, daysBetween, endOfDay, isDay, mondayOf, startOfDay, weekdayOf } from '../../../src/core/time/calendar.js';

describe('calendar', () => {
  test('a moment is another day east and west of it', () => {
    const moment = Date.parse('2026-03-01T23:30:00Z');
    expect([dayOf(moment, 'Asia/Kathmandu'), dayOf(moment, 'UTC'), dayOf(moment, 'America/New_York')]).toEqual(['2026-03-02', '2026-03-01', '2026-03-01']);
  });

  test('days are counted over month ends, leap days and backwards', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2026-01-02', '2026-01-01')).toBe(-1);
  });

  test('weeks begin on Monday', () => {
    expect([weekdayOf('2026-12-21'), weekdayOf('2026-12-27')]).toEqual([1, 7]);
    expect([mondayOf('2026-12-21'), mondayOf('2026-12-27')]).toEqual(['2026-12-21', '2026-12-21']);
  });

  test('a day is as long as its clocks make it and touches the next', () => {
    const hours = (day: string, zone: string): number => (endOfDay(day, zone) - startOfDay(day, zone)) / 3_600_000;
    expect([hours('2026-03-29', 'Europe/Berlin'), hours('2026-10-25', 'Europe/Berlin'), hours('2026-06-01', 'Europe/Berlin')]).toEqual([23, 25, 24]);
    expect(startOfDay('2024-04-26', 'Africa/Cairo')).toBe(Date.parse('2024-04-25T22:00:00Z'));
    expect(endOfDay('2026-06-01', 'UTC') - startOfDay('2026-06-01', 'UTC')).toBe(DAY_MS);
  });

  test.each([['2026-02-28', true], ['2026-02-29', false], ['2026-13-01', false], ['2026-2-1', false], ['', false], ['2026-02-28T10:00', false]])('%p is a day: %p', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });
});
