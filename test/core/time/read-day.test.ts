import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../../src/core/time/calendar.js';
import { readDay } from '../../../src/core/time/read-day.js';

/** A Wednesday. */
const today = '2026-10-14';

describe('read a day', () => {
  test.each([
    ['2026-12-24', '2026-12-24'],
    ['2026/12/24', '2026-12-24'],
    ['24.12.2026', '2026-12-24'],
    ['24. 12. 2026', '2026-12-24'],
    ['24.12.', '2026-12-24'],
    ['24.12.26', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    ['12/24/2026', '2026-12-24'],
    ['11/11/2026', '2026-11-11'],
    ['24 Dec', '2026-12-24'],
    ['Dec 24', '2026-12-24'],
    ['dec. 24th, 2026', '2026-12-24'],
    ['12 December 2026', '2026-12-12'],
    ['the 1st of march', '2027-03-01'],
    ['by 12 December', '2026-12-12'],
    ['13 October', '2027-10-13'],
    ['14 Oct', '2026-10-14'],
    ['29 Feb', '2028-02-29'],
    ['Sept 1', '2027-09-01'],
    ['today', '2026-10-14'],
    ['Tomorrow!', '2026-10-15'],
    ['the day after tomorrow', '2026-10-16'],
    ['in 3 weeks', '2026-11-04'],
    ['in 10 days', '2026-10-24'],
    ['in a month', '2026-11-14'],
    ['two weeks', '2026-10-28'],
    ['next week', '2026-10-21'],
    ['friday', '2026-10-16'],
    ['on Fri', '2026-10-16'],
    ['wednesday', '2026-10-21'],
    ['next friday', '2026-10-23'],
    ['next wed', '2026-10-21'],
    ['end of week', '2026-10-18'],
    ['end of month', '2026-10-31'],
    ['by the end of next month', '2026-11-30'],
    ['end of the year', '2026-12-31'],
    ['end of february', '2027-02-28'],
  ])('%p is %p', (text, day) => {
    expect(readDay(text, today)).toBe(day);
    expect(readDay(`  ${text.toUpperCase()} `, today)).toBe(day);
  });

  test('nothing written is no day', () => {
    expect([readDay('', today), readDay('  \n', today)]).toEqual([null, null]);
  });

  test.each([
    ['31 Feb', 'day-impossible'],
    ['2026-13-01', 'day-impossible'],
    ['30.2.2027', 'day-impossible'],
    ['0 Dec', 'day-impossible'],
    ['29 Feb 2027', 'day-impossible'],
    ['13/13/2026', 'day-impossible'],
    ['soon', 'day-unreadable'],
    ['in many weeks', 'day-unreadable'],
    ['24 Xyz', 'day-unreadable'],
    ['12', 'day-unreadable'],
    ['03/04/2026', 'day-ambiguous'],
    ['3/4', 'day-ambiguous'],
    ['2026-10-13', 'day-past'],
    ['1 January 2020', 'day-past'],
    ['2031-10-15', 'day-too-far'],
    ['in 6 years', 'day-too-far'],
    ['in 99999999999999999999 years', 'day-too-far'],
  ])('%p is refused as %s', (text, code) => {
    expect(readDay(text, today)).toEqual({ is: 'refused', code });
  });

  test('five years ahead is the farthest', () => {
    expect(readDay('2031-10-14', today)).toBe('2031-10-14');
  });

  test('every day of the next five years reads back from five ways of writing it', () => {
    const format = (day: string, options: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(Date.parse(day));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1826 }), (ahead) => {
        const day = addDays(today, ahead);
        const [year = '', month = '', date = ''] = day.split('-');
        const written = [day, `${date}.${month}.${year}`, format(day, { dateStyle: 'long' }), format(day, { dateStyle: 'medium' }), `in ${String(ahead)} days`];
        expect(written.map((text) => readDay(text, today))).toEqual(written.map(() => day));
      }),
    );
  });

  test('no text makes it fail', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readDay(text, today);
        expect(read === null || typeof read === 'string' || read.is === 'refused').toBe(true);
      }),
    );
  });
});
