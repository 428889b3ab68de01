import { drawHelp } from '../cards/help-card.js';
import { answerCard } from '../use-cases/answers.js';
import { defineCommand } from './define-command.js';

export const guidonHelp = defineCommand({
  path: ['guidon', 'help'],
  description: 'command.guidon.help',
  who: 'anyone',
  options: [],
  run({ manager }) {
    return Promise.resolve(answerCard(drawHelp(manager)));
  },
});
