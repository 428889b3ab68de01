import { FormProblems, refuse, refuseField } from './api-error.js';
import type { Answer, Call, Route } from './call.js';
import { bodyOf, param } from './call.js';
import { checkChoice } from './command-rules.js';
import { checkForm } from './form-rules.js';
import type { Interaction } from './interaction-desk.js';
import { Callback, Kind } from './interaction-desk.js';
import type { JsonObject } from './json.js';
import { listAt, numberAt, objectAt } from './json.js';
import { checkMessage } from './message-rules.js';
import type { StoredMessage } from './messages.js';
import { createMessage, deleteMessage, EPHEMERAL, LOADING } from './messages.js';
import { messageJson } from './payloads.js';
import { applyEdit, attachmentsOf, refuseUnknownFields, refuseUnsafeMentions, WEBHOOK_FIELDS } from './posting.js';
import type { Choice } from './seen.js';
import { seeForm, seeMessage } from './seen.js';

const MOST_CHOICES = 25;

const allowedAnswers = (interaction: Interaction): readonly number[] => {
  switch (interaction.type) {
    case Kind.autocomplete:
      return [Callback.choices];
    case Kind.command:
      return [Callback.message, Callback.deferredMessage, Callback.form];
    case Kind.component:
      return [Callback.message, Callback.deferredMessage, Callback.deferredUpdate, Callback.update, Callback.form];
    default:
      return interaction.source
        ? [Callback.message, Callback.deferredMessage, Callback.deferredUpdate, Callback.update]
        : [Callback.message, Callback.deferredMessage, Callback.deferredUpdate];
  }
};

const metadataOf = (interaction: Interaction): JsonObject => ({
  id: interaction.id,
  type: interaction.type,
  user: interaction.person.toJson(),
  authorizing_integration_owners: interaction.payload['authorizing_integration_owners'],
  ...(interaction.source ? { interacted_message_id: interaction.source.id } : {}),
});

const postAnswer = (call: Call, interaction: Interaction, data: JsonObject): StoredMessage => {
  const { channel, person } = interaction;
  const hidden = (numberAt(data, 'flags') & EPHEMERAL) !== 0;
  return createMessage(call.back.world, {
    channel,
    author: null,
    body: data,
    attachments: attachmentsOf(call, channel),
    visibleTo: hidden ? person : null,
    interaction: metadataOf(interaction),
    type: interaction.type === Kind.command ? 20 : 0,
  });
};

const checkAnswerMessage = (call: Call, data: JsonObject, where: string): void => {
  refuseUnknownFields(call.back, data, WEBHOOK_FIELDS, where);
  refuseUnsafeMentions(call.back, data, where);
  checkMessage(data, { files: call.files.length, before: 0, edit: false });
};

type Perform = (call: Call, interaction: Interaction, data: JsonObject) => void;

const answerWithMessage: Perform = (call, interaction, data) => {
  checkAnswerMessage(call, data, 'interaction answer');
  interaction.original = postAnswer(call, interaction, data);
  interaction.settle({ kind: 'message', message: seeMessage(interaction.original) });
};

const deferMessage: Perform = (call, interaction, data) => {
  refuseUnknownFields(call.back, data, ['flags'], 'deferral');
  const flags = (numberAt(data, 'flags') & EPHEMERAL) | LOADING;
  interaction.original = postAnswer(call, interaction, { flags });
};

const deferUpdate: Perform = (_call, interaction) => {
  interaction.original = interaction.source;
};

const updateMessage: Perform = (call, interaction, data) => {
  const { source } = interaction;
  if (!source || !call.back.world.messages.has(source.id)) throw refuse.unknownMessage();
  refuseUnknownFields(call.back, data, WEBHOOK_FIELDS, 'interaction update');
  refuseUnsafeMentions(call.back, data, 'interaction update');
  applyEdit(call, source, data);
  interaction.original = source;
  interaction.settle({ kind: 'update', message: seeMessage(source) });
};

