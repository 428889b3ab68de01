import type { Goal } from '../core/goals/goal.js';
import { tellSteward } from './announce.js';
import { together, type Context } from './context.js';
import { requireActive } from './pick-goal.js';

/** Records that a person offered, and tells the steward the first time. */
export function offerHelp(context: Context, goal: Goal): Promise<{ readonly first: boolean; readonly told: boolean }> {
  requireActive(goal);
  return together(context, async (inside) => {
    const first = await inside.store.addOffer(goal.id, inside.person.id, inside.now);
    const told = goal.steward !== null && goal.steward !== inside.person.id;
    if (first && told) await tellSteward(inside.store, goal, { what: 'helper-offered', person: inside.person.id }, inside.now);
    return { first, told };
  });
}
