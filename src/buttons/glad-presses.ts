import { card, line } from '../cards/compose.js';
import { answerCard } from '../use-cases/answers.js';
import { sayGlad } from '../use-cases/say-glad.js';
import { goalOf } from '../use-cases/pick-goal.js';
import { definePress } from './define-press.js';

/** "Glad we did this?": once a person, counted without their name. */
export const glad = definePress({
  name: 'glad',
  who: 'anyone',
  async run(context, [id, answer]) {
    const first = await sayGlad(context, await goalOf(context, id), answer ?? '');
    context.around.wake();
    return answerCard(card(line(first ? 'glad.said' : 'glad.before')));
  },
});
