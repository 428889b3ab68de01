import { drawAchievedAnswer, drawAchieveQuestion } from '../cards/goal-answers.js';
import type { Goal } from '../core/goals/goal.js';
import { measureProgress } from '../core/goals/progress.js';
import type { Answer } from '../ports/front-desk.js';
import { answerCard } from './answers.js';
import { achieveGoal, isReached } from './close-goal.js';
import type { Context } from './context.js';
import { requireKeeper } from './goal-rights.js';
import { requireActive } from './pick-goal.js';

/** Says that a goal is achieved; one that is not full is asked about first, unless `sure`. */
export async function answerAchieve(context: Context, goal: Goal, sure: boolean): Promise<Answer> {
  requireKeeper(context, goal);
  requireActive(goal);
  if (!sure && !(await isReached(context, goal))) {
    return answerCard(drawAchieveQuestion(goal, measureProgress(goal, await context.store.entries(goal.id))));
  }
  const achieved = await achieveGoal(context, goal);
  context.around.wake();
  return answerCard(drawAchievedAnswer(achieved.goal, context.manager ? achieved.next : []));
}
