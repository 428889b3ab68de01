import type { Piece, Text } from '../../cards/card.js';
import { sayDay } from '../../words/days.js';
import { escapeTyped } from './escape-typed.js';
import { clip, harmlessLine } from '../../cards/harmless-text.js';

/** Finds the registered id of a command such as `goal add`; null as long as it is not known. */
export type FindCommandId = (words: string) => string | null;

export interface TextFrame {
  /** In UTF-16 units, which is how Discord counts. */
  readonly room: number;
  readonly keepLines: boolean;
  readonly findCommandId: FindCommandId;
}

type Pointer = Extract<Piece, { is: 'person' | 'channel' | 'role' | 'moment' | 'day' }>;

const BOLD = '**';
const MOMENT_STYLES = { day: 'D', minute: 'f', relative: 'R' } as const;

/** A card's text as Discord markdown, never longer than its room and never cut within a sign of markup. */
export function drawText(text: Text, frame: TextFrame): string {
  const whole = drawWhole(text, frame);
  if (whole.length <= frame.room) return whole;
  return frame.room < 1 ? '' : `${drawPart(text, { ...frame, room: frame.room - 1 })}…`;
}

function drawWhole(text: Text, frame: TextFrame): string {
  return text.reduce<string>((drawn, piece) => join(drawn, drawPiece(piece, frame)), '');
}

function drawPart(text: Text, frame: TextFrame): string {
  let drawn = '';
  for (const piece of text) {
    const longer = join(drawn, drawPiece(piece, frame));
    if (longer.length > frame.room) return join(drawn, cutPiece(piece, { ...frame, room: frame.room - drawn.length - 1 }));
    drawn = longer;
  }
  return drawn;
}

/** Two bold runs side by side would read as one run with stars in it. */
function join(before: string, after: string): string {
  return before.endsWith(BOLD) && after.startsWith(BOLD) ? `${before}\u200B${after}` : before + after;
}

function drawPiece(piece: Piece, frame: TextFrame): string {
  if (typeof piece === 'string') return drawOwnWords(piece, frame);
  switch (piece.is) {
    case 'typed': return escapeTyped(piece.text, frame.keepLines);
    case 'command': return drawCommand(piece.words, frame.findCommandId);
    case 'link': return drawLink(piece.url, piece.label);
    case 'strong': return drawStrong(drawWhole(flatten(piece.parts), frame));
    case 'code': return drawCode(piece.text);
    default: return drawPointer(piece);
  }
}

/** Whom, where or when something is; most of it each reader's client puts into words. */
function drawPointer(piece: Pointer): string {
  switch (piece.is) {
    case 'person': return drawMention('@', piece.id);
    case 'channel': return drawMention('#', piece.id);
    case 'role': return drawMention('@&', piece.id);
    case 'moment': return `<t:${String(Math.floor(piece.at / 1000))}:${MOMENT_STYLES[piece.as]}>`;
    case 'day': return sayDay(piece.day);
  }
}

/** As much of a piece as there is room for; a mention or link is shown whole or not at all. */
function cutPiece(piece: Piece, frame: TextFrame): string {
  if (frame.room < 1) return '';
  if (typeof piece === 'string') return drawOwnWords(piece, frame).slice(0, frame.room).replace(/[\uD800-\uDBFF]$/u, '');
  if (piece.is === 'strong') return drawStrong(drawPart(flatten(piece.parts), { ...frame, room: frame.room - 2 * BOLD.length }));
  return piece.is === 'typed' ? cutTyped(piece.text, frame) : '';
}

/** Escaping makes text longer by an amount that depends on the text, so a fitting beginning is searched for. */
function cutTyped(text: string, { room, keepLines }: TextFrame): string {
  const letters = Array.from(text.slice(0, room));
  let escaped = escapeTyped(letters.join(''), keepLines);
  while (escaped.length > room) {
    letters.length -= Math.max(1, Math.floor((escaped.length - room) / 2));
    escaped = escapeTyped(letters.join(''), keepLines);
  }
  return escaped;
}

function drawOwnWords(words: string, { keepLines }: TextFrame): string {
  return keepLines ? words : words.replaceAll(/\s*\n\s*/gu, ' ');
}

function drawMention(sign: string, id: string): string {
  return /^\d+$/u.test(id) ? `<${sign}${id}>` : escapeTyped(id, false);
}

function drawCommand(words: string, findCommandId: FindCommandId): string {
  const path = words.replace(/^\//u, '');
  const id = findCommandId(path);
  return id === null ? drawCode(`/${path}`) : `</${path}:${id}>`;
}

function drawLink(url: string, label: string): string {
  const shown = escapeTyped(label, false);
  if (!URL.canParse(url)) return shown;
  const { protocol, href } = new URL(url);
  return /^https?:$/u.test(protocol) ? `[${shown}](<${href.replaceAll('<', '%3C').replaceAll('>', '%3E')}>)` : shown;
}

function drawStrong(inner: string): string {
  return inner.trim() === '' ? inner : `${BOLD}${inner}${BOLD}`;
}

/** Bold within bold is bold. */
function flatten(text: Text): Text {
  return text.flatMap((piece) => (typeof piece !== 'string' && piece.is === 'strong' ? flatten(piece.parts) : [piece]));
}

/** Nothing is escaped within code, so a backtick becomes its look-alike. */
function drawCode(text: string): string {
  return `\`${clip(harmlessLine(text).replaceAll('`', 'ˋ'), 200) || ' '}\``;
}
