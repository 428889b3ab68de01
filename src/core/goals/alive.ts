import { endOfDay } from '../time/calendar.js';
import type { Moment } from '../time/moment.js';
import type { Goal } from './goal.js';

/** Active, not past due, and opened or moved since its last two rhythms began (`since`, see startOfLastTwoRhythms). */
export function isAlive(goal: Goal, since: Moment, now: Moment, zone: string): boolean {
  return goal.state === 'active' && !isPastDue(goal, now, zone) && Math.max(goal.openedAt, goal.lastMovedAt) >= since;
}

/** The due day itself still belongs to the goal. */
export function isPastDue(goal: Pick<Goal, 'due'>, now: Moment, zone: string): boolean {
  return now >= endOfDay(goal.due, zone);
}