const offerChoices: Perform = (_call, interaction, data) => {
  const problems = new FormProblems();
  const choices = listAt(data, 'choices');
  if (!Array.isArray(data['choices']) || choices.length > MOST_CHOICES) {
    problems.add(['data', 'choices'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 0 and 25 in length.');
  }
  const text = focusedType(objectAt(interaction.payload, 'data')) === 3;
  choices.forEach((choice, index) => {
    checkChoice(problems, choice, ['data', 'choices', index], text);
  });
  problems.refuseIfAny();
  interaction.settle({ kind: 'choices', choices: choices as unknown as Choice[] });
};

const focusedType = (data: JsonObject): unknown => {
  for (const option of listAt(data, 'options')) {
    const type = option['focused'] === true ? option['type'] : focusedType(option);
    if (type !== undefined) return type;
  }
  return undefined;
};

const openForm: Perform = (call, interaction, data) => {
  refuseUnknownFields(call.back, data, ['title', 'custom_id', 'components'], 'form');
  checkForm(data);
  const form = seeForm(interaction.id, data);
  const { person, channel, source } = interaction;
  call.back.desk.forms.set(interaction.id, { form, person, channel, source });
  interaction.settle({ kind: 'form', form });
};

const performs: Readonly<Record<number, Perform>> = {
  [Callback.message]: answerWithMessage,
  [Callback.deferredMessage]: deferMessage,
  [Callback.deferredUpdate]: deferUpdate,
  [Callback.update]: updateMessage,
  [Callback.choices]: offerChoices,
  [Callback.form]: openForm,
};

const answer = (call: Call): Answer => {
  const body = bodyOf(call);
  const interaction = call.back.desk.toAnswer(param(call, 'interaction_id'), param(call, 'interaction_token'));
  refuseUnknownFields(call.back, body, ['type', 'data'], 'interaction callback');
  const type = numberAt(body, 'type');
  const allowed = allowedAnswers(interaction);
  const perform = performs[type];
  if (!perform || !allowed.includes(type)) {
    throw refuseField(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
  }
  perform(call, interaction, objectAt(body, 'data'));
  interaction.answeredWith = type;
  if (call.query['with_response'] !== 'true') return { status: 204 };
  return { status: 200, body: callbackJson(call, interaction, type) };
};

const callbackJson = (call: Call, interaction: Interaction, type: number): JsonObject => {
  const { original } = interaction;
  const resource = original && type !== Callback.deferredUpdate
    ? { resource: { type, message: messageJson(call.back.world, original) } }
    : {};
  return {
    interaction: {
      id: interaction.id,
      type: interaction.type,
      ...(original
        ? {
            response_message_id: original.id,
            response_message_loading: (original.flags & LOADING) !== 0,
            response_message_ephemeral: (original.flags & EPHEMERAL) !== 0,
          }
        : {}),
      channel_id: interaction.channel.id,
      ...(interaction.channel.guild ? { guild_id: interaction.channel.guild.id } : {}),
    },
    ...resource,
  };
};

const followed = (call: Call): Interaction => {
  if (param(call, 'webhook_id') !== call.back.world.bot.id) throw refuse.unknownWebhook();
  return call.back.desk.toFollow(param(call, 'webhook_token'));
};

const ownMessage = (call: Call, interaction: Interaction): StoredMessage => {
  const id = call.params['message_id'] ?? interaction.original?.id ?? '';
  const message = call.back.world.messages.get(id);
  const own = message === interaction.original || message?.interaction?.['id'] === interaction.id;
  if (!message || !own) throw refuse.unknownMessage();
  return message;
};

const settleAfterEdit = (interaction: Interaction, message: StoredMessage): void => {
  const kind = interaction.answeredWith === Callback.deferredUpdate ? 'update' : 'message';
  interaction.settle({ kind, message: seeMessage(message) });
};

const followUp = (call: Call): Answer => {
  const interaction = followed(call);
  const body = bodyOf(call);
  checkAnswerMessage(call, body, 'follow-up');
  const { original } = interaction;
  // The first follow-up of a deferred answer takes the place of "is thinking".
  if (original && original.flags & LOADING) {
    const { flags: _kept, ...rest } = body;
    applyEdit(call, original, rest);
    settleAfterEdit(interaction, original);
    return { status: 200, body: messageJson(call.back.world, original) };
  }
  const message = postAnswer(call, interaction, body);
  interaction.settle({ kind: 'message', message: seeMessage(message) });
  return { status: 200, body: messageJson(call.back.world, message) };
};

const editAnswer = (call: Call): Answer => {
  const interaction = followed(call);
  const body = bodyOf(call);
  refuseUnknownFields(call.back, body, WEBHOOK_FIELDS, 'edit of an answer');
  refuseUnsafeMentions(call.back, body, 'edit of an answer');
  const message = ownMessage(call, interaction);
  applyEdit(call, message, body);
  settleAfterEdit(interaction, message);
  return { status: 200, body: messageJson(call.back.world, message) };
};

const readAnswer = (call: Call): Answer => ({
  status: 200,
  body: messageJson(call.back.world, ownMessage(call, followed(call))),
});

const deleteAnswer = (call: Call): Answer => {
  const interaction = followed(call);
  deleteMessage(call.back.world, ownMessage(call, interaction));
  interaction.settle({ kind: 'none' });
  return { status: 204 };
};

const HOOK = '/webhooks/{webhook_id}/{webhook_token}';
const answerPaths = [`${HOOK}/messages/@original`, `${HOOK}/messages/{message_id}`];

export const interactionRoutes: readonly Route[] = [
  { method: 'POST', path: '/interactions/{interaction_id}/{interaction_token}/callback', bot: false, run: answer },
  { method: 'POST', path: HOOK, bot: false, run: followUp },
  ...answerPaths.flatMap((path): Route[] => [
    { method: 'GET', path, bot: false, run: readAnswer },
    { method: 'PATCH', path, bot: false, run: editAnswer },
    { method: 'DELETE', path, bot: false, run: deleteAnswer },
  ]),
];

