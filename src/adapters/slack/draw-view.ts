import type { types } from '@slack/bolt';
import type { Card, Form, FormField } from '../../cards/card.js';
import { sayLine } from '../../words/say.js';
import { drawOptions } from './draw-actions.js';
import { drawViewBlocks } from './draw-card.js';
import { harmlessLines } from '../../cards/harmless-text.js';
import { label } from './plain-text.js';

const TITLE = 24;
const LABEL = 200;
const HINT = 300;
const LONGEST_INPUT = 3000;
const MOST_FIELDS = 90;
/** What a calendar can show; a day in words stays a line of text. */
const DAY = /^(\d{4}-\d{2}-\d{2})?$/u;
const ID = /^[A-Z0-9]{2,}$/u;

/** The one input within each field's block. */
const INPUT = 'value';
/** Where groups and people are asked for as one types. */
const ROLE_INPUT = 'role';

/** What a person or group of this id is called; null when nobody knows. */
export type FindName = (id: string) => string | null;

/** A form as a modal; `carried` comes back when it is handed in. */
export function drawFormView(form: Form, carried: string, nameOf: FindName): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.press,
    title: label(form.title, TITLE),
    submit: label(sayLine('platform.form.send'), TITLE),
    close: label(sayLine('platform.form.close'), TITLE),
    private_metadata: carried,
    blocks: form.fields.slice(0, MOST_FIELDS).map((field) => drawField(field, nameOf)),
  };
}

/** A card as a modal, where there is no other place that only one person sees. */
export function drawCardView(card: Card, carried: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: 'card',
    title: label('Guidon', TITLE),
    close: label(sayLine('platform.form.close'), TITLE),
    private_metadata: carried,
    blocks: drawViewBlocks(card),
  };
}

export function drawHomeView(card: Card): types.HomeView {
  return { type: 'home', callback_id: 'home', blocks: drawViewBlocks(card) };
}

function drawField(field: FormField, nameOf: FindName): types.InputBlock {
  return {
    type: 'input',
    block_id: field.name,
    optional: !field.required,
    label: label(field.label, LABEL),
    ...(field.hint === undefined || field.hint === '' ? {} : { hint: label(field.hint, HINT) }),
    element: drawInput(field, nameOf),
  };
}

function drawInput(field: FormField, nameOf: FindName): types.InputBlock['element'] {
  const value = field.value ?? '';
  const id = ID.test(value) ? value : '';
  switch (field.kind) {
    case 'line':
      return field.day === true && DAY.test(value) ? drawDay(value) : drawTextInput(false, field.most, value);
    case 'lines':
      return drawTextInput(true, field.most, value);
    case 'choice':
      return drawChoice(drawOptions(field.options), value);
    case 'channel':
      return drawChannel(id);
    case 'role':
      return drawRole(id, nameOf);
    case 'person':
      return { type: 'users_select', action_id: INPUT, ...(id === '' ? {} : { initial_user: id }) };
  }
}

function drawDay(value: string): types.Datepicker {
  return { type: 'datepicker', action_id: INPUT, ...(value === '' ? {} : { initial_date: value }) };
}

function drawChannel(id: string): types.ConversationsSelect {
  const filter = { include: ['public' as const, 'private' as const], exclude_bot_users: true };
  return { type: 'conversations_select', action_id: INPUT, filter, ...(id === '' ? {} : { initial_conversation: id }) };
}

function drawTextInput(multiline: boolean, most: number, value: string): types.PlainTextInput {
  const max_length = Math.min(LONGEST_INPUT, Math.max(1, most));
  const initial = harmlessLines(value).slice(0, max_length);
  return { type: 'plain_text_input', action_id: INPUT, multiline, max_length, ...(initial === '' ? {} : { initial_value: initial }) };
}

function drawChoice(options: types.PlainTextOption[], value: string): types.StaticSelect {
  const chosen = options.find((option) => option.value === value);
  return { type: 'static_select', action_id: INPUT, options, ...(chosen === undefined ? {} : { initial_option: chosen }) };
}

function drawRole(id: string, nameOf: FindName): types.ExternalSelect {
  const [chosen] = drawOptions(id === '' ? [] : [{ label: nameOf(id) ?? id, value: id }]);
  return { type: 'external_select', action_id: ROLE_INPUT, min_query_length: 0, ...(chosen === undefined ? {} : { initial_option: chosen }) };
}
