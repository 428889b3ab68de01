import { GLAD_ANSWERS, GLAD_SHOWN_FROM } from '../core/goals/glad.js';
import type { Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import { together, type Context } from './context.js';

const MOST_CARDS = 20;

/** False when this person has answered before: what was answered is not kept with who answered, so that nothing can be changed. */
export function sayGlad(context: Context, goal: Goal, said: string): Promise<boolean> {
  const answer = GLAD_ANSWERS.find((each) => each === said);
  if (goal.state !== 'achieved' || answer === undefined) throw new Refusal('button-gone');
  return together(context, async ({ store, person }) => {
    if (!(await store.addGlad(goal.id, person.id, answer))) return false;
    const { good, fair, bad } = await store.glad(goal.id);
    if (good + fair + bad >= GLAD_SHOWN_FROM) {
      for (const { id } of await store.deliveries('achieved', MOST_CARDS, { goal: goal.id })) await store.wantEdit(id);
    }
    return true;
  });
}
