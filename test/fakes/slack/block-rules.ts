import type { JsonObject } from '../discord/json.js';
import { isObject, listAt, textAt } from '../discord/json.js';
import type { Complain } from './element-rules.js';
import { ACTION_TYPES, checkElement, checkImage, checkLength, checkText, INPUT_TYPES } from './element-rules.js';
import { partsOf } from './surface.js';

export type SurfaceKind = 'message' | 'modal' | 'home';

const MOST_BLOCKS: Readonly<Record<SurfaceKind, number>> = { message: 50, modal: 100, home: 100 };
const MOST_MARKDOWN = 12_000;
/** Undocumented: slackapi/bolt-js#2509 saw refusals from about here, letters and containers counted together. */
export const MOST_CHARACTERS = 13_200;
/** What one object around the letters was taken to cost there; the exact figure is not known. */
const CONTAINER_COST = 25;

const RICH_CONTAINERS = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];
const RICH_ELEMENTS = ['text', 'link', 'user', 'usergroup', 'channel', 'emoji', 'date', 'broadcast', 'color', 'team'];

type Check = (block: JsonObject, place: string, complain: Complain) => void;

const counted = (list: readonly unknown[], place: string, most: number, complain: Complain): void => {
  if (list.length === 0) complain(place, 'no fewer than 1 items allowed');
  if (list.length > most) complain(place, `no more than ${most} items allowed`);
};

const checkSection: Check = (block, place, complain) => {
  const fields = listAt(block, 'fields');
  checkText(block['text'], `${place}/text`, { most: 3000, optional: fields.length > 0 }, complain);
  if (block['fields'] !== undefined) counted(fields, `${place}/fields`, 10, complain);
  for (const [index, field] of fields.entries()) checkText(field, `${place}/fields/${index}`, { most: 2000 }, complain);
  const { accessory } = block;
  if (!isObject(accessory)) return;
  if (![...ACTION_TYPES, 'image'].includes(textAt(accessory, 'type'))) complain(`${place}/accessory`, 'unsupported type');
  checkElement(accessory, `${place}/accessory`, complain);
};

const checkActions: Check = (block, place, complain) => {
  const elements = listAt(block, 'elements');
  counted(elements, `${place}/elements`, 25, complain);
  for (const [index, element] of elements.entries()) {
    const here = `${place}/elements/${index}`;
    if (!ACTION_TYPES.includes(textAt(element, 'type'))) complain(here, `unsupported type: ${textAt(element, 'type')}`);
    checkElement(element, here, complain);
  }
  const ids = elements.map((element) => textAt(element, 'action_id')).filter((id) => id !== '');
  if (new Set(ids).size < ids.length) complain(`${place}/elements`, 'action_id already exists');
};

const checkContext: Check = (block, place, complain) => {
  const elements = listAt(block, 'elements');
  counted(elements, `${place}/elements`, 10, complain);
  for (const [index, element] of elements.entries()) {
    const here = `${place}/elements/${index}`;
    if (element['type'] === 'image') checkImage(element, here, complain);
    else checkText(element, here, { most: 3000 }, complain);
  }
};

const checkInput: Check = (block, place, complain) => {
  checkText(block['label'], `${place}/label`, { most: 2000, plain: true }, complain);
  checkText(block['hint'], `${place}/hint`, { most: 2000, plain: true, optional: true }, complain);
  const { element } = block;
  if (!isObject(element) || !INPUT_TYPES.includes(textAt(element, 'type'))) complain(`${place}/element`, 'unsupported type');
  else checkElement(element, `${place}/element`, complain);
};

const checkRichText: Check = (block, place, complain) => {
  const containers = listAt(block, 'elements');
  counted(containers, `${place}/elements`, Infinity, complain);
  for (const [index, container] of containers.entries()) {
    const here = `${place}/elements/${index}`;
    const type = textAt(container, 'type');
    if (!RICH_CONTAINERS.includes(type)) complain(here, `unsupported type: ${type}`);
    const rows = type === 'rich_text_list' ? listAt(container, 'elements').flatMap((row) => listAt(row, 'elements')) : listAt(container, 'elements');
    for (const one of rows) {
      if (!RICH_ELEMENTS.includes(textAt(one, 'type'))) complain(here, `unsupported element: ${textAt(one, 'type')}`);
      if (one['type'] === 'text' && textAt(one, 'text') === '') complain(here, 'text must be more than 0 characters');
    }
  }
};

const CHECKS: Readonly<Record<string, Check>> = {
  section: checkSection,
  actions: checkActions,
  context: checkContext,
  input: checkInput,
  rich_text: checkRichText,
  divider: () => undefined,
  image: checkImage,
  header: (block, place, complain) => {
    checkText(block['text'], `${place}/text`, { most: 150, plain: true }, complain);
  },
  markdown: (block, place, complain) => {
    checkLength(block['text'], `${place}/text`, MOST_MARKDOWN, complain);
  },
};

const checkTogether = (blocks: readonly JsonObject[], kind: SurfaceKind, complain: Complain): void => {
  if (blocks.length > MOST_BLOCKS[kind]) complain('/blocks', `no more than ${MOST_BLOCKS[kind]} items allowed`);
  const ids = blocks.map((block) => textAt(block, 'block_id')).filter((id) => id !== '');
  if (new Set(ids).size < ids.length) complain('/blocks', 'block_id already exists');
  const markdown = blocks.filter((block) => block['type'] === 'markdown');
  if (kind !== 'message' && markdown.length > 0) complain('/blocks', 'unsupported type: markdown');
  if (markdown.reduce((sum, block) => sum + textAt(block, 'text').length, 0) > MOST_MARKDOWN) complain('/blocks', 'too much markdown');
  const focused = partsOf(blocks).filter(({ element }) => element['focus_on_load'] === true);
  if (focused.length > 1) complain('/blocks', 'only one element can be focused');
};

/** What is wrong with these blocks, as Slack words it; nothing when they can be shown. */
export const blockProblems = (blocks: readonly unknown[], kind: SurfaceKind): string[] => {
  const problems: string[] = [];
  const complain: Complain = (place, problem) => problems.push(`${problem} [json-pointer:${place}]`);
  for (const [index, block] of blocks.entries()) {
    const place = `/blocks/${index}`;
    const check = isObject(block) ? CHECKS[textAt(block, 'type')] : undefined;
    if (!isObject(block) || !check) {
      complain(place, `unsupported type: ${isObject(block) ? textAt(block, 'type') : typeof block}`);
      continue;
    }
    checkLength(block['block_id'], `${place}/block_id`, 255, complain);
    check(block, place, complain);
  }
  checkTogether(blocks.filter(isObject), kind, complain);
  return problems;
};

/** The size of blocks by which Slack refuses a message, as far as that is known. */
export const sizeOfBlocks = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOfBlocks(one), 0);
  if (!isObject(value)) return 0;
  const own = typeof value['text'] === 'string' ? value['text'].length : 0;
  return own + CONTAINER_COST + Object.values(value).reduce<number>((sum, one) => sum + sizeOfBlocks(one), 0);
};
