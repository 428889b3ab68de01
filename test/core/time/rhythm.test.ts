import { describe, expect, test } from '@jest/globals';
import { checkRhythm, type Rhythm } from '../../../src/core/time/rhythm.js';

const frame = { at: '09:00', zone: 'Europe/Berlin', anchor: '2026-01-05', quietDays: [], quietDates: [] };
const weekly: Rhythm = { ...frame, every: 'week', weeks: 1, on: [1] };

describe('check a rhythm', () => {
  test.each<[string, Rhythm]>([
    ['weekly', weekly],
    ['daily', { ...frame, every: 'day' }],
    ['monthly by date', { ...frame, every: 'month', on: { date: 31 } }],
    ['monthly by weekday', { ...frame, every: 'month', on: { nth: 'last', weekday: 5 } }],
    ['with quiet days', { ...weekly, on: [1, 6], quietDays: [6, 7], quietDates: ['2026-12-25'] }],
  ])('%s is fine', (_name, rhythm) => {
    expect(checkRhythm(rhythm)).toEqual([]);
  });

  test.each<[string, Rhythm]>([
    ['zone-unknown', { ...weekly, zone: 'Europe/Atlantis' }],
    ['time-unreadable', { ...weekly, at: '24:00' }],
    ['time-unreadable', { ...weekly, at: '9:00' }],
    ['anchor-unreadable', { ...weekly, anchor: '2026-02-30' }],
    ['quiet-day-unknown', { ...weekly, quietDays: [8 as 7] }],
    ['quiet-date-unreadable', { ...weekly, quietDates: ['soon'] }],
    ['weeks-out-of-range', { ...weekly, weeks: 0 }],
    ['weeks-out-of-range', { ...weekly, weeks: 53 }],
    ['weeks-out-of-range', { ...weekly, weeks: 1.5 }],
    ['no-weekday', { ...weekly, on: [] }],
    ['weekday-unknown', { ...weekly, on: [0 as 1] }],
    ['month-date-out-of-range', { ...frame, every: 'month', on: { date: 32 } }],
    ['nth-out-of-range', { ...frame, every: 'month', on: { nth: 5 as 4, weekday: 1 } }],
    ['never-due', { ...weekly, quietDays: [1] }],
    ['never-due', { ...frame, every: 'day', quietDays: [1, 2, 3, 4, 5, 6, 7] }],
    ['never-due', { ...frame, every: 'month', on: { nth: 1, weekday: 6 }, quietDays: [6] }],
  ])('%s', (problem, rhythm) => {
    expect(checkRhythm(rhythm)).toEqual([problem]);
  });
});
