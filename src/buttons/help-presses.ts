import { drawCallAnswer, drawPlaceTaken } from '../cards/call-card.js';
import { drawCheckIn } from '../cards/invitation-card.js';
import type { Help } from '../core/asks/ask.js';
import { Refusal } from '../core/refusal.js';
import { answerCard } from '../use-cases/answers.js';
import { together, type Context } from '../use-cases/context.js';
import { ownHelpOf } from '../use-cases/find-help.js';
import { findAsked, gatherCheckIn, nameKeepers } from '../use-cases/gather-invitation.js';
import { isId } from '../use-cases/pick-goal.js';
import { handBack, sayCheck, sayDone, takePlace } from '../use-cases/take-place.js';
import { askAgain } from '../use-cases/volunteering.js';
import { definePress } from './define-press.js';

/** *I'll help* on a call. */
export const callHelp = definePress({
  name: 'call-help',
  who: 'anyone',
  async run(context, rest) {
    const asked = isId(rest[0]) ? await findAsked(context.store, rest[0]) : null;
    if (!asked) throw new Refusal('ask-gone');
    const placed = await together(context, (inside) => takePlace(inside, asked, 'call'));
    context.around.wake();
    if (placed.is !== 'taken') return answerCard(drawCallAnswer(placed.is, asked.goal.id));
    const { writer } = await nameKeepers(context.store, asked, context.person.id);
    return answerCard(await askAgain(context, drawPlaceTaken({ ...asked, help: placed.help.id, firstStep: asked.goal.firstStep, writer })));
  },
});

export const helpBack = definePress({
  name: 'help-back',
  who: 'anyone',
  async run(context, rest) {
    const help = await ownHelpOf(context, rest[0]);
    const isNew = await handBack(context, help);
    context.around.wake();
    return answerCard(isNew ? drawCallAnswer('back', help.goal) : await sayEnded(context, help));
  },
});

export const helpDone = definePress({
  name: 'help-done',
  who: 'anyone',
  async run(context, rest) {
    const help = await ownHelpOf(context, rest[0]);
    const isNew = await sayDone(context, help);
    context.around.wake();
    return answerCard(isNew ? drawCallAnswer('done', help.goal) : await sayEnded(context, help));
  },
});

const CHECKS = ['on-track', 'need-help', 'cannot'] as const;

/** The answer to "How is it going?". */
export const checkIn = definePress({
  name: 'check-in',
  who: 'anyone',
  async run(context, rest) {
    const help = await ownHelpOf(context, rest[0]);
    const check = CHECKS.find((each) => each === rest[1]);
    if (check) await sayCheck(context, help, check);
    context.around.wake();
    const current = await ownHelpOf(context, help.id);
    const facts = await gatherCheckIn(context.store, current, null);
    return answerCard(facts ? drawCheckIn(facts) : await sayEnded(context, current));
  },
});

/** How it ended before. */
async function sayEnded(context: Context, help: Help) {
  const { doneAt } = await ownHelpOf(context, help.id);
  return drawCallAnswer(doneAt === null ? 'back' : 'done', help.goal);
}
