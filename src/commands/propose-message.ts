import { pressOf } from '../cards/card.js';
import { drawProposeForm } from '../cards/proposal-forms.js';
import { answerForm } from '../use-cases/answers.js';
import { keepMessage, wordMessage } from '../use-cases/propose.js';
import { defineMessageAction } from './define-command.js';

/** What somebody said becomes a proposal of the one who points at it, with a link to where it began. */
export const proposeMessage = defineMessageAction({
  name: 'action.propose',
  who: 'anyone',
  async run(context, on) {
    const draft = await keepMessage(context, on);
    return answerForm(drawProposeForm(pressOf('propose', draft), wordMessage(on.text)));
  },
});
