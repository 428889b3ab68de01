import { refuse, type Refused } from '../refused.js';
import { DAY_MS, dayOf } from '../time/calendar.js';
import type { CalendarDay, Moment } from '../time/moment.js';
import { isPastDue } from './alive.js';
import type { Goal, GoalState } from './goal.js';

export type LifeRefusal = 'goal-not-active' | 'goal-still-active' | 'day-not-ahead';

export type PastDueStep = 'none' | 'ask-steward' | 'miss';

const SILENCE_MS = 14 * DAY_MS;

export function achieve(goal: Goal, now: Moment): Goal | Refused<LifeRefusal> {
  return close(goal, 'achieved', now);
}

/** Neither why nor what was learned need be said. */
export function letGo(goal: Goal, said: Pick<Goal, 'reason' | 'learned'>, now: Moment): Goal | Refused<LifeRefusal> {
  const closed = close(goal, 'let-go', now);
  return 'code' in closed ? closed : { ...closed, reason: said.reason, learned: said.learned };
}

/** For when pastDueStep says so. */
export function miss(goal: Goal, now: Moment): Goal | Refused<LifeRefusal> {
  return close(goal, 'missed', now);
}

/** Sets a new due day, which must lie after today; it may be earlier than the present one. */
export function extend(goal: Goal, due: CalendarDay, now: Moment, zone: string): Goal | Refused<LifeRefusal> {
  if (goal.state !== 'active') return refuse('goal-not-active');
  return due > dayOf(now, zone) ? { ...goal, due, lastMovedAt: now, askedAt: null } : refuse('day-not-ahead');
}

/** Takes a closed goal up again with its entries: it counts as moved now, its pace is still read from its first opening. */
export function reopen(goal: Goal, due: CalendarDay, now: Moment, zone: string): Goal | Refused<LifeRefusal> {
  if (goal.state === 'active') return refuse('goal-still-active');
  if (due <= dayOf(now, zone)) return refuse('day-not-ahead');
  return { ...goal, state: 'active', due, lastMovedAt: now, askedAt: null, closedAt: null, reason: null, learned: null };
}

/**
 * What a goal past its due day needs: the steward is asked once, and after 14 days without an answer or an entry it is
 * missed. A goal that has reached its target is asked about but never missed.
 */
export function pastDueStep(goal: Goal, now: Moment, zone: string): PastDueStep {
  if (goal.state !== 'active' || !isPastDue(goal, now, zone)) return 'none';
  if (goal.askedAt === null) return 'ask-steward';
  const silentSince = Math.max(goal.askedAt, goal.lastMovedAt);
  return goal.reachedAt === null && now - silentSince >= SILENCE_MS ? 'miss' : 'none';
}

function close(goal: Goal, state: GoalState, now: Moment): Goal | Refused<LifeRefusal> {
  return goal.state === 'active' ? { ...goal, state, closedAt: now } : refuse('goal-not-active');
}
