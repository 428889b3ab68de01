import type { types } from '@slack/bolt';
import type { Action, Menu, MenuOption } from '../../cards/card.js';
import { label } from './plain-text.js';

type Drawn = types.ActionsBlock['elements'][number];

const MOST_IN_BLOCK = 25;
const LABEL = 75;
const PLACEHOLDER = 150;
const MOST_OPTIONS = 100;
const OPTION_VALUE = 150;
const ACTION_ID = 255;
const MARK = '|';
const LINK = 'link';

/** Tells two actions with the same press apart, for Slack wants each action's id once. */
export interface Numbering {
  next(): number;
}

export function startNumbering(): Numbering {
  let last = 0;
  return { next: () => (last += 1) };
}

/** One row of actions; nothing when there is nothing to press. */
export function drawActions(actions: readonly Action[], numbering: Numbering, mostOptions: number): types.ActionsBlock[] {
  const elements = actions.flatMap((action) => drawAction(action, numbering, mostOptions)).slice(0, MOST_IN_BLOCK);
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}

/** The press of a drawn button or menu again; null for a link, which Slack reports too. */
export function readPressId(actionId: string): string | null {
  const [press = ''] = actionId.split(MARK, 1);
  return press === LINK || press === '' ? null : press;
}

/** Options of a menu: no more than fit, each value once. */
export function drawOptions(options: readonly MenuOption[], most: number = MOST_OPTIONS): types.PlainTextOption[] {
  const unique = [...new Map(options.map((option) => [option.value, option])).values()].filter(({ value }) => value !== '');
  return unique.slice(0, Math.min(most, MOST_OPTIONS)).map(({ label: text, value, hint }) => ({
    text: label(text, LABEL),
    value: value.slice(0, OPTION_VALUE),
    ...(hint === undefined || hint === '' ? {} : { description: label(hint, LABEL) }),
  }));
}

function drawAction(action: Action, numbering: Numbering, mostOptions: number): Drawn[] {
  switch (action.is) {
    case 'button': {
      const button = { type: 'button' as const, text: label(action.label, LABEL), action_id: numberPress(action.press, numbering) };
      if (action.style === 'plain') return [button];
      return [{ ...button, style: action.style === 'main' ? 'primary' : 'danger' }];
    }
    case 'link':
      return [{ type: 'button', text: label(action.label, LABEL), url: action.url, action_id: numberPress(LINK, numbering) }];
    case 'menu':
      return drawMenu(action, numbering, mostOptions);
  }
}

/** A menu without anything to choose is left out, for Slack would refuse the whole message. */
function drawMenu(menu: Menu, numbering: Numbering, mostOptions: number): Drawn[] {
  const options = drawOptions(menu.options, mostOptions);
  if (options.length === 0) return [];
  return [{ type: 'static_select', placeholder: label(menu.placeholder, PLACEHOLDER), options, action_id: numberPress(menu.press, numbering) }];
}

function numberPress(press: string, numbering: Numbering): string {
  return `${press}${MARK}${String(numbering.next())}`.slice(0, ACTION_ID);
}
