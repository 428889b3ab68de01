import { IntlMessageFormat } from 'intl-messageformat';
import { english, type MessageKey } from './en/index.js';

export type { MessageKey } from './en/index.js';

declare const knownMark: unique symbol;
/** A short word the program itself chose (a code to select by, a name from a list): never what a person typed. */
export type Known = string & { readonly [knownMark]: true };

/** Marks a word as the program's own, so that a message may select by it or show it. */
export function known(word: string): Known {
  return word as Known;
}

/** What fills a gap in a message: figures and known words are formatted, everything else is a piece of a card's text. */
export type Filling<P> = number | Known | P;

interface Strong<P> {
  readonly is: 'strong';
  readonly parts: readonly (string | P)[];
}

/** The library's own types allow one kind of piece at a time; what comes back is what was put in. */
interface Message {
  format(fillings: Readonly<Record<string, unknown>>): unknown;
}

const messages = new Map<MessageKey, Message>();

function messageOf(key: MessageKey): Message {
  const kept = messages.get(key);
  if (kept) return kept;
  const made = new IntlMessageFormat(english[key], 'en', undefined, { ignoreTag: false }) as Message;
  messages.set(key, made);
  return made;
}

/**
 * A message as pieces of a card's text. `<b>…</b>` in the message makes strong text.
 * A bare string cannot fill a gap: a person's words go in as a `typed` piece.
 */
export function say<P extends object>(
  key: MessageKey,
  fillings: Readonly<Record<string, Filling<P> | readonly (string | P)[]>> = {},
): (string | P | Strong<P>)[] {
  const bold = (parts: (string | P)[]): Strong<P> => ({ is: 'strong', parts: parts.flat() as (string | P)[] });
  const said = messageOf(key).format({ ...fillings, b: bold });
  return (Array.isArray(said) ? said.flat() : [said]) as (string | P | Strong<P>)[];
}

/** A message as a plain line, for labels, hints and descriptions; these are shown letter for letter everywhere. */
export function sayLine(key: MessageKey, fillings: Readonly<Record<string, number | string>> = {}): string {
  return String(messageOf(key).format(fillings));
}
