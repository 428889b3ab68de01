import { drawGoalForm } from '../cards/goal-forms.js';
import { sayChannelProblem } from '../cards/channel-problem.js';
import { clipWords } from '../cards/measure-text.js';
import { drawGoalPreview } from '../cards/goal-preview-card.js';
import { pressOf } from '../cards/card.js';
import { STARTERS, suggestNext, type Starter } from '../core/goals/suggest-next.js';
import { suggestForChannel } from '../core/goals/suggest-for-channel.js';
import type { Goal } from '../core/goals/goal.js';
import type { Proposal } from '../core/proposals/proposal.js';
import type { Values } from '../ports/front-desk.js';
import { answerCard } from '../use-cases/answers.js';
import { findProblems } from '../use-cases/check-channels.js';
import type { Context } from '../use-cases/context.js';
import { placeFor, type GoalPlace } from '../use-cases/goal-place.js';
import { goalOf } from '../use-cases/pick-goal.js';
import { advise, GOAL_ROOM, readGoal, writeMeasure } from '../use-cases/read-goal.js';
import { sayLine } from '../words/say.js';
import { defineForm } from './define-press.js';

const TWO_WEEKS_MS = 14 * 86_400_000;
const MOST_LOOKED_AT = 12;

/** What the form starts with when it was opened from a suggestion. */
async function suggestValues(context: Context, [kind, which = '']: readonly string[]): Promise<Values> {
  switch (kind) {
    case 'channel':
    case 'flag':
      return suggestForPlace(context, await placeFor(context, [kind, which]));
    case 'proposal':
      return fillProposal((await placeFor(context, [kind, which])).proposal);
    case 'starter':
      return fillStarterNamed(which);
    case 'step-up':
      return fillStepUp(await goalOf(context, which));
    default:
      return {};
  }
}

function fillStarterNamed(named: string): Values {
  const starter = STARTERS.find((each) => each === named);
  return starter ? fillStarter(starter) : {};
}

function fillStepUp(before: Goal): Values {
  const step = suggestNext(before, []).find((next) => next.is === 'step-up');
  return step ? { ...fillAgain(before), measure: `${String(step.target)} ${step.unit}`.trim() } : {};
}

/** A channel that lacks a goal begins with the best there is. */
async function suggestForPlace({ store, now }: Context, { channel }: GoalPlace): Promise<Values> {
  const goals = await store.goals();
  const closed = goals.filter(({ state }) => state === 'missed' || state === 'let-go').slice(0, MOST_LOOKED_AT);
  const offers = new Map(await Promise.all(closed.map(async ({ id }) => [id, (await store.offers(id)).length] as const)));
  const hours = await store.heatHours(now - TWO_WEEKS_MS);
  const best = suggestForChannel({ channel, goals, offers, people: Math.max(0, ...hours.map(({ people }) => people)) });
  return best.is === 'again' ? { ...fillAgain(best.goal), measure: writeMeasure(best.goal.measure) } : fillStarter(best.starter);
}

/** What its author wrote is why it matters. */
function fillProposal(proposal: Proposal | null): Values {
  if (proposal === null) return {};
  return { title: proposal.title, benefit: clipWords(proposal.words ?? '', GOAL_ROOM.benefit) };
}

function fillStarter(starter: Starter): Values {
  return { title: sayLine(`starter.${starter}`), measure: sayLine(`starter.${starter}.measure`) };
}

function fillAgain({ title, benefit, firstStep }: Goal): Values {
  return { title, benefit: benefit ?? '', firstStep: firstStep ?? '' };
}

/** The place is carried by the press; what only fills the form is used up by opening it. */
function carry([kind, id = '']: readonly string[]): string {
  return kind === 'channel' || kind === 'flag' || kind === 'proposal' ? pressOf('goal-add', kind, id) : 'goal-add';
}

export const goalAddForm = defineForm({
  name: 'goal-add',
  who: 'managers',
  async open(context, rest, values) {
    return drawGoalForm(carry(rest), 'form.goal.title', values ?? (await suggestValues(context, rest)), GOAL_ROOM);
  },
  async submit(context, rest, values) {
    const words = readGoal(values, context.today);
    const draft = await context.store.saveDraft(context.person.id, carry(rest), values, context.now);
    const advice = await advise(context, words, 'members');
    const { channel } = await placeFor(context, rest);
    const [found] = await findProblems(context, [{ channel, pins: false }]);
    const problem = found ? sayChannelProblem(context.home.platform, found) : null;
    return answerCard(drawGoalPreview({ ...words, advice, draft, channel, problem }));
  },
});
