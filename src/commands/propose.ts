import { drawProposeForm, PROPOSAL_ROOM } from '../cards/proposal-forms.js';
import { answerForm } from '../use-cases/answers.js';
import { defineCommand } from './define-command.js';

export const proposeCommand = defineCommand({
  path: ['propose'],
  description: 'command.propose',
  who: 'anyone',
  options: [{ name: 'title', description: 'command.propose.title', kind: 'text', required: false, most: PROPOSAL_ROOM.title }],
  run(_context, values) {
    return Promise.resolve(answerForm(drawProposeForm('propose', { title: values['title'] ?? '' })));
  },
});
