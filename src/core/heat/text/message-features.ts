import { isEverydayEnglish } from './english.js';
import { isAddress, wordsOf } from './words-of.js';

/**
 * What is kept of one message for as long as it is among the last 20: never words.
 * The first number counts its words, the second those that are everyday English; the others are
 * the hashed words and pairs of neighbours in the order of the hashes, each as often as it stands in the message.
 */
export type MessageFeatures = Uint16Array;

/** Most numbers that one message leaves behind: 20 messages stay below 5 kB. */
export const LONGEST_FEATURES = 122;

const COUNTS = 2;
const LARGEST = 0xffff;

/** Number of different hashes: the length of a model's tables. */
export const HASHES = LARGEST + 1;

/** FNV-1a, folded to 16 bits. */
function hashOf(gram: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < gram.length; place += 1) hash = Math.imul(hash ^ gram.charCodeAt(place), 0x01000193);
  // The last round leaves the upper bits poorly mixed for short words.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 16)) & LARGEST;
}

function gramsOf(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, place) => `${words[place] ?? ''} ${word}`);
  return words.flatMap((word, place) => [word, pairs[place] ?? '']).filter((gram) => gram !== '');
}

/** Features of one message; of a very long one those of its beginning. */
export function featuresOf(text: string): MessageFeatures {
  const words = wordsOf(text);
  const hashes = gramsOf(words).slice(0, LONGEST_FEATURES - COUNTS).map(hashOf);
  const spoken = words.filter((word) => !isAddress(word));
  const english = spoken.filter(isEverydayEnglish);
  const counts = [spoken.length, english.length].map((count) => Math.min(count, LARGEST));
  return Uint16Array.from([...counts, ...hashes.sort((one, other) => one - other)]);
}

/** The hashes among the features of a message. */
export function hashesOf(features: MessageFeatures): Uint16Array {
  return features.subarray(COUNTS);
}

/** How many words a message had, and how many of them are everyday English. */
export function wordCountsOf(features: MessageFeatures): { readonly words: number; readonly english: number } {
  return { words: features[0] ?? 0, english: features[1] ?? 0 };
}
