import type { JsonObject } from '../discord/json.js';
import { isObject, listAt, objectAt, textAt } from '../discord/json.js';
import type { Ids } from './ids.js';

/** Block id, then action id, to what Slack reports under state.values. */
export type FormState = Map<string, Map<string, JsonObject>>;

/** Something that can be pressed, chosen or filled in, with the block it stands in. */
export interface Part {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** Element type to the key under which its value is reported. */
export const VALUE_KEYS: Readonly<Record<string, string>> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  rich_text_input: 'rich_text_value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  overflow: 'selected_option',
  checkboxes: 'selected_options',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
};

const INITIAL_KEYS: Readonly<Record<string, string>> = {
  value: 'initial_value',
  rich_text_value: 'initial_value',
  selected_option: 'initial_option',
  selected_options: 'initial_options',
  selected_user: 'initial_user',
  selected_users: 'initial_users',
  selected_conversation: 'initial_conversation',
  selected_conversations: 'initial_conversations',
  selected_channel: 'initial_channel',
  selected_channels: 'initial_channels',
  selected_date: 'initial_date',
  selected_time: 'initial_time',
  selected_date_time: 'initial_date_time',
};

export const isMany = (element: JsonObject): boolean => (VALUE_KEYS[textAt(element, 'type')] ?? '').endsWith('s');

export const valueKey = (element: JsonObject): string => VALUE_KEYS[textAt(element, 'type')] ?? 'value';

export const partsOf = (blocks: readonly JsonObject[]): Part[] =>
  blocks.flatMap((block) => {
    const one = block['type'] === 'input' ? block['element'] : block['accessory'];
    const elements = block['type'] === 'actions' ? listAt(block, 'elements') : isObject(one) ? [one] : [];
    return elements.filter((element) => element['type'] !== 'image').map((element) => ({ block, element }));
  });

/** All options of a menu, those in groups too. */
export const optionsOf = (element: JsonObject): JsonObject[] => [
  ...listAt(element, 'options'),
  ...listAt(element, 'option_groups').flatMap((group) => listAt(group, 'options')),
];

const withActionId = (ids: Ids, element: JsonObject): JsonObject =>
  textAt(element, 'action_id') === '' && element['type'] !== 'image' ? { ...element, action_id: `a${ids.serial()}` } : element;

/** The blocks as Slack keeps them: what came without an id has been given one. */
export const withIds = (ids: Ids, blocks: readonly JsonObject[]): JsonObject[] =>
  structuredClone(blocks as JsonObject[]).map((block) => {
    const named = textAt(block, 'block_id') === '' ? { ...block, block_id: `b${ids.serial()}` } : block;
    if (named['type'] === 'actions') {
      return { ...named, elements: listAt(named, 'elements').map((element) => withActionId(ids, element)) };
    }
    const key = named['type'] === 'input' ? 'element' : 'accessory';
    const inner = named[key];
    return isObject(inner) ? { ...named, [key]: withActionId(ids, inner) } : named;
  });

const initialValue = (element: JsonObject): JsonObject | null => {
  const type = textAt(element, 'type');
  const key = VALUE_KEYS[type];
  if (!key || type === 'overflow') return null;
  const initial = element[INITIAL_KEYS[key] ?? ''];
  return { type, [key]: initial ?? (isMany(element) ? [] : null) };
};

/** What the fields hold before anybody touches them; what stood in them before stays where the ids are the same. */
export const initialState = (blocks: readonly JsonObject[], before?: FormState): FormState => {
  const state: FormState = new Map();
  for (const { block, element } of partsOf(blocks)) {
    const value = initialValue(element);
    if (!value) continue;
    const blockId = textAt(block, 'block_id');
    const actionId = textAt(element, 'action_id');
    const kept = before?.get(blockId)?.get(actionId);
    const row = state.get(blockId) ?? new Map<string, JsonObject>();
    state.set(blockId, row.set(actionId, kept && kept['type'] === value['type'] ? kept : value));
  }
  return state;
};

/** What people read on or beside it, by which they would name it. */
export const labelOf = ({ block, element }: Part): string => {
  if (element['type'] === 'button') return textAt(objectAt(element, 'text'), 'text');
  if (block['type'] === 'input') return textAt(objectAt(block, 'label'), 'text');
  return textAt(objectAt(element, 'placeholder'), 'text');
};

/** The one part that goes by this label, action id or block id. */
export const findPart = (blocks: readonly JsonObject[], name: string, fits: (part: Part) => boolean): Part => {
  const all = partsOf(blocks).filter(fits);
  const names = (part: Part): string[] => [labelOf(part), textAt(part.element, 'action_id'), textAt(part.block, 'block_id')];
  for (const at of [0, 1, 2]) {
    const [found, second] = all.filter((part) => names(part)[at] === name);
    if (found && second) throw new Error(`More than one "${name}"`);
    if (found) return found;
  }
  throw new Error(`No "${name}"; offered: ${all.map(labelOf).join(', ')}`);
};
