import type { FormProblems } from './api-error.js';
import type { Path } from './field-rules.js';
import { checkCount, checkNumber, checkText, checkUrl } from './field-rules.js';
import type { JsonObject } from './json.js';
import { isObject, lengthOf, listAt, numberAt, textAt } from './json.js';

export const Component = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
} as const;

export const SELECTS: readonly unknown[] = [3, 5, 6, 7, 8];
const V2_TOP: readonly unknown[] = [1, 9, 10, 12, 13, 14, 17];
const V2_TOTAL = 40;
const V2_TEXT = 4000;

/** The component and all inside it, outermost first. */
export const everyComponent = (component: JsonObject): JsonObject[] => {
  const inner = [...listAt(component, 'components')];
  for (const key of ['accessory', 'component']) {
    const one = component[key];
    if (isObject(one)) inner.push(one);
  }
  return [component, ...inner.flatMap(everyComponent)];
};

/** Rows of a message; `v2` with the components flag. */
export const checkMessageComponents = (problems: FormProblems, body: JsonObject, v2: boolean): void => {
  const path = ['components'];
  checkCount(problems, body['components'], path, v2 ? [0, V2_TOTAL] : [0, 5]);
  const rows = listAt(body, 'components');
  rows.forEach((row, index) => {
    const allowed = v2 ? V2_TOP : [Component.row];
    if (!allowed.includes(row['type'])) {
      problems.add([...path, index, 'type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`);
    } else checkOne(problems, row, [...path, index]);
  });
  const all = rows.flatMap(everyComponent);
  checkUniqueIds(problems, all, path);
  if (!v2) return;
  if (all.length > V2_TOTAL) {
    problems.add(path, 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', 'The total number of components exceeds 40.');
  }
  const text = all.reduce((sum, one) => sum + lengthOf(textAt(one, 'content')), 0);
  if (text > V2_TEXT) problems.add(path, 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', 'Displayable text exceeds 4000.');
};

export const checkUniqueIds = (problems: FormProblems, all: readonly JsonObject[], path: Path): void => {
  const seen = new Set<string>();
  for (const id of all.map((one) => textAt(one, 'custom_id'))) {
    if (id === '') continue;
    if (seen.has(id)) {
      problems.add(path, 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated');
    }
    seen.add(id);
  }
};

const checkOne = (problems: FormProblems, component: JsonObject, path: Path): void => {
  switch (component['type']) {
    case Component.row:
      checkRow(problems, component, path);
      return;
    case Component.button:
      checkButton(problems, component, path);
      return;
    case Component.textDisplay:
      checkText(problems, component, [...path, 'content'], { min: 1, max: V2_TEXT, required: true });
      return;
    case Component.section:
    case Component.container:
      checkCount(problems, component['components'] ?? [], [...path, 'components'], [1, V2_TOTAL]);
      listAt(component, 'components').forEach((inner, index) => {
        checkOne(problems, inner, [...path, 'components', index]);
      });
      if (isObject(component['accessory'])) checkOne(problems, component['accessory'], [...path, 'accessory']);
      return;
    default:
      if (SELECTS.includes(component['type'])) checkSelect(problems, component, path);
  }
};

const checkRow = (problems: FormProblems, row: JsonObject, path: Path): void => {
  const inner = listAt(row, 'components');
  const within = [...path, 'components'];
  checkCount(problems, row['components'] ?? [], within, [1, 5]);
  const selects = inner.filter((one) => SELECTS.includes(one['type']));
  if (selects.length > 0 && inner.length > 1) {
    problems.add(within, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width');
  }
  inner.forEach((one, index) => {
    if (one['type'] === Component.button || SELECTS.includes(one['type'])) checkOne(problems, one, [...within, index]);
    else problems.add([...within, index, 'type'], 'BASE_TYPE_CHOICES', 'Value must be one of {2, 3, 5, 6, 7, 8}.');
  });
};

const checkButton = (problems: FormProblems, button: JsonObject, path: Path): void => {
  checkText(problems, button, [...path, 'label'], { max: 80 });
  const style = numberAt(button, 'style');
  if (style < 1 || style > 6) {
    problems.add([...path, 'style'], 'BASE_TYPE_CHOICES', 'Value must be one of {1, 2, 3, 4, 5, 6}.');
  }
  if (style === 5) {
    checkText(problems, button, [...path, 'url'], { min: 1, max: 512, required: true });
    checkUrl(problems, button, [...path, 'url'], ['http', 'https', 'discord']);
    if ('custom_id' in button) {
      problems.add([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE', 'Use custom_id or url.');
    }
  } else checkText(problems, button, [...path, 'custom_id'], { min: 1, max: 100, required: style !== 6 });
  if (textAt(button, 'label') === '' && !isObject(button['emoji']) && style !== 6) {
    problems.add([...path, 'label'], 'BUTTON_COMPONENT_LABEL_REQUIRED', 'A button needs a label or an emoji.');
  }
};

export const checkSelect = (problems: FormProblems, select: JsonObject, path: Path): void => {
  checkText(problems, select, [...path, 'custom_id'], { min: 1, max: 100, required: true });
  checkText(problems, select, [...path, 'placeholder'], { max: 150 });
  checkNumber(problems, select, [...path, 'min_values'], [0, 25]);
  checkNumber(problems, select, [...path, 'max_values'], [1, 25]);
  if (numberAt(select, 'min_values', 1) > numberAt(select, 'max_values', 1)) {
    problems.add([...path, 'min_values'], 'SELECT_COMPONENT_MIN_MAX', 'min_values must not exceed max_values.');
  }
  if (select['type'] === Component.stringSelect) checkOptions(problems, select, path);
};

const checkOptions = (problems: FormProblems, select: JsonObject, path: Path): void => {
  const options = listAt(select, 'options');
  const within = [...path, 'options'];
  checkCount(problems, select['options'] ?? [], within, [1, 25]);
  const values = new Set<string>();
  options.forEach((option, index) => {
    checkText(problems, option, [...within, index, 'label'], { min: 1, max: 100, required: true });
    checkText(problems, option, [...within, index, 'value'], { min: 1, max: 100, required: true });
    checkText(problems, option, [...within, index, 'description'], { max: 100 });
    const value = textAt(option, 'value');
    if (values.has(value)) {
      problems.add([...within, index, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', 'Already used.');
    }
    values.add(value);
  });
  const most = numberAt(select, 'max_values', 1);
  if (most > options.length) {
    problems.add([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES', 'max_values exceeds the number of options.');
  }
  if (options.filter((option) => option['default'] === true).length > most) {
    problems.add(within, 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'More defaults than max_values.');
  }
};
