import type { Entry, Goal } from '../goals/goal.js';
import type { Moment } from '../time/moment.js';

/** What a channel's digest would speak of; `since` is when news was last judged for a digest that was posted, null before the first. */
export interface Matters {
  readonly goals: readonly Goal[];
  readonly entries: readonly Entry[];
  readonly since: Moment | null;
  readonly isAlive: (goal: Goal) => boolean;
}

/** A digest carries news or is not posted: something counted, or a goal was opened, moved, closed, extended or taken up again. */
export function judgeNews({ goals, entries, since, isAlive }: Matters): 'news' | 'no-news' | 'no-goals' {
  const active = goals.filter(({ state }) => state === 'active');
  if (active.length === 0) return 'no-goals';
  if (since === null) return active.some(isAlive) ? 'news' : 'no-news';
  const moments = [
    ...goals.flatMap(({ openedAt, lastMovedAt, closedAt }) => [openedAt, lastMovedAt, closedAt ?? 0]),
    ...entries.filter(({ state }) => state === 'counted').map(({ at }) => at),
  ];
  return moments.some((moment) => moment > since) ? 'news' : 'no-news';
}
