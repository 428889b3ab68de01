import { say, sayLine, type Filling, type MessageKey } from '../words/say.js';
import type { Action, Block, Button, Card, Piece, Text } from './card.js';

type Fillings = Readonly<Record<string, Filling<Exclude<Piece, string>> | Text>>;

/** A message of the catalogue as card text. */
export function words(key: MessageKey, fillings: Fillings = {}): Text {
  return say<Exclude<Piece, string>>(key, fillings);
}

/** What a person wrote, to be shown letter for letter. */
export function typed(text: string): Exclude<Piece, string> {
  return { is: 'typed', text };
}

export function title(key: MessageKey, fillings?: Fillings): Block {
  return { is: 'title', text: words(key, fillings) };
}

export function line(key: MessageKey, fillings?: Fillings): Block {
  return { is: 'text', text: words(key, fillings) };
}

export function note(key: MessageKey, fillings?: Fillings): Block {
  return { is: 'note', text: words(key, fillings) };
}

export function button(label: MessageKey, press: string, style: Button['style'] = 'plain', fillings?: Readonly<Record<string, number | string>>): Button {
  return { is: 'button', label: sayLine(label, fillings), press, style };
}

/** A row of actions; nothing when there are none, so that callers need not ask. */
export function actions(...given: readonly (Action | null)[]): Block[] {
  const shown = given.filter((action) => action !== null);
  return shown.length === 0 ? [] : [{ is: 'actions', actions: shown }];
}

/** A card out of blocks and lists of blocks; `null` blocks are left out. */
export function card(...blocks: readonly (Block | readonly Block[] | null)[]): Card {
  return { blocks: blocks.flat<readonly (Block | readonly Block[] | null)[]>().filter((block) => block !== null) };
}
