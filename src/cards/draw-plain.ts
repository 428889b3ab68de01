import { sayDay } from '../words/days.js';
import { sayLine } from '../words/say.js';
import type { Action, Block, Card, Piece, Text } from './card.js';

const BAR_LENGTH = 10;

/** A card as bare text, one line a block and person, channel and role by their platform ids: for notifications, pictures' descriptions and tests. */
export function drawPlain(card: Card): string {
  return card.blocks.map(drawBlock).join('\n');
}

/** A run of a card's text as bare text. */
export function drawPlainText(text: Text): string {
  return text.map(drawPiece).join('');
}

function drawBlock(block: Block): string {
  switch (block.is) {
    case 'title':
      return `# ${drawPlainText(block.text)}`;
    case 'text':
      return drawPlainText(block.text);
    case 'list':
      return block.items.map((item) => `- ${drawPlainText(item)}`).join('\n');
    case 'fields':
      return block.fields.map(({ name, value }) => `${drawPlainText(name)}: ${drawPlainText(value)}`).join('\n');
    case 'progress':
      return `${drawBar(block.share)} ${drawPlainText(block.text)}`;
    case 'note':
      return `(${drawPlainText(block.text)})`;
    case 'actions':
      return block.actions.map(drawAction).join(' ');
  }
}

function drawPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  switch (piece.is) {
    case 'typed':
    case 'code':
      return piece.text;
    case 'person':
    case 'role':
      return `@${piece.id}`;
    case 'channel':
      return `#${piece.id}`;
    case 'moment':
      return drawMoment(piece.at, piece.as);
    case 'day':
      return sayDay(piece.day);
    case 'command':
      return `/${piece.words}`;
    case 'link':
      return `${piece.label} (${piece.url})`;
    case 'strong':
      return drawPlainText(piece.parts);
  }
}

/** Whoever reads bare text has told nobody their zone. */
function drawMoment(at: number, as: 'day' | 'minute' | 'relative'): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  return as === 'day' ? sayDay(day) : sayLine('plain.moment', { day: sayDay(day), time: time.slice(0, 5) });
}

function drawBar(share: number): string {
  const safe = Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
  // Only what is reached shows a full bar; the tiny summand undoes what 0.29 * 100 loses.
  const percent = Math.floor(safe * 100 + 1e-9);
  const full = Math.floor(percent / BAR_LENGTH);
  return `${'▰'.repeat(full)}${'▱'.repeat(BAR_LENGTH - full)} ${String(percent)} %`;
}

function drawAction(action: Action): string {
  switch (action.is) {
    case 'button':
      return `[${action.label}]`;
    case 'link':
      return `[${action.label}: ${action.url}]`;
    case 'menu':
      return `[${action.placeholder} ▾ ${action.options.map(({ label }) => label).join(' | ')}]`;
  }
}
