import { sayLine } from '../words/say.js';
import type { Action, Block, Card, MenuOption, Piece, Text } from './card.js';
import { clipText, clipWords, measureText } from './measure-text.js';

/** What fits on both platforms, the narrower of the two each time (Discord's message, Slack's blocks). */
export const LIMITS = {
  /** A message's whole text as Discord counts it is 2,000; the rest is kept for what drawing adds. */
  text: 1900,
  blocks: 40,
  label: 75,
  option: 75,
  placeholder: 150,
  options: 25,
  buttonsInRow: 5,
  rows: 5,
} as const;

interface Squeeze {
  readonly letters: number;
  readonly items: number;
}

const NARROWEST: Squeeze = { letters: 20, items: 1 };

/** Letters of one typed piece and items of one list, from roomy to narrow: the first that fits is taken. */
const SQUEEZES: readonly Squeeze[] = [
  { letters: 4000, items: 50 },
  { letters: 400, items: 20 },
  { letters: 200, items: 12 },
  { letters: 120, items: 8 },
  { letters: 80, items: 5 },
  { letters: 40, items: 3 },
  NARROWEST,
];

/** The card as both platforms can show it: long words and lists are cut with "and N more", nothing breaks. */
export function fit(card: Card): Card {
  const blocks = fitActions(card.blocks);
  for (const squeeze of SQUEEZES) {
    const squeezed = { blocks: blocks.map((block) => squeezeBlock(block, squeeze)) };
    if (measureCard(squeezed) <= LIMITS.text && squeezed.blocks.length <= LIMITS.blocks) return squeezed;
  }
  const narrowest = blocks.map((block) => squeezeBlock(block, NARROWEST));
  return { blocks: dropBlocks(narrowest) };
}

/** The length of a card's text as it comes out where it comes out longest. */
export function measureCard(card: Card): number {
  return card.blocks.reduce((sum, block) => sum + measureBlock(block), 0);
}

function measureBlock(block: Block): number {
  switch (block.is) {
    case 'title':
    case 'text':
    case 'note':
      return measureText(block.text) + 5;
    case 'list':
      return block.items.reduce((sum, item) => sum + measureText(item) + 3, 0);
    case 'fields':
      return block.fields.reduce((sum, { name, value }) => sum + measureText(name) + measureText(value) + 6, 0);
    case 'progress':
      return measureText(block.text) + 18;
    case 'actions':
      return 0;
  }
}

function squeezeBlock(block: Block, squeeze: Squeeze): Block {
  const clip = (text: Text): Text => clipText(text, squeeze.letters);
  switch (block.is) {
    case 'title':
    case 'text':
    case 'note':
    case 'progress':
      return { ...block, text: clip(block.text) };
    case 'list':
      return { ...block, items: shortenList(block.items.map(clip), squeeze.items) };
    case 'fields':
      return { ...block, fields: block.fields.map(({ name, value }) => ({ name: clip(name), value: clip(value) })) };
    case 'actions':
      return block;
  }
}

function shortenList(items: readonly Text[], most: number): readonly Text[] {
  return items.length <= most ? items : [...items.slice(0, most), [sayMore(items.length - most)]];
}

/** "… and 3 more". */
function sayMore(count: number): Piece {
  return sayLine('platform.more', { count });
}

/** Leaves out worded blocks from the end until the rest fits, and says how many. */
function dropBlocks(blocks: readonly Block[]): readonly Block[] {
  const worded = blocks.filter((block) => block.is !== 'actions');
  const pressed = blocks.filter((block) => block.is === 'actions').slice(0, LIMITS.rows);
  let kept = worded.length - 1;
  const rest = (): Block => ({ is: 'note', text: [sayMore(worded.length - kept)] });
  while (kept > 1 && (measureCard({ blocks: worded.slice(0, kept) }) + 30 > LIMITS.text || kept + pressed.length + 1 > LIMITS.blocks)) kept -= 1;
  return [...worded.slice(0, kept), rest(), ...pressed];
}

/** No more rows, buttons and options than fit, each label cut to its length. */
function fitActions(blocks: readonly Block[]): readonly Block[] {
  let rows = LIMITS.rows;
  return blocks.flatMap((block): Block[] => {
    if (block.is !== 'actions') return [block];
    const fitting = takeRows(block.actions, rows);
    rows -= fitting.rows;
    return fitting.actions.length === 0 ? [] : [{ is: 'actions', actions: fitting.actions.map(fitAction) }];
  });
}

/** A menu takes a row of its own, five buttons share one. */
function takeRows(actions: readonly Action[], most: number): { actions: readonly Action[]; rows: number } {
  const taken: Action[] = [];
  let [rows, roomInRow] = [0, 0];
  for (const action of actions) {
    const opensRow = action.is === 'menu' || roomInRow === 0;
    if (opensRow && rows === most) break;
    if (opensRow) rows += 1;
    roomInRow = action.is === 'menu' ? 0 : (opensRow ? LIMITS.buttonsInRow : roomInRow) - 1;
    taken.push(action);
  }
  return { actions: taken, rows };
}

function fitAction(action: Action): Action {
  if (action.is !== 'menu') return { ...action, label: clipWords(action.label, LIMITS.label) };
  return { ...action, placeholder: clipWords(action.placeholder, LIMITS.placeholder), options: action.options.slice(0, LIMITS.options).map(fitOption) };
}

function fitOption(option: MenuOption): MenuOption {
  return {
    ...option,
    label: clipWords(option.label, LIMITS.option),
    ...(option.hint === undefined ? {} : { hint: clipWords(option.hint, LIMITS.option) }),
  };
}
