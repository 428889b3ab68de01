import type { Form } from '../cards/card.js';
import { drawProgressForm } from '../cards/goal-forms.js';
import type { Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import type { Values } from '../ports/front-desk.js';
import type { Context } from './context.js';

/** Places of the checklist's lines that nobody has ticked. */
async function listOpen(context: Context, goal: Goal): Promise<number[]> {
  if (goal.measure.is !== 'checklist') return [];
  const ticked = new Set((await context.store.entries(goal.id)).filter((entry) => entry.state !== 'undone').map((entry) => entry.item));
  return goal.measure.items.map((_item, place) => place).filter((place) => !ticked.has(place));
}

/** The form for one report; a checklist offers only the lines still open. */
export async function drawProgressOf(context: Context, goal: Goal, values: Values): Promise<Form> {
  const open = await listOpen(context, goal);
  if (goal.measure.is === 'checklist' && open.length === 0) throw new Refusal('checklist-full', { title: goal.title });
  return drawProgressForm(goal, open, values);
}
