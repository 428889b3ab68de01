import type { JsonObject } from '../discord/json.js';
import { isObject, listAt, numberAt, objectAt, textAt } from '../discord/json.js';
import type { Eyes } from './draw-text.js';
import { drawDate, drawMrkdwn, nameOf } from './draw-text.js';
import type { FormState } from './surface.js';
import { optionsOf, valueKey } from './surface.js';

const drawTextObject = (value: unknown, eyes: Eyes): string => {
  if (!isObject(value)) return '';
  const text = textAt(value, 'text');
  return value['type'] === 'mrkdwn' ? drawMrkdwn(text, eyes) : text;
};

const drawRichElement = (element: JsonObject, eyes: Eyes): string => {
  switch (element['type']) {
    case 'text':
      return textAt(element, 'text');
    case 'link':
      return textAt(element, 'text') || textAt(element, 'url');
    case 'user':
      return `@${nameOf(textAt(element, 'user_id'), eyes)}`;
    case 'usergroup':
      return `@${nameOf(textAt(element, 'usergroup_id'), eyes)}`;
    case 'channel':
      return `#${eyes.world.channels.get(textAt(element, 'channel_id'))?.name ?? textAt(element, 'channel_id')}`;
    case 'emoji':
      return emojiOf(element);
    case 'date':
      return drawDate(numberAt(element, 'timestamp'), textAt(element, 'format'), eyes);
    case 'broadcast':
      return `@${textAt(element, 'range')}`;
    default:
      return `{${String(element['type'])}}`;
  }
};

const emojiOf = (element: JsonObject): string => {
  const unicode = textAt(element, 'unicode');
  if (unicode === '') return `:${textAt(element, 'name')}:`;
  return String.fromCodePoint(...unicode.split('-').map((code) => Number.parseInt(code, 16)));
};

const drawRichContainer = (container: JsonObject, eyes: Eyes): string => {
  const elements = listAt(container, 'elements');
  if (container['type'] === 'rich_text_list') {
    const sign = (index: number): string => (container['style'] === 'ordered' ? `${index + 1 + numberAt(container, 'offset')}.` : '•');
    return elements.map((row, index) => `${sign(index)} ${drawRichContainer(row, eyes)}`).join('\n');
  }
  const inner = elements.map((element) => drawRichElement(element, eyes)).join('');
  return container['type'] === 'rich_text_quote' ? inner.split('\n').map((line) => `> ${line}`).join('\n') : inner;
};

/** What a field holds: an option, the name of whoever was picked, or typed text. */
const drawHeld = (held: unknown, eyes: Eyes): string => {
  if (Array.isArray(held)) return held.map((one) => drawHeld(one, eyes)).join(', ');
  if (isObject(held)) return isObject(held['text']) ? drawTextObject(held['text'], eyes) : drawBlocks([held], eyes);
  if (typeof held !== 'string') return typeof held === 'number' ? String(held) : '';
  const channel = eyes.world.channels.get(held);
  return channel ? `#${channel.name}` : /^[US]0G[A-Z0-9]{7}$/.test(held) ? `@${nameOf(held, eyes)}` : held;
};

const drawElement = (element: JsonObject, eyes: Eyes, held?: JsonObject): string => {
  const type = textAt(element, 'type');
  if (type === 'button' || type === 'workflow_button') return `[${drawTextObject(element['text'], eyes)}]`;
  if (type === 'image') return `{${textAt(element, 'alt_text')}}`;
  const value = held?.[valueKey(element)];
  const placeholder = drawTextObject(element['placeholder'], eyes);
  if (type.endsWith('_input') || type.endsWith('picker')) return `[${drawHeld(value, eyes) || placeholder}]`;
  const options = optionsOf(element);
  if (options.length === 0) return `<${[placeholder, drawHeld(value, eyes)].filter((one) => one !== '').join(': ')}>`;
  const chosen = (Array.isArray(value) ? value : [value]).map((one) => (isObject(one) ? one['value'] : one));
  const labels = options.map((option) => {
    const star = chosen.includes(option['value']) ? '*' : '';
    return `${star}${drawTextObject(option['text'], eyes)}`;
  });
  const list = labels.join(' | ');
  return placeholder === '' ? `<${list}>` : `<${placeholder}: ${list}>`;
};

const drawSection = (block: JsonObject, eyes: Eyes, drawn: (element: JsonObject) => string): string[] => [
  drawTextObject(block['text'], eyes),
  ...listAt(block, 'fields').map((field) => drawTextObject(field, eyes)),
  isObject(block['accessory']) ? drawn(block['accessory']) : '',
];

const drawInput = (block: JsonObject, eyes: Eyes, drawn: (element: JsonObject) => string): string => {
  const hint = drawTextObject(block['hint'], eyes);
  const needed = block['optional'] === true ? '' : '*';
  return `${drawTextObject(block['label'], eyes)}${hint ? ` (${hint})` : ''} ${needed}${drawn(objectAt(block, 'element'))}`;
};

const drawBlock = (block: JsonObject, eyes: Eyes, state?: FormState): string[] => {
  const row = state?.get(textAt(block, 'block_id'));
  const drawn = (element: JsonObject): string => drawElement(element, eyes, row?.get(textAt(element, 'action_id')));
  switch (block['type']) {
    case 'header':
      return [drawTextObject(block['text'], eyes)];
    case 'section':
      return drawSection(block, eyes, drawn);
    case 'actions':
      return [listAt(block, 'elements').map(drawn).join(' ')];
    case 'context':
      return [
        listAt(block, 'elements')
          .map((element) => (element['type'] === 'image' ? drawn(element) : drawTextObject(element, eyes)))
          .join(' '),
      ];
    case 'input':
      return [drawInput(block, eyes, drawn)];
    case 'rich_text':
      return listAt(block, 'elements').map((container) => drawRichContainer(container, eyes));
    case 'image':
      return [drawTextObject(block['title'], eyes), `{${textAt(block, 'alt_text')}}`];
    case 'markdown':
      return [textAt(block, 'text')];
    default:
      return [];
  }
};

/** Everything a person reads in these blocks, a line each. */
export const drawBlocks = (blocks: readonly JsonObject[], eyes: Eyes, state?: FormState): string =>
  blocks
    .flatMap((block) => drawBlock(block, eyes, state))
    .filter((line) => line !== '')
    .join('\n');
