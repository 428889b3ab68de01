import type { JsonObject } from '../discord/json.js';
import { isObject, listAt, objectAt, textAt } from '../discord/json.js';
import { drawErrors } from './draw-errors.js';
import type { Interaction, InteractionDesk, Seen } from './interaction-desk.js';
import { seenView } from './seen.js';
import { SlackError } from './slack-error.js';
import { checkSchema } from './block-schema.js';
import type { StoredView } from './views.js';
import { closeAll, closeTop, pushView, updateView } from './views.js';

const isEmpty = (answer: unknown): boolean =>
  answer === null || answer === '' || (isObject(answer) && Object.keys(answer).length === 0);

/** Does what the acknowledgement says; null when it says nothing and the answer may still come. */
export const applyAnswer = (desk: InteractionDesk, interaction: Interaction, answer: unknown): Seen | null => {
  const type = textAt(interaction.parcel.payload, 'type');
  if (type === 'view_submission') return answerSubmission(desk, interaction, isObject(answer) ? answer : {});
  if (type === 'block_suggestion') return answerSuggestion(isObject(answer) ? answer : {});
  if (isEmpty(answer)) return null;
  if (interaction.parcel.kind === 'slash_commands') {
    const body = typeof answer === 'string' ? { text: answer } : answer;
    return desk.responses.carryOut(interaction, isObject(body) ? body : {});
  }
  desk.world.violations.push(`the acknowledgement of ${type} carries something, which Slack does not look at`);
  return null;
};

const answerSuggestion = (answer: JsonObject): Seen => {
  const options = [...listAt(answer, 'options'), ...listAt(answer, 'option_groups').flatMap((group) => listAt(group, 'options'))];
  if (options.length > 100) throw new SlackError('invalid_arguments');
  const choices = options.map((option) => ({ name: textAt(objectAt(option, 'text'), 'text'), value: textAt(option, 'value') }));
  return { kind: 'choices', text: choices.map((one) => one.name).join('\n'), private: true, choices };
};

const answerSubmission = (desk: InteractionDesk, { person, view }: Interaction, answer: JsonObject): Seen | null => {
  if (!view) throw new SlackError('not_found');
  switch (answer['response_action']) {
    case undefined:
      closeTop(person);
      return null;
    case 'clear':
      closeAll(person);
      return null;
    case 'errors':
      return sendBack(view, objectAt(answer, 'errors'));
    case 'update':
      updateView(view, answer['view']);
      checkSchema(desk.world, answer['view'], 'ModalView');
      return seenView('update', view);
    case 'push':
      checkSchema(desk.world, answer['view'], 'ModalView');
      return seenView('view', pushView(person, answer['view']));
    default:
      throw new SlackError('invalid_arguments', { messages: ['unknown response_action'] });
  }
};

/** Errors can stand only under fields. */
const sendBack = (view: StoredView, errors: JsonObject): Seen => {
  const fields = view.blocks.filter((block) => block['type'] === 'input').map((block) => textAt(block, 'block_id'));
  const stray = Object.keys(errors).filter((blockId) => !fields.includes(blockId));
  if (stray.length > 0 || Object.keys(errors).length === 0) {
    throw new SlackError('invalid_arguments', { messages: [`errors for no field: ${stray.join(', ')}`] });
  }
  const texts = Object.fromEntries(Object.entries(errors).map(([blockId, text]) => [blockId, String(text)]));
  return { ...seenView('update', view), kind: 'errors', text: drawErrors(view, texts), errors: texts };
};
