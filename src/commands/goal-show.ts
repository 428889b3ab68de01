import { pickGoal, suggestGoals } from '../use-cases/pick-goal.js';
import { showGoal } from '../use-cases/show-goal.js';
import { defineCommand } from './define-command.js';

const STATES = ['active', 'achieved', 'missed', 'let-go'] as const;

export const goalShow = defineCommand({
  path: ['goal', 'show'],
  description: 'command.goal.show',
  who: 'anyone',
  options: [{ name: 'goal', description: 'option.goal', kind: 'suggested', required: false, most: 150, suggest: suggestGoals(STATES) }],
  async run(context, values) {
    const words = values['goal'] ?? '';
    return showGoal(context, await pickGoal(context, words, words === '' ? ['active'] : STATES));
  },
});
