import type { Form } from '../cards/card.js';
import { pressOf } from '../cards/card.js';
import { drawCountForm } from '../cards/goal-forms.js';
import { Refusal } from '../core/refusal.js';
import type { Answer, Values } from '../ports/front-desk.js';
import { answerReport } from './answer-report.js';
import type { Context } from './context.js';
import { goalOf, isId, listOptions } from './pick-goal.js';

/** The form that asks towards which goal a message counts. */
export async function drawCount(context: Context, draft: string, values: Values): Promise<Form> {
  const goals = await context.store.goals(['active']);
  if (goals.length === 0) throw new Refusal(context.manager ? 'no-goals-add-one' : 'no-goals');
  return drawCountForm(pressOf('count', draft), listOptions(context, goals), values);
}

/** Counts the message kept in the draft: its author is credited, its link is the proof. */
export async function countMessage(context: Context, draftId: string | undefined, values: Values): Promise<Answer> {
  const draft = isId(draftId) ? await context.store.draft(draftId, context.person.id) : null;
  if (!draft || draft.press !== 'count') throw new Refusal('draft-gone');
  const { author, link } = draft.values;
  const goal = await goalOf(context, values['goal']);
  return answerReport(context, goal, { amount: values['amount'] ?? '', note: values['note'] ?? '', link: link ?? null, ...(author && { credited: author }) });
}
