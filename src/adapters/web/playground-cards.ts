import type { Card, Piece, Text } from '../../cards/card.js';
import { say, type MessageKey } from '../../words/say.js';

type Fillings = Readonly<Record<string, Exclude<Piece, string> | Text>>;

function show(key: MessageKey, fillings: Fillings = {}): Card {
  return { blocks: [{ is: 'text', text: say<Exclude<Piece, string>>(key, fillings) }] };
}

export function sayBroken(reference: string): Card {
  return show('playground-broke', { reference: { is: 'typed', text: reference } });
}

export function sayGone(): Card {
  return show('playground-gone');
}

export function sayNobodyHome(): Card {
  return show('playground-nobody-home');
}
