import { describe, expect, test } from '@jest/globals';
import { report, sized } from '../../delivery/sizes.js';
import { plantedAskBugs } from './ask-bugs.js';
import { playAsks, type Played } from './ask-world.js';

/** One seed to be seen again, or how many are tried: `FULL=1` for the published size. */
const { SEED } = process.env;
const SEEDS = SEED === undefined ? sized(300, 10_000) : 1;
const FIRST = Number(SEED ?? 1);
const MOST_SEEDS = 400;

test(`in ${String(SEEDS)} histories nobody is written to against their word, too often, asleep or twice, and places are asked for one by one`, async () => {
  const broken: string[] = [];
  const told: Record<keyof Played['told'], number> = { messages: 0, asides: 0, closed: 0, refused: 0, unfilled: 0 };
  for (let seed = FIRST; seed < FIRST + SEEDS; seed += 1) {
    const played = await playAsks(seed);
    broken.push(...played.broken.map((what) => `SEED=${String(seed)} ${what}`));
    for (const name of Object.keys(told) as (keyof typeof told)[]) told[name] += played.told[name];
  }
  expect(broken).toEqual([]);
  // Otherwise nothing would have been tried.
  if (SEED === undefined) for (const [what, often] of Object.entries(told)) expect([what, often > SEEDS / 10]).toEqual([what, true]);
  report('asking histories', SEEDS, broken.length);
}, 30 * 60_000);

describe(`within ${String(MOST_SEEDS)} histories it is found when Guidon`, () => {
  test.each(Object.entries(plantedAskBugs))('%s', async (_name, { bug, says }) => {
    let seed = 1;
    while (seed <= MOST_SEEDS && !(await playAsks(seed, bug)).broken.some((what) => what.startsWith(says))) seed += 1;
    expect(seed).toBeLessThanOrEqual(MOST_SEEDS);
  });
});
