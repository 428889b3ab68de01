import { ADDRESS, cleanText } from './clean-text.js';

/** Words of any script; in scripts without spaces every sign is a word. */
const WORD = /@|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]|[\p{L}\p{M}]+(?:'[\p{L}\p{M}]+)*/gu;

/** The words of a message in their order: `don't` and `dont` are one word, `soooo` is `soo`. */
export function wordsOf(text: string): string[] {
  const found = cleanText(text).match(WORD) ?? [];
  return found.map((word) => word.replaceAll("'", '').replace(/(.)\1{2,}/gu, '$1$1'));
}

/** True for a sign that stands for a person rather than for a word. */
export function isAddress(word: string): boolean {
  return word === ADDRESS;
}
