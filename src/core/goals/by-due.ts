import type { Goal } from './goal.js';

/** Orders goals by their due day, the older one first where it is the same. */
export function byDue(one: Pick<Goal, 'due' | 'number'>, other: Pick<Goal, 'due' | 'number'>): number {
  return one.due.localeCompare(other.due) || one.number - other.number;
}
