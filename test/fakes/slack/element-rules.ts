import type { JsonObject } from '../discord/json.js';
import { isObject, lengthOf, listAt, objectAt, textAt } from '../discord/json.js';
import { optionsOf, VALUE_KEYS } from './surface.js';

/** Adds what is wrong, with the place. */
export type Complain = (place: string, problem: string) => void;

const MENUS = Object.keys(VALUE_KEYS).filter((type) => type.endsWith('_select'));
const OPTION_MENUS = ['static_select', 'multi_static_select', 'external_select', 'multi_external_select'];
const MOST_OPTIONS: Readonly<Record<string, number>> = { checkboxes: 10, radio_buttons: 10, overflow: 5 };

export const INPUT_TYPES = Object.keys(VALUE_KEYS).filter((type) => type !== 'overflow');
export const ACTION_TYPES = [
  ...MENUS, 'button', 'checkboxes', 'radio_buttons', 'overflow', 'datepicker', 'timepicker', 'datetimepicker',
  'workflow_button',
];

export const checkLength = (value: unknown, place: string, most: number, complain: Complain): void => {
  if (value === undefined) return;
  if (typeof value !== 'string') complain(place, 'must be a string');
  else if (lengthOf(value) > most) complain(place, `must be less than ${most + 1} characters`);
};

interface TextRule {
  readonly most: number;
  readonly plain?: boolean;
  readonly optional?: boolean;
}

/** A text object: its type, and that it is neither empty nor too long. */
export const checkText = (value: unknown, place: string, rule: TextRule, complain: Complain): void => {
  if (value === undefined) {
    if (!rule.optional) complain(place, 'missing required field');
    return;
  }
  if (!isObject(value)) {
    complain(place, 'must be a text object');
    return;
  }
  const allowed = rule.plain ? ['plain_text'] : ['plain_text', 'mrkdwn'];
  if (!allowed.includes(textAt(value, 'type'))) complain(place, `unsupported type: ${textAt(value, 'type')}`);
  if (textAt(value, 'text') === '') complain(`${place}/text`, 'must be more than 0 characters');
  checkLength(value['text'], `${place}/text`, rule.most, complain);
};

const checkConfirm = (value: unknown, place: string, complain: Complain): void => {
  if (!isObject(value)) return;
  checkText(value['title'], `${place}/title`, { most: 100, plain: true }, complain);
  checkText(value['text'], `${place}/text`, { most: 300 }, complain);
  checkText(value['confirm'], `${place}/confirm`, { most: 30, plain: true }, complain);
  checkText(value['deny'], `${place}/deny`, { most: 30, plain: true }, complain);
};

const checkButton = (button: JsonObject, place: string, complain: Complain): void => {
  checkText(button['text'], `${place}/text`, { most: 75, plain: true }, complain);
  checkLength(button['value'], `${place}/value`, 2000, complain);
  checkLength(button['url'], `${place}/url`, 3000, complain);
  checkLength(button['accessibility_label'], `${place}/accessibility_label`, 75, complain);
  const style = button['style'];
  if (style !== undefined && style !== 'primary' && style !== 'danger') complain(`${place}/style`, 'must be primary or danger');
};

const checkOption = (option: JsonObject, place: string, plain: boolean, complain: Complain): void => {
  checkText(option['text'], `${place}/text`, { most: 75, plain }, complain);
  if (textAt(option, 'value') === '') complain(`${place}/value`, 'missing required field');
  checkLength(option['value'], `${place}/value`, 150, complain);
  checkText(option['description'], `${place}/description`, { most: 75, plain, optional: true }, complain);
};

