import type { CalendarDay, Moment } from './moment.js';
import { nextOccurrence } from './occurrence.js';
import type { Rhythm } from './rhythm.js';

/** Up to when a changed rhythm counts as dealt with, and when it is due next. */
export interface Plan {
  readonly plannedTo: Moment;
  readonly nextDue: Moment | null;
}

/** Plans a changed rhythm from `since` on, so that no day up to `dealtWith` comes a second time. */
export function replan(rhythm: Rhythm, since: Moment, dealtWith: CalendarDay | null): Plan {
  let plannedTo = since;
  let next = nextOccurrence(rhythm, plannedTo);
  while (next !== null && dealtWith !== null && next.local.slice(0, dealtWith.length) <= dealtWith) {
    plannedTo = next.due;
    next = nextOccurrence(rhythm, plannedTo);
  }
  return { plannedTo, nextDue: next?.due ?? null };
}
