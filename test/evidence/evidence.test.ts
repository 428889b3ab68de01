import { describe, expect, test } from '@jest/globals';
import type { History, Knock, Wish } from '../history/check-history.js';
import { judgeRun } from './judge-run.js';
import { planRun } from './plan-run.js';
import { readOptions } from './read-options.js';

describe('a run is the same for the same seed', () => {
  const options = ['--posts', '300', '--kills', '9', '--freezes', '4', '--workers', '3', '--disconnects', '3', '--postgres-kills', '2'];

  test('in its posts, faults and blows', () => {
    const plan = planRun(readOptions([...options, '--seed', '7']));
    expect(planRun(readOptions([...options, '--seed', '7']))).toEqual(plan);
    expect(planRun(readOptions([...options, '--seed', '8']))).not.toEqual(plan);
    expect(plan.posts).toHaveLength(300);
    expect(plan.blows.filter(({ is }) => is === 'kill')).toHaveLength(9);
    expect(new Set(plan.posts.map(({ mark }) => mark)).size).toBe(300);
  });

  test('and frozen processes are frozen one after the other, the first never', () => {
    const freezes = planRun(readOptions(options)).blows.flatMap((blow) => (blow.is === 'freeze' ? [blow] : []));
    expect(freezes).toHaveLength(4);
    for (const { slot, at, lasts } of freezes) {
      expect(slot).toBeGreaterThan(0);
      expect(lasts).toBeGreaterThan(60_000);
      expect(freezes.filter((other) => other.slot === slot && other.at > at && other.at < at + lasts)).toEqual([]);
    }
  });
});

describe('the judge is not lenient', () => {
  const wish = (number: number): Wish => ({ key: `Q00000${String(number)}Q`, home: 'h', channel: 'c', due: 1_000, mark: `Q00000${String(number)}Q`, owed: true, versions: [{ from: 0, text: `Q00000${String(number)}Q` }], cancelledAt: null });
  const post = (number: number, change: Partial<Knock> = {}): Knock => ({ at: 1_500, home: 'h', channel: 'c', text: `plant Q00000${String(number)}Q`, message: `m${String(number)}`, ...change });
  const note = (text: string): Knock => ({ at: 9_000, home: 'h', channel: 'managers', text, message: text });
  const judge = (knocks: readonly Knock[]) => {
    const history: History = { wishes: [wish(1), wish(2)], knocks, managersChannels: [{ home: 'h', channel: 'managers' }], mayBeEarlyBy: 0, mayFollowCancelBy: 0 };
    const { lost, duplicates, early, wrong_place, other, missing_told } = judgeRun(history);
    return { lost, duplicates, early, wrong_place, other, missing_told };
  };
  const CLEAN = { lost: 0, duplicates: 0, early: 0, wrong_place: 0, other: 0, missing_told: 0 };

  test('what came once is well, however often it was tried', () => {
    expect(judge([post(1), post(1), post(1, { message: null }), post(2)])).toEqual(CLEAN);
  });

  test('a second copy, a missing post, one too early, one elsewhere, one nobody asked for', () => {
    expect(judge([post(1), post(1, { message: 'm9' }), post(2)])).toEqual({ ...CLEAN, duplicates: 1 });
    expect(judge([post(1)])).toEqual({ ...CLEAN, lost: 1 });
    expect(judge([post(1), post(2, { message: null })])).toEqual({ ...CLEAN, lost: 1 });
    expect(judge([post(1, { at: 999 }), post(2)])).toEqual({ ...CLEAN, early: 1 });
    expect(judge([post(1, { home: 'other' }), post(2)])).toEqual({ ...CLEAN, wrong_place: 1 });
    expect(judge([post(1), post(2), post(3)])).toEqual({ ...CLEAN, other: 1 });
  });

  test('a note to the managers speaks for one missing post of the channel it names, not for two', () => {
    expect(judge([post(1), note('something may be missing in c')])).toEqual({ ...CLEAN, missing_told: 1 });
    expect(judge([note('something may be missing in c')])).toEqual({ ...CLEAN, lost: 1, missing_told: 1 });
    expect(judge([post(1), note('something may be missing in d')])).toEqual({ ...CLEAN, lost: 1 });
  });
});