const checkOptions = (element: JsonObject, place: string, complain: Complain): void => {
  const type = textAt(element, 'type');
  const most = MOST_OPTIONS[type] ?? 100;
  const plain = OPTION_MENUS.includes(type) || type === 'overflow';
  const options = optionsOf(element);
  if (options.length === 0) complain(`${place}/options`, 'no fewer than 1 items allowed');
  if (listAt(element, 'options').length > most) complain(`${place}/options`, `no more than ${most} items allowed`);
  if (listAt(element, 'option_groups').length > 100) complain(`${place}/option_groups`, 'no more than 100 items allowed');
  for (const [index, group] of listAt(element, 'option_groups').entries()) {
    checkText(group['label'], `${place}/option_groups/${index}/label`, { most: 75, plain: true }, complain);
    if (listAt(group, 'options').length > 100) complain(`${place}/option_groups/${index}`, 'no more than 100 items allowed');
  }
  for (const [index, option] of options.entries()) checkOption(option, `${place}/options/${index}`, plain, complain);
  const values = options.map((option) => textAt(option, 'value'));
  if (new Set(values).size < values.length) complain(`${place}/options`, 'values must be unique');
  const initial = [...listAt(element, 'initial_options'), ...(isObject(element['initial_option']) ? [element['initial_option']] : [])];
  for (const one of initial) {
    const known = options.some((option) => JSON.stringify(option) === JSON.stringify(one));
    if (!known) complain(`${place}/initial_option`, 'is not one of the options');
  }
  if (Array.isArray(element['initial_options']) && element['initial_options'].length === 0) {
    complain(`${place}/initial_options`, 'no fewer than 1 items allowed');
  }
};

const checkNumber = (value: unknown, place: string, [least, most]: [number, number], complain: Complain): void => {
  if (value === undefined) return;
  if (typeof value !== 'number' || value < least || value > most) complain(place, `must be from ${least} to ${most}`);
};

const checkTyped = (element: JsonObject, place: string, complain: Complain): void => {
  checkNumber(element['min_length'], `${place}/min_length`, [0, 3000], complain);
  checkNumber(element['max_length'], `${place}/max_length`, [1, 3000], complain);
  checkLength(element['initial_value'], `${place}/initial_value`, Number(element['max_length'] ?? 3000), complain);
  if (element['type'] === 'number_input' && typeof element['is_decimal_allowed'] !== 'boolean') {
    complain(`${place}/is_decimal_allowed`, 'missing required field');
  }
};

const checkMoment = (element: JsonObject, place: string, complain: Complain): void => {
  if ('initial_date' in element && !/^\d{4}-\d\d-\d\d$/.test(textAt(element, 'initial_date'))) complain(`${place}/initial_date`, 'must be YYYY-MM-DD');
  if ('initial_time' in element && !/^\d\d:\d\d$/.test(textAt(element, 'initial_time'))) complain(`${place}/initial_time`, 'must be HH:mm');
};

/** Everything about one button, menu or field that does not depend on where it stands. */
export const checkElement = (element: JsonObject, place: string, complain: Complain): void => {
  const type = textAt(element, 'type');
  checkLength(element['action_id'], `${place}/action_id`, 255, complain);
  if (element['action_id'] === '') complain(`${place}/action_id`, 'must be more than 0 characters');
  checkText(element['placeholder'], `${place}/placeholder`, { most: 150, plain: true, optional: true }, complain);
  checkConfirm(element['confirm'], `${place}/confirm`, complain);
  if (type === 'button') checkButton(element, place, complain);
  const hasOptions = type in MOST_OPTIONS || type === 'static_select' || type === 'multi_static_select';
  if (hasOptions) checkOptions(element, place, complain);
  if (type.endsWith('_input')) checkTyped(element, place, complain);
  checkMoment(element, place, complain);
  if (type === 'image') checkImage(element, place, complain);
};

export const checkImage = (image: JsonObject, place: string, complain: Complain): void => {
  if (textAt(image, 'alt_text') === '') complain(`${place}/alt_text`, 'missing required field');
  checkLength(image['alt_text'], `${place}/alt_text`, 2000, complain);
  checkLength(image['image_url'], `${place}/image_url`, 3000, complain);
  const given = textAt(image, 'image_url') !== '' || Object.keys(objectAt(image, 'slack_file')).length > 0;
  if (!given) complain(`${place}/image_url`, 'missing required field');
};
