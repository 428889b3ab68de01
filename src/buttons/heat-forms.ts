import { pressOf } from '../cards/card.js';
import { drawFlagAnswer, drawMuteForm, MUTED_DAYS } from '../cards/flag-card.js';
import { muteFor } from '../use-cases/answer-flag.js';
import { answerCard } from '../use-cases/answers.js';
import { flagOf } from '../use-cases/goal-place.js';
import { defineForm } from './define-press.js';

export const muteForm = defineForm({
  name: 'flag-mute',
  who: 'managers',
  async open(context, rest) {
    const flag = await flagOf(context, rest[0]);
    return drawMuteForm(pressOf('flag-mute', flag.id));
  },
  async submit(context, rest, values) {
    const flag = await flagOf(context, rest[0]);
    // What a form sends can be anything; the shortest is the mildest.
    const days = MUTED_DAYS.find((each) => each === values['days']) ?? MUTED_DAYS[0];
    const until = await muteFor(context, flag, Number(days));
    context.around.wake();
    return answerCard(drawFlagAnswer('muted', flag.channel, until));
  },
});
