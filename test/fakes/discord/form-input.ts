import { resolvedJson } from './command-input.js';
import { everyComponent } from './component-rules.js';
import type { JsonObject } from './json.js';
import { isObject, lengthOf, listAt, numberAt, textAt } from './json.js';
import type { OpenForm } from './interaction-desk.js';
import type { Person } from './person.js';

export type Picked = string | { readonly id: string };
export type FieldValue = Picked | readonly Picked[];

const idOf = (picked: Picked): string => (typeof picked === 'string' ? picked : picked.id);

const asList = (value: FieldValue): readonly Picked[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? (value as readonly Picked[]) : [value as Picked];

/** Checks a choice from a menu as the client app does and answers the values sent. */
export const pickValues = (menu: JsonObject, value: FieldValue, name: string): string[] => {
  const options = listAt(menu, 'options');
  const values = asList(value).map((picked) => {
    if (menu['type'] !== 3) return idOf(picked);
    const found = options.find((option) => option['value'] === picked || option['label'] === picked);
    if (!found) throw new Error(`"${idOf(picked)}" is not in the menu ${name}`);
    return textAt(found, 'value');
  });
  const least = numberAt(menu, 'min_values', 1);
  const most = numberAt(menu, 'max_values', 1);
  const mayBeEmpty = menu['required'] === false && values.length === 0;
  if (!mayBeEmpty && (values.length < least || values.length > most)) {
    throw new Error(`${name} takes ${String(least)} to ${String(most)} values, not ${String(values.length)}`);
  }
  return values;
};

const fillText = (input: JsonObject, value: FieldValue | undefined, name: string): JsonObject => {
  const text = value === undefined ? textAt(input, 'value') : value;
  if (typeof text !== 'string') throw new Error(`${name} takes text`);
  const length = lengthOf(text);
  if (length === 0) {
    if (input['required'] !== false) throw new Error(`${name} is required`);
  } else if (length < numberAt(input, 'min_length') || length > numberAt(input, 'max_length', 4000)) {
    throw new Error(`${name} is too long or too short: ${String(length)}`);
  }
  return { type: 4, id: input['id'] ?? 2, custom_id: input['custom_id'], value: text };
};

const preset = (menu: JsonObject): string[] => {
  const fromOptions = listAt(menu, 'options').filter((option) => option['default'] === true);
  return [...fromOptions.map((one) => textAt(one, 'value')), ...listAt(menu, 'default_values').map((one) => textAt(one, 'id'))];
};

const fillField = (field: JsonObject, value: FieldValue | undefined, name: string): JsonObject => {
  if (field['type'] === 4) return fillText(field, value, name);
  const values = pickValues(field, value ?? preset(field), name);
  return { type: field['type'], id: field['id'] ?? 2, custom_id: field['custom_id'], values };
};

const refuseUnknownNames = (open: OpenForm, given: Readonly<Record<string, FieldValue>>): void => {
  const parts = open.form.components.flatMap(everyComponent);
  const names = new Set(parts.flatMap((part) => [textAt(part, 'label'), textAt(part, 'custom_id')]));
  const unknown = Object.keys(given).filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`The form has no field ${unknown.join(', ')}\n${open.form.text}`);
};

/** What the client app sends for a filled-in form; throws where it would not let the person send it. */
export const fillForm = (open: OpenForm, person: Person, given: Readonly<Record<string, FieldValue>>): JsonObject => {
  refuseUnknownNames(open, given);
  const left = new Set(Object.keys(given));
  const take = (label: string, field: JsonObject): FieldValue | undefined => {
    const key = [textAt(field, 'custom_id'), label].find((name) => left.has(name));
    if (key === undefined) return undefined;
    left.delete(key);
    return given[key];
  };
  const components = open.form.components.map((part, index): JsonObject => {
    const id = part['id'] ?? index + 1;
    if (part['type'] === 10) return { type: 10, id };
    if (part['type'] === 1) {
      const inner = listAt(part, 'components').map((field) =>
        fillField(field, take(textAt(field, 'label'), field), textAt(field, 'label')),
      );
      return { type: 1, id, components: inner };
    }
    const field = isObject(part['component']) ? part['component'] : {};
    const label = textAt(part, 'label');
    return { type: 18, id, component: fillField(field, take(label, field), label) };
  });
  const ids = components.flatMap((part) => {
    const field = part['component'];
    return isObject(field) && Array.isArray(field['values']) ? (field['values'] as string[]) : [];
  });
  const resolved = resolvedJson(ids, { person, channel: open.channel });
  return {
    custom_id: open.form.customId,
    components,
    ...(Object.keys(resolved).length > 0 ? { resolved } : {}),
  };
};
