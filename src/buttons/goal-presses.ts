import { drawConfirmed, drawConsentAnswer, drawHelp, drawUndone, drawGoalSaid, drawShared } from '../cards/goal-answers.js';
import { answerAchieve } from '../use-cases/answer-achieve.js';
import { shareEntry, shareGoal } from '../use-cases/announce.js';
import { answerCard, answerForm } from '../use-cases/answers.js';
import type { Context } from '../use-cases/context.js';
import { keysOf } from '../use-cases/gather-goal.js';
import { launchGoal } from '../use-cases/launch-goal.js';
import { offerHelp } from '../use-cases/offer-help.js';
import { goalOf, requireActive } from '../use-cases/pick-goal.js';
import { showGoal } from '../use-cases/show-goal.js';
import { answerStewardConsent, askStewardConsent } from '../use-cases/steward-consent.js';
import { confirm, entryOf, takeBack } from '../use-cases/take-back.js';
import { askAgain } from '../use-cases/volunteering.js';
import { drawProgressOf } from '../use-cases/progress-form.js';
import { Refusal } from '../core/refusal.js';
import { definePress } from './define-press.js';

/** Where something is shared: the channel the answer was given in, or in direct messages the goal's own. Nobody speaks through us where they may not speak. */
function placeOf(context: Context, own: string): string {
  if (context.visit.visitor.silenced) throw new Refusal('share-not-here');
  return context.visit.home && context.visit.channel !== '' ? context.visit.channel : own;
}

export const showGoalPress = definePress({
  name: 'show-goal',
  who: 'anyone',
  run: async (context, rest, chosen) => showGoal(context, await goalOf(context, rest[0] ?? chosen[0])),
});

export const goalHelp = definePress({
  name: 'goal-help',
  who: 'anyone',
  async run(context, rest, chosen) {
    const goal = await goalOf(context, rest[0] ?? chosen[0]);
    const offered = await offerHelp(context, goal);
    context.around.wake();
    const keys = await keysOf(context, [goal.steward]);
    return answerCard(await askAgain(context, drawHelp({ goal, steward: keys.get(goal.steward ?? '') ?? null, ...offered })));
  },
});

export const addProgress = definePress({
  name: 'add-progress',
  who: 'anyone',
  async run(context, rest, chosen) {
    const goal = await goalOf(context, rest[0] ?? chosen[0]);
    requireActive(goal);
    return answerForm(await drawProgressOf(context, goal, {}));
  },
});

export const undoEntry = definePress({
  name: 'undo-entry',
  who: 'anyone',
  async run(context, rest, chosen) {
    const { goal, entry, progress } = await takeBack(context, rest[0] ?? chosen[0]);
    context.around.wake();
    return answerCard(drawUndone(goal, entry, progress));
  },
});

export const confirmEntry = definePress({
  name: 'confirm-entry',
  who: 'anyone',
  async run(context, rest) {
    const { goal, entry } = await confirm(context, rest[0]);
    context.around.wake();
    const keys = await keysOf(context, [entry.person]);
    return answerCard(drawConfirmed(goal, entry, keys.get(entry.person) ?? ''));
  },
});

export const achieve = definePress({
  name: 'achieve',
  who: 'anyone',
  run: async (context, rest) => answerAchieve(context, await goalOf(context, rest[0]), rest[1] === 'yes'),
});

export const launch = definePress({
  name: 'launch',
  who: 'managers',
  async run(context, rest) {
    const goal = await launchGoal(context, rest[0]);
    context.around.wake();
    return answerCard(await askStewardConsent(context, goal, drawGoalSaid('goal.launched', goal)));
  },
});

export const shareGoalPress = definePress({
  name: 'share-goal',
  who: 'anyone',
  async run(context, rest) {
    const goal = await goalOf(context, rest[0]);
    const channel = placeOf(context, goal.channel);
    const shared = await shareGoal(context.store, goal, { channel, once: `${goal.id}:${channel}:${context.today}` }, context.now);
    context.around.wake();
    return answerCard(drawShared(channel, shared));
  },
});

export const shareEntryPress = definePress({
  name: 'share-entry',
  who: 'anyone',
  async run(context, rest) {
    const { goal, entry } = await entryOf(context, rest[0]);
    if (entry.state !== 'counted') throw new Refusal('entry-gone');
    const channel = placeOf(context, goal.channel);
    const shared = await shareEntry(context.store, entry, channel, context.now);
    context.around.wake();
    return answerCard(drawShared(channel, shared));
  },
});

export const stewardConsent = definePress({
  name: 'steward-consent',
  who: 'anyone',
  async run(context, rest) {
    const yes = rest[0] === 'yes';
    await answerStewardConsent(context, yes);
    return answerCard(drawConsentAnswer(yes));
  },
});
