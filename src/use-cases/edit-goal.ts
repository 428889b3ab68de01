import type { Entry, Goal, Measure } from '../core/goals/goal.js';
import { keepsTicked } from '../core/goals/keeps-ticked.js';
import { Refusal } from '../core/refusal.js';
import { together, type Context } from './context.js';
import { goalOf, requireActive } from './pick-goal.js';
import type { GoalWords } from './read-goal.js';
import { judgeReached } from './report-progress.js';

/** Gives a goal other words; what was reported stays true, and whether the target is reached is judged anew. */
export function editGoal(context: Context, goal: Goal, words: GoalWords): Promise<void> {
  return together(context, async (inside) => {
    // Of another day the steward is asked again, as after extending.
    await inside.store.changeGoal(goal.id, words.due === goal.due ? words : { ...words, askedAt: null });
    requireTicksKept(goal.measure, words.measure, await inside.store.entries(goal.id));
    const edited = await goalOf(inside, goal.id);
    requireActive(edited);
    await judgeReached(inside, edited);
  });
}

function requireTicksKept(before: Measure, after: Measure, entries: readonly Entry[]): void {
  if (before.is !== 'checklist' || after.is !== 'checklist') return;
  const ticked = entries.flatMap(({ state, item }) => (state === 'undone' || item === null ? [] : [item]));
  if (keepsTicked(before.items, after.items, ticked)) return;
  throw new Refusal('ticked-line-moved', { lines: ticked.map((place) => before.items[place] ?? '').join(' · ') });
}
