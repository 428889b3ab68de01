import { Refusal } from '../core/refusal.js';
import { answerForm } from '../use-cases/answers.js';
import { drawCount } from '../use-cases/count-message.js';
import { defineMessageAction } from './define-command.js';

/** The message stays with us as ids in a draft, so that the form carries nothing anyone could change. */
export const countTowardsGoal = defineMessageAction({
  name: 'action.count',
  who: 'anyone',
  async run(context, on) {
    if (on.byBot) throw new Refusal('message-by-bot');
    const draft = await context.store.saveDraft(context.person.id, 'count', { author: on.author, link: on.link }, context.now);
    return answerForm(await drawCount(context, draft, {}));
  },
});
