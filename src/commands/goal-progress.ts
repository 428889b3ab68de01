import { pressOf } from '../cards/card.js';
import { Refusal } from '../core/refusal.js';
import type { Goal } from '../core/goals/goal.js';
import type { Answer, Values } from '../ports/front-desk.js';
import { answerReport } from '../use-cases/answer-report.js';
import type { Context } from '../use-cases/context.js';
import { pickGoal, suggestGoals } from '../use-cases/pick-goal.js';
import { defineCommand } from './define-command.js';

/** A refused report can be mended in the form, filled in with what was typed. */
async function report(context: Context, goal: Goal, values: Values): Promise<Answer> {
  const typed = { amount: values['amount'] ?? '', note: values['note'] ?? '' };
  try {
    return await answerReport(context, goal, { ...typed, ...(values['who'] && { credited: values['who'] }) });
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || goal.state !== 'active') throw thrown;
    throw new Refusal(thrown.code, thrown.facts, { press: pressOf('progress', goal.id), values: typed });
  }
}

export const goalProgress = defineCommand({
  path: ['goal', 'progress'],
  description: 'command.goal.progress',
  who: 'anyone',
  options: [
    { name: 'goal', description: 'option.goal', kind: 'suggested', required: false, most: 150, suggest: suggestGoals() },
    { name: 'amount', description: 'option.amount', kind: 'text', required: false, most: 100 },
    { name: 'note', description: 'option.note', kind: 'text', required: false, most: 300 },
    { name: 'who', description: 'option.who', kind: 'person', required: false },
  ],
  async run(context, values) {
    return report(context, await pickGoal(context, values['goal'] ?? ''), values);
  },
});
