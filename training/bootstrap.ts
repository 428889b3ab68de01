import { judge, type Quality, type Ranked } from './judge.js';

const ROUNDS = 1_000;

/** A figure with the interval that holds it in 95 of 100 resamplings. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

function resample(ranked: readonly Ranked[], draw: () => number): Ranked[] {
  return ranked.flatMap(() => ranked[Math.floor(draw() * ranked.length)] ?? []);
}

/** Quality with intervals: whole stretches are drawn again with replacement. */
export function judgeWithBounds(ranked: readonly Ranked[], draw: () => number): Record<keyof Quality, Bounded> {
  const quality = judge(ranked);
  const rounds = Array.from({ length: ROUNDS }, () => judge(resample(ranked, draw)));
  const bound = (key: keyof Quality): Bounded => {
    const sorted = rounds.map((round) => round[key]).sort((one, other) => one - other);
    return { value: quality[key], low: sorted[Math.floor(ROUNDS * 0.025)] ?? 0, high: sorted[Math.floor(ROUNDS * 0.975)] ?? 1 };
  };
  return { area: bound('area'), averagePrecision: bound('averagePrecision'), precisionAtHalf: bound('precisionAtHalf') };
}
