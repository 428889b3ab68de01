import { pressOf } from '../cards/card.js';
import { drawLaterForm, drawStoppedEverywhere } from '../cards/invitation-card.js';
import { Refusal } from '../core/refusal.js';
import { invitationOf, sayLater, sayNotNow, sayYes, stop } from '../use-cases/answer-invitation.js';
import { answerCard } from '../use-cases/answers.js';
import { stopAskingEverywhere } from '../use-cases/volunteering.js';
import { defineForm, definePress } from './define-press.js';

const SAYS = new Map([['yes', sayYes], ['declined', sayNotNow]]);

/** Yes and Not now, under the message to one person. */
export const invitationPress = definePress({
  name: 'invitation',
  who: 'anyone',
  async run(context, rest) {
    const say = SAYS.get(rest[1] ?? '');
    if (!say) throw new Refusal('button-gone');
    const card = await say(context, await invitationOf(context, rest[0]));
    context.around.wake();
    return answerCard(card);
  },
});

/** One tap, on every message that asks something of somebody. */
export const stopAskingPress = definePress({
  name: 'stop-asking',
  who: 'anyone',
  async run(context, rest) {
    const card = await stop(context, rest[0] === undefined ? null : await invitationOf(context, rest[0]));
    context.around.wake();
    return answerCard(card);
  },
});

export const stopEverywhere = definePress({
  name: 'stop-everywhere',
  who: 'anyone',
  async run(context) {
    await stopAskingEverywhere(context);
    context.around.wake();
    return answerCard(drawStoppedEverywhere());
  },
});

export const laterForm = defineForm({
  name: 'later',
  who: 'anyone',
  async open(context, rest) {
    const invitation = await invitationOf(context, rest[0]);
    return drawLaterForm(pressOf('later', invitation.id));
  },
  async submit(context, rest, values) {
    const card = await sayLater(context, await invitationOf(context, rest[0]), values);
    context.around.wake();
    return answerCard(card);
  },
});
