import { plainText } from '../plain-text.js';

/** Places in the list of texts: those meant, or when none is meant those that come nearest. */
export interface WordMatch {
  readonly found: readonly number[];
  readonly nearest: readonly number[];
}

const MOST_NEAREST = 3;
/** Slips allowed: one in three letters, never more than two. */
const MOST_SLIPS = 2;

/** Looks for words in a list of texts: the same, beginning so, containing each word, and last with a slip or two. */
export function matchWords(words: string, texts: readonly string[]): WordMatch {
  const wanted = simplify(words);
  if (wanted === '') return { found: [], nearest: [] };
  const known = texts.map(simplify);
  const tests = [
    (text: string): boolean => text === wanted,
    (text: string): boolean => text.startsWith(wanted),
    (text: string): boolean => wanted.split(' ').every((word) => text.includes(word)),
  ];
  for (const isMeant of tests) {
    const found = known.flatMap((text, index) => (isMeant(text) ? [index] : []));
    if (found.length > 0) return { found, nearest: [] };
  }
  return matchNearly(wanted, known);
}

function matchNearly(wanted: string, known: readonly string[]): WordMatch {
  const ranked = known.map((text, index) => ({ index, slips: countSlipsWithin(wanted, text) })).sort((one, other) => one.slips - other.slips);
  const fewest = ranked[0]?.slips ?? Infinity;
  const allowed = Math.min(MOST_SLIPS, Math.floor(wanted.length / 3));
  if (fewest <= allowed) return { found: ranked.filter(({ slips }) => slips === fewest).map(({ index }) => index), nearest: [] };
  const similar = ranked.filter(({ slips }) => slips < wanted.length / 2);
  return { found: [], nearest: similar.slice(0, MOST_NEAREST).map(({ index }) => index) };
}

/** The fewest slips against any run of as many words as were written. */
function countSlipsWithin(wanted: string, text: string): number {
  const words = text.split(' ');
  const size = wanted.split(' ').length;
  const starts = Array.from({ length: Math.max(1, words.length - size + 1) }, (_one, index) => index);
  return Math.min(...starts.map((start) => countSlips(wanted, words.slice(start, start + size).join(' '))));
}

/** Letters added, left out or changed between two texts (Levenshtein, row by row). */
function countSlips(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_letter, index) => index);
  for (const [row, letter] of one.split('').entries()) {
    const current = [row + 1];
    for (let column = 0; column < other.length; column += 1) {
      const changed = (above[column] ?? 0) + (letter === other[column] ? 0 : 1);
      current.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above[other.length] ?? 0;
}

function simplify(text: string): string {
  return plainText(plainText(text).replaceAll(/[^\p{L}\p{N}]+/gu, ' '));
}
