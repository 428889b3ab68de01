import type { Moment } from './moment.js';
import type { Occurrence } from './occurrence.js';

export const CATCH_UP_POLICIES = ['latest', 'skip', 'all'] as const;
/** What becomes of a post whose time passed while nobody could post it. */
export type CatchUpPolicy = (typeof CATCH_UP_POLICIES)[number];

export interface CatchUp {
  readonly post: readonly (Occurrence & { readonly late: boolean })[];
  readonly missed: readonly Occurrence[];
}

export const DEFAULT_CATCH_UP_POLICY: CatchUpPolicy = 'latest';
export const DEFAULT_CATCH_UP_WINDOW_MS = 12 * 3_600_000;

/** Within five minutes a post counts as punctual, whatever the policy. */
export const PUNCTUAL_MS = 5 * 60_000;

/**
 * Divides occurrences that are due and have no delivery yet into those to post and those to count as missed.
 * `latest` posts the newest if it is inside the window, `all` each one inside it, `skip` none that is late.
 */
export function decideCatchUp(due: readonly Occurrence[], policy: CatchUpPolicy, windowMs: number, now: Moment): CatchUp {
  const newest = Math.max(...due.map((occurrence) => occurrence.due));
  const judged = due.map((occurrence) => ({ ...occurrence, late: now - occurrence.due > PUNCTUAL_MS }));
  const isPosted = (occurrence: Occurrence & { late: boolean }): boolean => {
    if (policy !== 'all' && occurrence.due !== newest) return false;
    return !occurrence.late || (policy !== 'skip' && now - occurrence.due <= windowMs);
  };
  return {
    post: judged.filter(isPosted),
    missed: judged.filter((occurrence) => !isPosted(occurrence)).map(({ local, due: moment }) => ({ local, due: moment })),
  };
}
