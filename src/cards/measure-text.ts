import type { Piece, Text } from './card.js';

/** Signs that one of the platforms writes as two or more when a person typed them. */
const ESCAPED = /[\\*_~`|>#<&@:[\]()+.-]/g;
const LONGEST_ESCAPE = 4;

/** How long a text comes out where it comes out longest; mentions and times are as long as ids can be. */
export function measureText(text: Text): number {
  return text.reduce<number>((sum, piece) => sum + measurePiece(piece), 0);
}

/** Each typed piece cut to so many letters; the catalogue's own words stay whole. */
export function clipText(text: Text, most: number): Text {
  return text.map((piece) => clipPiece(piece, most));
}

/** Words cut to a length, whole characters only, with an ellipsis where something is left out. */
export function clipWords(words: string, most: number): string {
  if (words.length <= most) return words;
  return `${words.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/u, '').trimEnd()}…`;
}

function measurePiece(piece: Piece): number {
  if (typeof piece === 'string') return piece.length;
  switch (piece.is) {
    case 'typed':
      return piece.text.length + measureEscapes(piece.text);
    case 'code':
      return piece.text.length + 2;
    case 'person':
    case 'channel':
    case 'role':
    case 'day':
      return 24;
    case 'moment':
      return 20;
    case 'command':
      return piece.words.length + 26;
    case 'link':
      return piece.url.length + piece.label.length + measureEscapes(piece.label) + 6;
    case 'strong':
      return measureText(piece.parts) + 5;
  }
}

/** A sign's second letter, except for the three that Slack writes as entities. */
function measureEscapes(typed: string): number {
  const signs = typed.match(ESCAPED) ?? [];
  return signs.reduce((sum, sign) => sum + ('<>&'.includes(sign) ? LONGEST_ESCAPE : 1), 0);
}

function clipPiece(piece: Piece, most: number): Piece {
  if (typeof piece === 'string') return piece;
  if (piece.is === 'typed') return { ...piece, text: clipWords(piece.text, most) };
  return piece.is === 'strong' ? { ...piece, parts: clipText(piece.parts, most) } : piece;
}
