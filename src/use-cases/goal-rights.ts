import type { Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import type { Context } from './context.js';

export function isSteward(context: Context, goal: Goal): boolean {
  return goal.steward === context.person.id;
}

/** A goal is in the hands of its steward and of the managers. */
export function mayKeep(context: Context, goal: Goal): boolean {
  return context.manager || isSteward(context, goal);
}

export function requireKeeper(context: Context, goal: Goal): void {
  if (!mayKeep(context, goal)) throw new Refusal('stewards-only');
}
