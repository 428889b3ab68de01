import type { JsonObject } from '../discord/json.js';
import { isObject, lengthOf, numberAt, objectAt, textAt } from '../discord/json.js';
import type { FormState, Part } from './surface.js';
import { findPart, isMany, labelOf, optionsOf, partsOf, valueKey } from './surface.js';

/** An option by label or value, somebody or something with an id, typed text; null leaves the field empty. */
export type Picked = string | number | { readonly id: string } | { readonly name: string; readonly value: string };
export type FieldValue = Picked | readonly Picked[] | null;

const OPTION_KEYS = ['selected_option', 'selected_options'];

const pickOne = ({ element }: Part, picked: Picked, name: string): unknown => {
  if (!OPTION_KEYS.includes(valueKey(element))) return typeof picked === 'object' && 'id' in picked ? picked.id : picked;
  if (typeof picked === 'object' && 'value' in picked) {
    return { text: { type: 'plain_text', text: picked.name }, value: picked.value };
  }
  const options = optionsOf(element);
  const found = options.find((option) => option['value'] === picked || textAt(objectAt(option, 'text'), 'text') === picked);
  if (!found) {
    const offered = options.map((option) => textAt(objectAt(option, 'text'), 'text')).join(', ');
    throw new Error(`"${typeof picked === 'object' ? picked.id : picked}" is not offered by ${name}: ${offered}`);
  }
  return found;
};

const checkTyped = ({ element }: Part, typed: string, name: string): void => {
  const length = lengthOf(typed);
  const tooLong = length > numberAt(element, 'max_length', 3000);
  if (length > 0 && (tooLong || length < numberAt(element, 'min_length'))) throw new Error(`${name} is too long or too short: ${length}`);
  if (element['type'] === 'number_input' && typed !== '') checkNumber(element, typed, name);
  if (element['type'] === 'datepicker' && !/^\d{4}-\d\d-\d\d$/.test(typed)) throw new Error(`${name} is no day: ${typed}`);
  if (element['type'] === 'timepicker' && !/^\d\d:\d\d$/.test(typed)) throw new Error(`${name} is no time: ${typed}`);
};

const checkNumber = (element: JsonObject, typed: string, name: string): void => {
  const number = Number(typed);
  const whole = element['is_decimal_allowed'] === true || Number.isInteger(number);
  const least = Number(element['min_value'] ?? -Infinity);
  const most = Number(element['max_value'] ?? Infinity);
  if (Number.isNaN(number) || !whole || number < least || number > most) throw new Error(`${name} does not take ${typed}`);
};

const richText = (text: string): JsonObject => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
});

const readMany = (part: Part, value: readonly Picked[], name: string): unknown[] => {
  const most = numberAt(part.element, 'max_selected_items', 100);
  if (value.length > most) throw new Error(`${name} takes at most ${most}`);
  return value.map((one) => pickOne(part, one, name));
};

/** What a field reports after somebody filled it in; throws where the client would not take it. */
const readValue = (part: Part, value: FieldValue, name: string): JsonObject => {
  const { element } = part;
  const key = valueKey(element);
  const type = textAt(element, 'type');
  if (isMany(element)) return { type, [key]: readMany(part, value === null ? [] : listOf(value), name) };
  if (value === null || value === '') return { type, [key]: null };
  if (Array.isArray(value)) throw new Error(`${name} takes one value`);
  const picked = pickOne(part, value as Picked, name);
  if (typeof picked === 'string') checkTyped(part, picked, name);
  if (key === 'rich_text_value') return { type, [key]: richText(String(picked)) };
  if (key === 'selected_date_time') return { type, [key]: Number(picked) };
  return { type, [key]: typeof picked === 'number' ? String(picked) : picked };
};

const listOf = (value: Exclude<FieldValue, null>): readonly Picked[] => (Array.isArray(value) ? (value as readonly Picked[]) : [value as Picked]);

const isField = ({ element }: Part): boolean => element['type'] !== 'button';

/** Sets one field, by label, placeholder, action id or block id. */
export const fillField = (blocks: readonly JsonObject[], state: FormState, name: string, value: FieldValue): Part => {
  const part = findPart(blocks, name, isField);
  const blockId = textAt(part.block, 'block_id');
  const row = state.get(blockId) ?? new Map<string, JsonObject>();
  state.set(blockId, row.set(textAt(part.element, 'action_id'), readValue(part, value, name)));
  return part;
};

const isEmpty = (held: unknown): boolean => held === null || held === undefined || held === '' || (Array.isArray(held) && held.length === 0);

/** Refuses what the client refuses: a field that has to be filled in and is not. */
export const requireFilled = (blocks: readonly JsonObject[], state: FormState): void => {
  for (const part of partsOf(blocks)) {
    if (part.block['type'] !== 'input' || part.block['optional'] === true) continue;
    const held = state.get(textAt(part.block, 'block_id'))?.get(textAt(part.element, 'action_id'));
    const value = held?.[valueKey(part.element)];
    const blank = typeof value === 'string' && value.trim() === '';
    if (isEmpty(value) || blank) throw new Error(`${labelOf(part)} is required`);
  }
};

/** The entry under `actions` for what was pressed or chosen. */
export const actionJson = ({ block, element }: Part, held: JsonObject | undefined, ts: string): JsonObject => {
  const base = { type: element['type'], action_id: element['action_id'], block_id: block['block_id'], action_ts: ts };
  if (element['type'] === 'button') {
    const value = element['value'] === undefined ? {} : { value: element['value'] };
    return { ...base, text: element['text'], ...value };
  }
  const placeholder = isObject(element['placeholder']) ? { placeholder: element['placeholder'] } : {};
  return { ...base, ...held, ...placeholder };
};

export const valuesJson = (state: FormState): JsonObject =>
  Object.fromEntries([...state].map(([blockId, row]) => [blockId, Object.fromEntries(row)]));
