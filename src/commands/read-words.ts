import type { OptionShape } from '../ports/front-desk.js';

/** One piece of what was typed behind a command: all of it begins at `start`, its value, without quotes, is between `from` and `to`. */
interface Word {
  readonly option: OptionShape | null;
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', '“': '”', '„': '“', '«': '»' };
const KEY = /([\p{L}\p{N}_-]+):/uy;
const SPACE = /\s*/y;
const BARE = /\S*/y;

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}

function readKey(text: string, from: number, options: readonly OptionShape[]): OptionShape | null {
  KEY.lastIndex = from;
  const key = KEY.exec(text)?.[1]?.toLowerCase();
  return options.find((option) => option.name === key) ?? null;
}

function readValue(text: string, from: number, options: readonly OptionShape[]): Omit<Word, 'option' | 'start'> {
  const closing = CLOSING[text.charAt(from)];
  if (closing !== undefined) {
    const found = text.indexOf(closing, from + 1);
    return { from: from + 1, to: found < 0 ? text.length : found, quoted: true };
  }
  const nothing = readKey(text, from, options) !== null;
  return { from, to: nothing ? from : endOf(BARE, text, from), quoted: false };
}

/** Splits into words, quoted runs and `name:value` pairs, where the name is one of the options. */
export function readWords(text: string, start: number, options: readonly OptionShape[]): Word[] {
  const words: Word[] = [];
  let at = endOf(SPACE, text, start);
  while (at < text.length) {
    const option = readKey(text, at, options);
    const value = readValue(text, option ? endOf(SPACE, text, endOf(KEY, text, at)) : at, options);
    words.push({ option, start: at, ...value });
    at = endOf(SPACE, text, value.quoted ? value.to + 1 : value.to);
  }
  return words;
}

export interface Filled {
  readonly option: OptionShape;
  readonly text: string;
  readonly start: number;
  readonly from: number;
  readonly quoted: boolean;
}

/** True while further words still belong to this option. */
export function takesMore(filled: Filled | undefined, options: readonly OptionShape[]): boolean {
  if (!filled || filled.quoted) return false;
  return filled.option.kind === 'text' || filled.option === options.at(-1);
}

/** Gives each word to an option: named ones to theirs, others in order; free text takes all up to the next name. */
export function fillOptions(text: string, start: number, options: readonly OptionShape[]): Filled[] {
  const filled: Filled[] = [];
  for (const word of readWords(text, start, options)) {
    const last = filled.at(-1);
    const free = options.find((option) => !filled.some((each) => each.option === option));
    const option = word.option ?? free;
    if (word.option === null && last && (takesMore(last, options) || !free)) {
      filled[filled.length - 1] = { ...last, text: text.slice(last.from, word.to), quoted: false };
    } else if (option) {
      filled.push({ option, text: text.slice(word.from, word.to), start: word.start, from: word.from, quoted: word.quoted });
    }
  }
  return filled;
}
