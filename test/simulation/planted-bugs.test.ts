import { describe, expect, test } from '@jest/globals';
import { plantedBugs } from './planted-bugs.js';
import { isSound, simulate } from './simulate.js';

const MOST_SEEDS = 1_000;

describe(`within ${MOST_SEEDS} seeds the simulation finds a Guidon that`, () => {
  test.each(Object.keys(plantedBugs))('%s', async (name) => {
    let seed = 1;
    while (seed <= MOST_SEEDS && isSound(await simulate(seed, plantedBugs[name]))) seed += 1;
    expect(seed).toBeLessThanOrEqual(MOST_SEEDS);
  });
});

test('there are at least twenty of them', () => {
  expect(Object.keys(plantedBugs).length).toBeGreaterThanOrEqual(20);
});
