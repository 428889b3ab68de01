import { drawGoal } from '../cards/goal-card.js';
import type { Goal } from '../core/goals/goal.js';
import type { Answer } from '../ports/front-desk.js';
import { answerCard } from './answers.js';
import type { Context } from './context.js';
import { gatherGoal } from './gather-goal.js';
import { askStewardConsent } from './steward-consent.js';

/** A goal's own card; its steward is asked for leave to be written to, once. */
export async function showGoal(context: Context, goal: Goal): Promise<Answer> {
  return answerCard(await askStewardConsent(context, goal, drawGoal(await gatherGoal(context, goal))));
}
