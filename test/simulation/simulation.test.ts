import { expect, test } from '@jest/globals';
import { isSound, simulate, tellSeed, type Simulated } from './simulate.js';

/** One seed to be seen again, or how many are tried. */
const { SEED, SEEDS = '10000' } = process.env;
const LONGEST = 5 * 60_000;

async function play(first: number, last: number): Promise<Simulated[]> {
  const unsound: Simulated[] = [];
  for (let seed = first; seed <= last; seed += 1) {
    const simulated = await simulate(seed);
    if (!isSound(simulated)) unsound.push(simulated);
  }
  return unsound;
}

if (SEED === undefined) {
  test(`in ${SEEDS} small worlds nothing is lost, doubled, early, misplaced or posted after it was cancelled`, async () => {
    const unsound = await play(1, Number(SEEDS));
    expect(unsound.map(tellSeed)).toEqual([]);
  }, Math.max(LONGEST, Number(SEEDS) * 30));

  test('equal seeds have histories equal to the byte', async () => {
    const differing: number[] = [];
    let lines = 0;
    for (let seed = 1; seed <= 100; seed += 1) {
      const [one, other] = [await simulate(seed), await simulate(seed)];
      lines += one.lines.length;
      if (one.lines.join('\n') !== other.lines.join('\n')) differing.push(seed);
    }
    expect(differing).toEqual([]);
    expect(lines).toBeGreaterThan(1_000);
  });

  test('the worlds are troubled: workers die and stand still, and posts are tried more than once', async () => {
    const lines: string[] = [];
    for (let seed = 1; seed <= 50; seed += 1) lines.push(...(await simulate(seed)).lines);
    for (const trouble of ['died', 'stands still', '"state":"unknown"', 'could not be reached', '"attempt":2', '"reason":"unseen"', 'was missed', 'moves to']) {
      expect([trouble, lines.some((line) => line.includes(trouble))]).toEqual([trouble, true]);
    }
  });
} else {
  test(`seed ${SEED}`, async () => {
    const simulated = await simulate(Number(SEED));
    process.stdout.write(`${simulated.lines.join('\n')}\n`);
    expect(isSound(simulated) ? '' : tellSeed(simulated)).toBe('');
  });
}
