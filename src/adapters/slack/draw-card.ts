import type { types } from '@slack/bolt';
import type { Block, Card, Text } from '../../cards/card.js';
import { drawPlain, drawPlainText } from '../../cards/draw-plain.js';
import { sayLine } from '../../words/say.js';
import { drawActions, startNumbering, type Numbering } from './draw-actions.js';
import { drawText, type TextFrame } from './draw-text.js';
import { clip, harmlessLines } from '../../cards/harmless-text.js';
import { escapeText, label } from './plain-text.js';

type SlackBlock = types.KnownBlock;

/** The part of a message that a card makes: blocks, and the text for notifications and readers aloud. */
export interface DrawnCard {
  readonly text: string;
  readonly blocks: SlackBlock[];
}

interface Squeeze {
  readonly blocks: number;
  readonly options: number;
}

const MESSAGE_BLOCKS = 50;
/** Slack refuses more than about 13,200 characters of blocks in all, which it nowhere says. */
const MESSAGE_LETTERS = 13_000;
/** Blocks of a modal or a home page. */
const VIEW_BLOCKS = 100;
/** Blocks and options of menus, from roomy to narrow: the first that fits is taken. */
const SQUEEZES: readonly Squeeze[] = [
  { blocks: MESSAGE_BLOCKS, options: 25 },
  { blocks: MESSAGE_BLOCKS, options: 12 },
  { blocks: 30, options: 6 },
  { blocks: 20, options: 3 },
  { blocks: 10, options: 1 },
];
const HEADER = 150;
const LONGEST_TEXT = 3000;
const BAR_LENGTH = 10;
const PLAIN: TextFrame = { keepLines: false, style: {} };

/** A card as a message; the text is for those who do not see blocks, and in it nothing is a mention or a link. */
export function drawCard(card: Card): DrawnCard {
  const drawn = SQUEEZES.map((squeeze) => drawSqueezed(card.blocks, squeeze));
  const blocks = drawn.find((each) => JSON.stringify(each).length <= MESSAGE_LETTERS) ?? [{ type: 'section', text: { type: 'plain_text', text: sayPlainly(card), emoji: false } }];
  return { text: escapeText(sayPlainly(card)), blocks };
}

/** A card as the blocks of a modal or a home page, of which there may be more. */
export function drawViewBlocks(card: Card): SlackBlock[] {
  return drawSqueezed(card.blocks, { blocks: VIEW_BLOCKS, options: 25 });
}

/** What a card says, for notifications, readers aloud and cards that are too long for anything else. */
function sayPlainly(card: Card): string {
  return clip(harmlessLines(drawPlain({ blocks: card.blocks.filter(({ is }) => is !== 'actions') })), LONGEST_TEXT) || '…';
}

function drawSqueezed(blocks: readonly Block[], { blocks: most, options }: Squeeze): SlackBlock[] {
  const numbering = startNumbering();
  const drawn = blocks.flatMap((block) => drawBlock(block, numbering, options));
  if (drawn.length <= most) return drawn;
  const left = drawn.length - most + 1;
  return [...drawn.slice(0, most - 1), ...drawRich(sectionOf([sayLine('platform.more', { count: left })], PLAIN))];
}

function drawBlock(block: Block, numbering: Numbering, options: number): SlackBlock[] {
  switch (block.is) {
    case 'title':
      return drawTitle(block.text);
    case 'text':
      return drawRich(sectionOf(block.text, { keepLines: true, style: {} }));
    case 'list':
      return drawList(block.items);
    case 'fields':
      return drawRich(sectionOf(block.fields.flatMap(({ name, value }, at): Text => [at === 0 ? '' : '\n', { is: 'strong', parts: name }, ' ', ...flatLines(value)]), { keepLines: true, style: {} }));
    case 'progress':
      return drawRich(sectionOf([`${drawBar(block.share)} `, ...block.text], PLAIN));
    case 'note':
      return drawRich(sectionOf(block.text, { keepLines: false, style: { italic: true } }));
    case 'actions':
      return drawActions(block.actions, numbering, options);
  }
}

/** Slack's own header where it is long enough for the title; it knows neither people nor channels. */
function drawTitle(text: Text): SlackBlock[] {
  const isPlain = text.every((piece) => typeof piece === 'string' || ['typed', 'day', 'strong'].includes(piece.is));
  const words = drawPlainText(text);
  if (!isPlain || words.length > HEADER || words.trim() === '') return drawRich(sectionOf(text, { keepLines: false, style: { bold: true } }));
  return [{ type: 'header', text: label(words, HEADER) }];
}

/** A field is one line, whatever was typed into it. */
function flatLines(text: Text): Text {
  return text.map((piece) => (typeof piece !== 'string' && piece.is === 'typed' ? { ...piece, text: piece.text.replaceAll(/\s*\n\s*/gu, ' ') } : piece));
}

function drawList(items: readonly Text[]): SlackBlock[] {
  const rows = items.flatMap((item) => sectionOf(item, PLAIN));
  return rows.length === 0 ? [] : [{ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: rows }] }];
}

/** Nothing when there is nothing to read, which Slack would refuse. */
function sectionOf(text: Text, frame: TextFrame): types.RichTextSection[] {
  const elements = drawText(text, frame);
  return elements.length === 0 ? [] : [{ type: 'rich_text_section', elements }];
}

function drawRich(sections: types.RichTextSection[]): SlackBlock[] {
  return sections.length === 0 ? [] : [{ type: 'rich_text', elements: sections }];
}

function drawBar(share: number): string {
  const safe = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  // Only what is reached shows a full bar; the tiny summand undoes what 0.29 * 100 loses.
  const percent = Math.floor(safe * 100 + 1e-9);
  const full = Math.floor(percent / BAR_LENGTH);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR_LENGTH - full)} ${String(percent)} %`;
}
