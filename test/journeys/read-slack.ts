import type { JsonObject } from '../fakes/discord/json.js';
import { isObject, listAt, numberAt, objectAt, textAt } from '../fakes/discord/json.js';
import type { SeenMessage, SeenView } from '../fakes/slack/fake-slack.js';
import { tellMoment } from './stage.js';

/** Names by the ids Slack shows in their place. */
export type Names = ReadonlyMap<string, string>;

function nameOf(id: string, names: Names): string {
  return names.get(id) ?? id;
}

/** On Slack all commands follow one word; the stories tell them by their own. */
function readCode(text: string): string {
  return text.replace(/^\/guidon (goal|manage)/u, '/$1');
}

function readElement(element: JsonObject, names: Names): string {
  switch (element['type']) {
    case 'text':
      return objectAt(element, 'style')['code'] === true ? readCode(textAt(element, 'text')) : textAt(element, 'text');
    case 'user':
      return `@${nameOf(textAt(element, 'user_id'), names)}`;
    case 'usergroup':
      return `@${nameOf(textAt(element, 'usergroup_id'), names)}`;
    case 'channel':
      return `#${nameOf(textAt(element, 'channel_id'), names)}`;
    case 'date':
      return tellMoment(numberAt(element, 'timestamp') * 1000, textAt(element, 'format') === '{date_long}' ? 'day' : 'minute');
    case 'link':
      return textAt(element, 'text');
    default:
      throw new Error(`no story knows ${String(element['type'])}`);
  }
}

function readSection(section: JsonObject, names: Names): string {
  const elements = listAt(section, 'elements');
  const words = elements.map((element) => readElement(element, names)).join('').replaceAll(/[\u2068\u2069]/gu, '');
  return elements.some((element) => objectAt(element, 'style')['italic'] === true) ? `(${words})` : words;
}

function readRich(block: JsonObject, names: Names): string[] {
  return listAt(block, 'elements').flatMap((part) =>
    part['type'] === 'rich_text_list' ? listAt(part, 'elements').map((row) => `- ${readSection(row, names)}`) : [readSection(part, names)],
  );
}

function readAction(element: JsonObject): string {
  if (element['type'] === 'button') return `[${textAt(objectAt(element, 'text'), 'text')}]`;
  const labels = listAt(element, 'options').map((option) => textAt(objectAt(option, 'text'), 'text'));
  return `<${textAt(objectAt(element, 'placeholder'), 'text')}: ${labels.join(' | ')}>`;
}

/** The words of blocks, then one line with what can be pressed. */
export function readBlocks(blocks: readonly JsonObject[], names: Names): string {
  const words = blocks.flatMap((block) => {
    if (block['type'] === 'header') return [`# ${textAt(objectAt(block, 'text'), 'text').replaceAll(/[\u2068\u2069]/gu, '')}`];
    return block['type'] === 'rich_text' ? readRich(block, names) : [];
  });
  const actions = blocks.filter((block) => block['type'] === 'actions').flatMap((block) => listAt(block, 'elements').map(readAction));
  return [...words, ...(actions.length === 0 ? [] : [actions.join(' ')])].join('\n');
}

export function readMessage(message: SeenMessage, names: Names): string {
  return message.blocks.length === 0 ? message.text : readBlocks(message.blocks, names);
}

export interface ReadField {
  readonly label: string;
  /** Slack's name of the input, such as `users_select`. */
  readonly type: string;
  readonly value: string;
}

function readHeld(element: JsonObject, names: Names): string {
  const option = element['initial_option'];
  if (isObject(option)) {
    const label = textAt(objectAt(option, 'text'), 'text');
    return element['type'] === 'external_select' ? `@${label.replace(/^@/u, '')}` : label;
  }
  const channel = textAt(element, 'initial_conversation');
  if (channel !== '') return `#${nameOf(channel, names)}`;
  const day = textAt(element, 'initial_date');
  if (day !== '') return nameOf(day, names);
  const person = textAt(element, 'initial_user');
  return person === '' ? textAt(element, 'initial_value') : `@${nameOf(person, names)}`;
}

export function readFields(view: SeenView, names: Names): ReadField[] {
  return view.blocks.map((block) => {
    const element = objectAt(block, 'element');
    return { label: textAt(objectAt(block, 'label'), 'text'), type: textAt(element, 'type'), value: readHeld(element, names) };
  });
}

export function readForm(view: SeenView, names: Names): string {
  return [`«${view.title}»`, ...readFields(view, names).map(({ label, value }) => `${label} ${value}`.trimEnd())].join('\n');
}
