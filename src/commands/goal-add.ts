import { drawGoalForm } from '../cards/goal-forms.js';
import { answerForm } from '../use-cases/answers.js';
import { GOAL_ROOM } from '../use-cases/read-goal.js';
import { defineCommand } from './define-command.js';

export const goalAdd = defineCommand({
  path: ['goal', 'add'],
  description: 'command.goal.add',
  who: 'managers',
  options: [{ name: 'title', description: 'option.title', kind: 'text', required: false, most: GOAL_ROOM.title }],
  run(_context, values) {
    return Promise.resolve(answerForm(drawGoalForm('goal-add', 'form.goal.title', { title: values['title'] ?? '' }, GOAL_ROOM)));
  },
});
