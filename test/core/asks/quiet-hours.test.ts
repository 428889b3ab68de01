import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endOfQuiet, isQuiet } from '../../../src/core/asks/quiet-hours.js';
import { timeOf } from '../../../src/core/time/wall-clock.js';

const at = (text: string): number => Date.parse(text);
const night = { from: '22:00', to: '08:00' };
const noon = { from: '12:00', to: '13:30' };

describe('quiet hours', () => {
  test.each([
    [night, '2026-03-10T21:00Z', true],
    [night, '2026-03-10T20:59Z', false],
    [night, '2026-03-11T06:59Z', true],
    [night, '2026-03-11T07:00Z', false],
    [noon, '2026-03-10T11:00Z', true],
    [noon, '2026-03-10T12:30Z', false],
    [{ from: '09:00', to: '09:00' }, '2026-03-10T08:00Z', false],
    [null, '2026-03-10T02:00Z', false],
  ])('%j in Berlin at %s: %s', (quiet, moment, expected) => {
    expect(isQuiet(quiet, 'Europe/Berlin', at(moment))).toBe(expected);
  });

  test('they end in the morning, also across midnight and a change of clocks', () => {
    expect(endOfQuiet(night, 'Europe/Berlin', at('2026-03-10T22:00Z'))).toBe(at('2026-03-11T07:00Z'));
    expect(endOfQuiet(night, 'Europe/Berlin', at('2026-03-28T22:00Z'))).toBe(at('2026-03-29T06:00Z'));
    expect(endOfQuiet(night, 'Europe/Berlin', at('2026-10-24T22:00Z'))).toBe(at('2026-10-25T07:00Z'));
    expect(endOfQuiet({ from: '01:00', to: '02:30' }, 'Europe/Berlin', at('2026-03-29T00:30Z'))).toBe(at('2026-03-29T01:00Z'));
    expect(endOfQuiet(night, 'Europe/Berlin', at('2026-03-10T12:00Z'))).toBe(at('2026-03-10T12:00Z'));
  });

  test.each([
    ['the clocks go forward at night', 'America/New_York', '22:00', '08:00', '2026-03-08T04:00Z', '2026-03-08T12:00Z'],
    ['the same night after the change', 'America/New_York', '22:00', '08:00', '2026-03-08T07:00Z', '2026-03-08T12:00Z'],
    ['they end in the hour left out', 'America/New_York', '22:00', '02:30', '2026-03-08T06:30Z', '2026-03-08T07:00Z'],
    ['they begin and end in the hour left out', 'America/New_York', '02:10', '02:50', '2026-03-08T06:59Z', '2026-03-08T06:59Z'],
    ['the clocks go back at night', 'America/New_York', '22:00', '08:00', '2026-11-01T03:00Z', '2026-11-01T13:00Z'],
    ['the first of two hours with one name', 'America/New_York', '01:00', '01:30', '2026-11-01T05:10Z', '2026-11-01T05:30Z'],
    ['the second of them', 'America/New_York', '01:00', '01:30', '2026-11-01T06:10Z', '2026-11-01T06:30Z'],
    ['half an hour back', 'Australia/Lord_Howe', '22:00', '07:00', '2026-04-04T12:00Z', '2026-04-04T20:30Z'],
    ['half an hour forward', 'Australia/Lord_Howe', '22:00', '07:00', '2026-10-03T12:00Z', '2026-10-03T20:00Z'],
    ['the last minute before midnight', 'Asia/Kolkata', '22:00', '00:00', '2026-05-01T18:29:59Z', '2026-05-01T18:30Z'],
    ['from midnight on', 'Asia/Kolkata', '00:00', '06:00', '2026-05-01T18:30Z', '2026-05-02T00:30Z'],
    ['all but a minute of the day', 'UTC', '08:01', '08:00', '2026-05-01T08:01Z', '2026-05-02T08:00Z'],
  ])('when %s (%s, %s–%s): from %s until %s', (_when, zone, from, to, now, end) => {
    expect(endOfQuiet({ from, to }, zone, at(now))).toBe(at(end));
    expect(isQuiet({ from, to }, zone, at(now))).toBe(now !== end);
  });

  test('whoever is let be until their end is not quiet then, in any zone and season', () => {
    const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
    const zone = fc.constantFrom('Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York', 'Africa/Casablanca', 'Asia/Kolkata', 'America/Nuuk', 'UTC');
    const moment = fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2028-01-01T00:00Z') });
    fc.assert(
      fc.property(time, time, zone, moment, (from, to, where, now) => {
        const end = endOfQuiet({ from, to }, where, now);
        expect(end).toBeGreaterThanOrEqual(now);
        expect(end - now).toBeLessThanOrEqual(26 * 3_600_000);
        if (!isQuiet({ from, to }, where, now)) expect(end).toBe(now);
        // Only where a clock is set back into them do quiet hours come twice in a night.
        if (end > now && timeOf(end, where) === to) expect(isQuiet({ from, to }, where, end)).toBe(false);
      }),
      { numRuns: 2000, seed: 6 },
    );
  });
});
