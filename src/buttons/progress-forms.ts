import { answerReport } from '../use-cases/answer-report.js';
import { countMessage, drawCount } from '../use-cases/count-message.js';
import { goalOf, isId, requireActive } from '../use-cases/pick-goal.js';
import { drawProgressOf } from '../use-cases/progress-form.js';
import { Refusal } from '../core/refusal.js';
import { defineForm } from './define-press.js';

export const progressForm = defineForm({
  name: 'progress',
  who: 'anyone',
  async open(context, rest, values) {
    const goal = await goalOf(context, rest[0]);
    requireActive(goal);
    return drawProgressOf(context, goal, values ?? {});
  },
  async submit(context, rest, values) {
    return answerReport(context, await goalOf(context, rest[0]), { amount: values['amount'] ?? '', note: values['note'] ?? '' });
  },
});

export const countForm = defineForm({
  name: 'count',
  who: 'anyone',
  async open(context, rest, values) {
    if (!isId(rest[0])) throw new Refusal('draft-gone');
    return drawCount(context, rest[0], values ?? {});
  },
  submit: (context, rest, values) => countMessage(context, rest[0], values),
});
