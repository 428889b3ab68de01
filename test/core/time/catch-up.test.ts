import { describe, expect, test } from '@jest/globals';
import { DEFAULT_CATCH_UP_POLICY, DEFAULT_CATCH_UP_WINDOW_MS, decideCatchUp, type CatchUpPolicy } from '../../../src/core/time/catch-up.js';
import type { Occurrence } from '../../../src/core/time/occurrence.js';

const HOUR = 3_600_000;
const now = Date.parse('2026-01-12T12:00:00Z');

function dueHoursAgo(...hours: number[]): Occurrence[] {
  return hours.map((ago) => ({ local: `${String(ago)} h ago`, due: now - ago * HOUR }));
}

describe('decide catch-up', () => {
  test.each<[string, CatchUpPolicy, number[], string[], string[]]>([
    ['latest: a week of days missed is one post', 'latest', [147, 99, 51, 27, 3], ['3 h ago'], ['147 h ago', '99 h ago', '51 h ago', '27 h ago']],
    ['latest: none outside the window', 'latest', [37, 13], [], ['37 h ago', '13 h ago']],
    ['latest: the edge of the window is inside', 'latest', [12], ['12 h ago'], []],
    ['all: every one inside the window', 'all', [13, 11, 1], ['11 h ago', '1 h ago'], ['13 h ago']],
    ['skip: none that is late', 'skip', [13, 1], [], ['13 h ago', '1 h ago']],
    ['skip: a punctual one is posted', 'skip', [24, 0], ['0 h ago'], ['24 h ago']],
    ['nothing due', 'latest', [], [], []],
  ])('%s', (_name, policy, hours, post, missed) => {
    const decided = decideCatchUp(dueHoursAgo(...hours), policy, DEFAULT_CATCH_UP_WINDOW_MS, now);
    expect(decided.post.map(({ local }) => local)).toEqual(post);
    expect(decided.missed.map(({ local }) => local)).toEqual(missed);
  });

  test('only a post more than five minutes after its time is marked late', () => {
    const at = (minutes: number): Occurrence[] => [{ local: 'x', due: now - minutes * 60_000 }];
    const isLate = (minutes: number): boolean | undefined => decideCatchUp(at(minutes), DEFAULT_CATCH_UP_POLICY, DEFAULT_CATCH_UP_WINDOW_MS, now).post[0]?.late;
    expect([isLate(0), isLate(5), isLate(6)]).toEqual([false, false, true]);
  });
});
