import { drawAskForm } from '../cards/asks-card.js';
import { byDue } from '../core/goals/by-due.js';
import { Refusal } from '../core/refusal.js';
import { listOptions } from '../use-cases/pick-goal.js';
import { readAsk } from '../use-cases/read-ask.js';
import { ASK_NEW, previewAsk } from '../use-cases/send-ask.js';
import { defineForm } from './define-press.js';

export const askForm = defineForm({
  name: ASK_NEW,
  who: 'managers',
  async open(context, _rest, values) {
    const goals = (await context.store.goals(['active'])).toSorted(byDue);
    if (goals.length === 0) throw new Refusal('no-goals-add-one');
    return drawAskForm(ASK_NEW, listOptions(context, goals), values ?? {});
  },
  async submit(context, _rest, values) {
    await readAsk(context, values);
    const draft = await context.store.saveDraft(context.person.id, ASK_NEW, values, context.now);
    return previewAsk(context, draft, undefined);
  },
});
