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
