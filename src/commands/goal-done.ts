import { answerAchieve } from '../use-cases/answer-achieve.js';
import { pickGoal, suggestGoals } from '../use-cases/pick-goal.js';
import { defineCommand } from './define-command.js';

export const goalDone = defineCommand({
  path: ['goal', 'done'],
  description: 'command.goal.done',
  who: 'anyone',
  options: [{ name: 'goal', description: 'option.goal', kind: 'suggested', required: false, most: 150, suggest: suggestGoals() }],
  async run(context, values) {
    return answerAchieve(context, await pickGoal(context, values['goal'] ?? ''), false);
  },
});
