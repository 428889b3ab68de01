import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { measureProgress } from '../../../src/core/goals/progress.js';
import { makeEntry, makeGoal, opened } from './goal-to-be.js';

describe('measure progress', () => {
  test('only what is counted counts', () => {
    const entries = [makeEntry({ amount: 30 }), makeEntry({ amount: 20, state: 'waiting' }), makeEntry({ amount: 10, state: 'undone' })];
    expect(measureProgress(makeGoal(), entries)).toEqual({ done: 30, target: 100, share: 0.3, left: 70, leftWhat: [], contributors: ['ana'] });
  });

  test('over the target nothing is left', () => {
    expect(measureProgress(makeGoal(), [makeEntry({ amount: 150 })])).toMatchObject({ done: 150, share: 1.5, left: 0 });
  });

  test('hundredths add up', () => {
    expect(measureProgress(makeGoal(), [makeEntry({ amount: 0.1 }), makeEntry({ amount: 0.2 })])).toMatchObject({ done: 0.3, left: 99.7 });
  });

  test('contributors stand once, in the order they came, without the undone', () => {
    const entries = [makeEntry({ person: 'ben', at: opened + 2 }), makeEntry({ person: 'ana', at: opened + 1 }), makeEntry({ person: 'ben', at: opened + 3 }), makeEntry({ person: 'cem', at: opened, state: 'undone' })];
    expect(measureProgress(makeGoal(), entries).contributors).toEqual(['ana', 'ben']);
  });

  test('a checklist counts each item once and names those left', () => {
    const goal = makeGoal({ measure: { is: 'checklist', items: ['write', 'print', 'sell'] } });
    const entries = [makeEntry({ item: 1 }), makeEntry({ item: 1 }), makeEntry({ item: 7 }), makeEntry({ item: null })];
    expect(measureProgress(goal, entries)).toMatchObject({ done: 1, target: 3, share: 1 / 3, left: 2, leftWhat: ['write', 'sell'] });
  });

  test('done or not done', () => {
    const goal = makeGoal({ measure: { is: 'done', criterion: null } });
    expect(measureProgress(goal, [])).toMatchObject({ done: 0, target: 1, share: 0, left: 1 });
    expect(measureProgress(goal, [makeEntry(), makeEntry()])).toMatchObject({ done: 1, share: 1, left: 0 });
  });

  test('taking an entry back is as if it had never been, in any order', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 10_000 }).map((count) => count / 100), { maxLength: 30 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 50 }), (list, amount) => {
        const entries = list.map((one, index) => makeEntry({ amount: one, at: opened + index }));
        const undone = makeEntry({ amount, state: 'undone', at: opened + 5 });
        expect(measureProgress(makeGoal(), [...entries, undone].reverse())).toEqual(measureProgress(makeGoal(), entries));
      }),
    );
  });
});
