import { pressOf } from '../cards/card.js';
import { drawGoalSaid } from '../cards/goal-answers.js';
import { drawDueForm, drawLetGoForm } from '../cards/goal-forms.js';
import { answerCard } from '../use-cases/answers.js';
import { extendGoal, letGoalGo, reopenGoal } from '../use-cases/close-goal.js';
import { requireKeeper } from '../use-cases/goal-rights.js';
import { goalOf } from '../use-cases/pick-goal.js';
import { defineForm } from './define-press.js';

export const extendForm = defineForm({
  name: 'extend',
  who: 'anyone',
  async open(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    requireKeeper(context, goal);
    return drawDueForm(pressOf('extend', goal.id), 'form.extend.title', values ?? {});
  },
  async submit(context, rest, values) {
    const goal = await extendGoal(context, await goalOf(context, rest[0]), values['due'] ?? '');
    context.around.wake();
    return answerCard(drawGoalSaid('extend.said', goal));
  },
});

export const reopenForm = defineForm({
  name: 'reopen',
  who: 'anyone',
  async open(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    requireKeeper(context, goal);
    return drawDueForm(pressOf('reopen', goal.id), 'form.reopen.title', values ?? {});
  },
  async submit(context, rest, values) {
    const goal = await reopenGoal(context, await goalOf(context, rest[0]), values['due'] ?? '');
    context.around.wake();
    return answerCard(drawGoalSaid('reopen.said', goal));
  },
});

export const letGoForm = defineForm({
  name: 'let-go',
  who: 'anyone',
  async open(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    requireKeeper(context, goal);
    return drawLetGoForm(pressOf('let-go', goal.id), values ?? {});
  },
  async submit(context, rest, values) {
    const said = { reason: values['reason'] ?? '', learned: values['learned'] ?? '' };
    const goal = await letGoalGo(context, await goalOf(context, rest[0]), said);
    context.around.wake();
    return answerCard(drawGoalSaid('let-go.said', goal));
  },
});
