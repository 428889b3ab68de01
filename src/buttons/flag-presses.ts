import { drawFlagAnswer } from '../cards/flag-card.js';
import { saySeen, sayNotHeated } from '../use-cases/answer-flag.js';
import { answerCard } from '../use-cases/answers.js';
import { flagOf } from '../use-cases/goal-place.js';
import { definePress } from './define-press.js';

export const flagNotHeated = definePress({
  name: 'flag-not-heated',
  who: 'managers',
  async run(context, rest) {
    const flag = await flagOf(context, rest[0]);
    const answer = await sayNotHeated(context, flag);
    context.around.watch.changed(context.store.community);
    context.around.wake();
    return answerCard(drawFlagAnswer(answer, flag.channel));
  },
});

export const flagSeen = definePress({
  name: 'flag-seen',
  who: 'managers',
  async run(context, rest) {
    const flag = await flagOf(context, rest[0]);
    const answer = await saySeen(context, flag);
    context.around.wake();
    return answerCard(drawFlagAnswer(answer, flag.channel));
  },
});
