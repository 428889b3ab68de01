import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { NodeClock } from '../../../src/adapters/node/clock.js';

const NOON = Date.UTC(2026, 2, 2, 12);

describe('a clock that follows another', () => {
  let monotonic: number;
  let clock: NodeClock;

  beforeEach(() => {
    monotonic = 5_000;
    clock = new NodeClock();
    jest.spyOn(performance, 'now').mockImplementation(() => monotonic);
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  /** The other clock is read in the middle of a way as long as this. */
  const answer = (way: number): (() => Promise<number>) => () => {
    monotonic += way / 2;
    const told = otherClock();
    monotonic += way / 2;
    return Promise.resolve(told);
  };
  const otherClock = (): number => NOON + monotonic;

  test('is never ahead of it, and behind by the way back at most', async () => {
    for (const way of [0, 20, 300, 1_000]) {
      await clock.follow(answer(way));
      expect(otherClock() - clock.now()).toBe(way / 2);
    }
  });

  test('does not believe an answer on whose way the process stood still', async () => {
    await clock.follow(answer(20));
    await clock.follow(answer(70_000));
    expect(otherClock() - clock.now()).toBe(10);
  });

  test('asks again until an answer comes quickly, and takes a slow one where there is none', async () => {
    const ways = [70_000, 4_000, 6];
    await clock.follow(() => answer(ways.shift() ?? 0)());
    expect(otherClock() - clock.now()).toBe(3);
    expect(ways).toEqual([]);
    const other = new NodeClock();
    await other.follow(answer(3_000));
    expect(otherClock() - other.now()).toBeLessThan(60_000);
    expect(otherClock() - other.now()).toBeGreaterThanOrEqual(0);
  });

  test('keeps its time when there is no other', async () => {
    await clock.follow(answer(20));
    await clock.follow(() => Promise.resolve(null));
    expect(otherClock() - clock.now()).toBe(10);
  });
});
