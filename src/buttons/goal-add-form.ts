import { drawGoalForm } from '../cards/goal-forms.js';
import { sayChannelProblem } from '../cards/channel-problem.js';
import { drawGoalPreview } from '../cards/goal-preview-card.js';
import { STARTERS } from '../core/goals/suggest-next.js';
import { suggestNext } from '../core/goals/suggest-next.js';
import type { Values } from '../ports/front-desk.js';
import { answerCard } from '../use-cases/answers.js';
import { findProblems } from '../use-cases/check-channels.js';
import type { Context } from '../use-cases/context.js';
import { channelFor } from '../use-cases/launch-goal.js';
import { goalOf } from '../use-cases/pick-goal.js';
import { advise, GOAL_ROOM, readGoal } from '../use-cases/read-goal.js';
import { sayLine } from '../words/say.js';
import { defineForm } from './define-press.js';

/** What the form starts with when it was opened from a suggestion. */
async function suggestValues(context: Context, [kind, which]: readonly string[]): Promise<Values> {
  if (kind === 'starter') {
    const starter = STARTERS.find((each) => each === which);
    return starter ? { title: sayLine(`starter.${starter}`), measure: sayLine(`starter.${starter}.measure`) } : {};
  }
  if (kind !== 'step-up') return {};
  const before = await goalOf(context, which);
  const step = suggestNext(before, []).find((next) => next.is === 'step-up');
  return step ? { title: before.title, measure: `${String(step.target)} ${step.unit}`.trim(), benefit: before.benefit ?? '', firstStep: before.firstStep ?? '' } : {};
}

export const goalAddForm = defineForm({
  name: 'goal-add',
  who: 'managers',
  async open(context, rest, values) {
    return drawGoalForm('goal-add', 'form.goal.title', values ?? (await suggestValues(context, rest)), GOAL_ROOM);
  },
  async submit(context, _rest, values) {
    const words = readGoal(values, context.today);
    const draft = await context.store.saveDraft(context.person.id, 'goal-add', values, context.now);
    const advice = await advise(context, words, 'members');
    const channel = channelFor(context);
    const [found] = await findProblems(context, [{ channel, pins: false }]);
    const problem = found ? sayChannelProblem(context.home.platform, found) : null;
    return answerCard(drawGoalPreview({ ...words, advice, draft, channel, problem }));
  },
});
