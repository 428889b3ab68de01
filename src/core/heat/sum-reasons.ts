import type { HeatHour, HeatReason } from './heat.js';

/** Counted ones add up over hours; of the others (a factor, a share) the greatest stands for all. */
const ADDED = new Set(['said-by-members', 'moderator-deletions', 'timeouts', 'automod']);

/** What several hours were read from, each reason once, those of most hours first. */
export function sumReasons(hours: readonly Pick<HeatHour, 'reasons'>[]): HeatReason[] {
  const sums = new Map<string, { times: number; count: number | null }>();
  for (const { code, count } of hours.flatMap(({ reasons }) => reasons)) {
    const sum = sums.get(code) ?? { times: 0, count: null };
    sums.set(code, { times: sum.times + 1, count: joinCounts(code, sum.count, count) });
  }
  return [...sums].sort(([, one], [, other]) => other.times - one.times).map(([code, { count }]) => ({ code, count }));
}

function joinCounts(code: string, one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return ADDED.has(code) ? one + other : Math.max(one, other);
}
