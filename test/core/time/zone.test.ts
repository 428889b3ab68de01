import { describe, expect, test } from '@jest/globals';
import { findZone, isZone, suggestZones } from '../../../src/core/time/zone.js';

describe('zone', () => {
  test.each([['Europe/Berlin', true], ['UTC', true], ['Europe/Kyiv', true], ['+02:00', false], ['Europe/Atlantis', false], ['', false]])('%p is a zone: %p', (text, expected) => {
    expect(isZone(text)).toBe(expected);
  });

  test.each([
    ['Berlin', 'Europe/Berlin'],
    ['  europe / berlin ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['America/new-york', 'America/New_York'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['kyiv', 'Europe/Kyiv'],
    ['kiev', 'Europe/Kiev'],
    ['Kathmandu', 'Asia/Kathmandu'],
    ['buenos aires', 'America/Argentina/Buenos_Aires'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['Japan', 'Asia/Tokyo'],
    ['us/eastern', 'America/New_York'],
  ])('%p is found as %p', (text, zone) => {
    expect(findZone(text)).toBe(zone);
    expect(isZone(zone)).toBe(true);
  });

  test.each(['', '   ', 'EST', '+02:00', 'nowhere', 'Europe', 'my/own'])('%p is not guessed at', (text) => {
    expect(findZone(text)).toBeNull();
  });

  test('suggestions begin with what begins so and keep to the limit', () => {
    expect(suggestZones('berl', 5)).toEqual(['Europe/Berlin']);
    expect(suggestZones('lond', 2)[0]).toBe('Europe/London');
    expect(suggestZones('utc', 25)).toEqual(['UTC']);
    expect(suggestZones('', 25)).toHaveLength(25);
    expect(suggestZones('zzz', 25)).toEqual([]);
  });

  test('an old spelling is not suggested next to the new one, and none twice', () => {
    const all = suggestZones('', 1_000);
    expect(all).toContain('Europe/Kyiv');
    expect(all).not.toContain('Europe/Kiev');
    expect(new Set(all).size).toBe(all.length);
    expect(all.every(isZone)).toBe(true);
  });
});
