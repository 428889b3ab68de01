import { describe, expect, test } from '@jest/globals';
import { judgeNews } from '../../../src/core/delivery/news.js';
import { makeEntry, makeGoal } from '../../cards/sample.js';

const SINCE = 1_000;
const old = makeGoal({ openedAt: 100, lastMovedAt: 200 });
const judge = (goals: (typeof old)[], entries: ReturnType<typeof makeEntry>[] = [], since: number | null = SINCE, alive = true) =>
  judgeNews({ goals, entries, since, isAlive: () => alive });

describe('whether a digest has news', () => {
  test('nothing moved since the last one: none', () => expect(judge([old], [makeEntry({ at: 900 })])).toBe('no-news'));
  test('no goal at all', () => expect(judge([])).toBe('no-goals'));
  test('only closed goals', () => expect(judge([makeGoal({ state: 'achieved', closedAt: 2_000 })])).toBe('no-goals'));
  test('an entry that counts', () => expect(judge([old], [makeEntry({ at: 1_001 })])).toBe('news'));
  test('an entry that waits is none yet', () => expect(judge([old], [makeEntry({ at: 1_001, state: 'waiting' })])).toBe('no-news'));
  test('a goal opened', () => expect(judge([makeGoal({ openedAt: 1_001, lastMovedAt: 1_001 })])).toBe('news'));
  test('a goal moved, extended or taken up again', () => expect(judge([makeGoal({ openedAt: 100, lastMovedAt: 1_001 })])).toBe('news'));
  test('a goal closed beside one that is open', () => expect(judge([old, makeGoal({ ...old, state: 'let-go', closedAt: 1_001 })])).toBe('news'));
  test('the first digest with a goal that is alive', () => expect(judge([old], [], null)).toBe('news'));
  test('no first digest for a goal that is not', () => expect(judge([old], [], null, false)).toBe('no-news'));
});
