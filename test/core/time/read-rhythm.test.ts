import { describe, expect, test } from '@jest/globals';
import { listNearestZones } from '../../../src/core/time/nearest-zones.js';
import { readRecurrence } from '../../../src/core/time/read-recurrence.js';
import { readTime } from '../../../src/core/time/read-time.js';
import { readWeekdays } from '../../../src/core/time/read-weekdays.js';
import { replan } from '../../../src/core/time/replan.js';
import type { Rhythm } from '../../../src/core/time/rhythm.js';

test.each<[string, number[] | null]>([
  ['Mon, Thu', [1, 4]],
  ['thursday Tuesday', [2, 4]],
  ['Mondays and Fridays', [1, 5]],
  ['every Mon.', [1]],
  ['Mon-Fri', [1, 2, 3, 4, 5]],
  ['fri to mon', [1, 5, 6, 7]],
  ['weekend, wed', [3, 6, 7]],
  ['sat/sun', [6, 7]],
  ['Mon Mon', [1]],
  ['', []],
  ['Mon, someday', null],
  ['m', null],
  ['mon-tue-wed', null],
])('reads the days in %j', (text, days) => {
  expect(readWeekdays(text)).toEqual(days);
});

test.each([
  ['9', '09:00'],
  ['09:30', '09:30'],
  ['9.05', '09:05'],
  ['18h', '18:00'],
  ['18h30', '18:30'],
  ['at 9 am', '09:00'],
  ['9:15 p.m.', '21:15'],
  ['12 am', '00:00'],
  ['12pm', '12:00'],
  ['Noon', '12:00'],
  ['0:00', '00:00'],
])('reads the time %j', (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each(['', '24:00', '9:60', '13 pm', '0 am', 'soon', '9:5', '-9', '9 - 10'])('refuses the time %j', (text) => {
  expect(readTime(text)).toEqual({ is: 'refused', code: 'time-unreadable' });
});

test.each<[string, string, unknown]>([
  ['day', 'whatever', { every: 'day' }],
  ['week', '', { every: 'week', weeks: 1, on: [1] }],
  ['3-weeks', 'fri', { every: 'week', weeks: 3, on: [5] }],
  ['month', '', { every: 'month', on: { date: 1 } }],
  ['month', 'on the 15th', { every: 'month', on: { date: 15 } }],
  ['month', 'Last day', { every: 'month', on: { date: 31 } }],
  ['month', '2nd Tuesday', { every: 'month', on: { nth: 2, weekday: 2 } }],
  ['month', 'last fri', { every: 'month', on: { nth: 'last', weekday: 5 } }],
  ['month', '0', { is: 'refused', code: 'month-day-unreadable' }],
  ['month', '32', { is: 'refused', code: 'month-day-unreadable' }],
  ['month', 'fifth monday', { is: 'refused', code: 'month-day-unreadable' }],
  ['week', 'noday', { is: 'refused', code: 'weekdays-unreadable' }],
  ['9-weeks', 'mon', { is: 'refused', code: 'frequency-unknown' }],
  ['__proto__', '', { is: 'refused', code: 'frequency-unknown' }],
])('reads %s on %j', (every, days, recurrence) => {
  expect(readRecurrence(every, days)).toEqual(recurrence);
});

test('names zones near to what was typed', () => {
  expect(listNearestZones('Berln', 3)).toEqual(['Europe/Berlin']);
  expect(listNearestZones('Kyjiw', 3)).toEqual(['Europe/Kyiv']);
  expect(listNearestZones('xqzzyk', 3)).toEqual([]);
});

describe('a changed rhythm', () => {
  const daily: Rhythm = { every: 'day', at: '09:00', zone: 'Europe/Berlin', anchor: '2026-03-02', quietDays: [], quietDates: [] };
  const monday = Date.UTC(2026, 2, 2, 10);

  test('begins with its next day', () => {
    expect(replan(daily, monday, null)).toEqual({ plannedTo: monday, nextDue: Date.UTC(2026, 2, 3, 8) });
  });

  test('does not come a second time on a day it was posted', () => {
    const inNewYork = { ...daily, zone: 'America/New_York' };
    expect(replan(inNewYork, monday, '2026-03-02')).toEqual({ plannedTo: Date.UTC(2026, 2, 2, 14), nextDue: Date.UTC(2026, 2, 3, 14) });
  });

  test('never comes when each of its days is quiet', () => {
    expect(replan({ ...daily, quietDays: [1, 2, 3, 4, 5, 6, 7] }, monday, null).nextDue).toBeNull();
  });
});
