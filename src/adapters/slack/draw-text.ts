import type { types } from '@slack/bolt';
import type { Piece, Text } from '../../cards/card.js';
import { sayDay } from '../../words/days.js';
import { clip, harmlessLines } from '../../cards/harmless-text.js';
import { harmlessLine } from './plain-text.js';

type Element = types.RichTextElement;
type Style = NonNullable<types.RichTextText['style']>;

export interface TextFrame {
  /** Whether line breaks in it are shown. */
  readonly keepLines: boolean;
  readonly style: Style;
}

const LONGEST_RUN = 3000;
const DATE_FORMATS = { day: '{date_long}', minute: '{date_short_pretty} {time}', relative: '{ago}' } as const;
const ID = /^[A-Z0-9]{2,}$/u;

/** A card's text as rich text elements: Slack reads no markup in them, so that whatever was typed is shown letter for letter. */
export function drawText(text: Text, frame: TextFrame): Element[] {
  return text.flatMap((piece) => drawPiece(piece, frame));
}

/** How a command is typed on Slack, where all of them follow one word. */
function sayCommand(words: string): string {
  return `/guidon ${words.replace(/^\//u, '').replace(/^guidon(?: |$)/u, '')}`.trim();
}

function drawPiece(piece: Piece, frame: TextFrame): Element[] {
  if (typeof piece === 'string') return drawRun(frame.keepLines ? piece : piece.replaceAll(/\s*\n\s*/gu, ' '), frame.style);
  switch (piece.is) {
    case 'typed':
      return drawRun(frame.keepLines ? harmlessLines(piece.text) : harmlessLine(piece.text), frame.style);
    case 'command':
      return drawRun(sayCommand(piece.words), { ...frame.style, code: true });
    case 'code':
      return drawRun(clip(harmlessLine(piece.text), 200), { ...frame.style, code: true });
    case 'day':
      return drawRun(sayDay(piece.day), frame.style);
    case 'strong':
      return drawText(piece.parts, { ...frame, style: { ...frame.style, bold: true } });
    default:
      return drawPointer(piece, frame.style);
  }
}

type Pointer = Extract<Piece, { is: 'person' | 'channel' | 'role' | 'moment' | 'link' }>;

/** Whom, where or when something is; each reader's client puts it into words. */
function drawPointer(piece: Pointer, style: Style): Element[] {
  switch (piece.is) {
    case 'person':
      return drawMention(piece.id, '@', { type: 'user', user_id: piece.id });
    case 'channel':
      return drawMention(piece.id, '#', { type: 'channel', channel_id: piece.id });
    // The manager role is a user group or a single person; it stands in private answers only, which notify nobody.
    case 'role':
      return drawMention(piece.id, '@', piece.id.startsWith('S') ? { type: 'usergroup', usergroup_id: piece.id } : { type: 'user', user_id: piece.id });
    case 'moment':
      return [{ type: 'date', timestamp: Math.floor(piece.at / 1000), format: DATE_FORMATS[piece.as], fallback: sayMoment(piece.at) }];
    case 'link':
      return drawLink(piece.url, piece.label, style);
  }
}

function drawMention(id: string, sign: string, mention: Element): Element[] {
  return ID.test(id) ? [mention] : drawRun(`${sign}${harmlessLine(id)}`, {});
}

function drawLink(url: string, label: string, style: Style): Element[] {
  const text = harmlessLine(label);
  const safe = URL.canParse(url) && /^https?:$/u.test(new URL(url).protocol) && url.length <= LONGEST_RUN;
  return safe && text !== '' ? [{ type: 'link', url: new URL(url).href, text, ...styled(style) }] : drawRun(text, style);
}

/** For clients that cannot show a reader's own time. */
function sayMoment(at: number): string {
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  return `${sayDay(day)}, ${time.slice(0, 5)} UTC`;
}

function drawRun(text: string, style: Style): Element[] {
  return text === '' ? [] : [{ type: 'text', text: clip(text, LONGEST_RUN), ...styled(style) }];
}

function styled(style: Style): { style?: Style } {
  return Object.keys(style).length === 0 ? {} : { style };
}
