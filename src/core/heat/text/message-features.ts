import { isEverydayEnglish } from './english.js';
import { foldHash, hashAll } from './hash-grams.js';
import { readPlain } from './plain-features.js';
import { isAddress, wordsOf } from './words-of.js';

/**
 * What is kept of one message for as long as it is among the last 20: never words.
 * The first number counts its words, the second those that are everyday English; the others are
 * the hashed words and pairs of neighbours in the order of the hashes, each as often as it stands in the message.
 */
export type MessageFeatures = Uint16Array;

/** Most numbers that one message leaves behind: 20 messages stay below 5 kB. */
export const LONGEST_FEATURES = 122;

/** Where the hashes begin. */
export const FIRST_HASH = 2;
const LARGEST = 0xffff;

/** Number of different hashes: the length of a model's tables. */
export const HASHES = LARGEST + 1;

function gramsOf(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, place) => `${words[place] ?? ''} ${word}`);
  return words.flatMap((word, place) => [word, pairs[place] ?? '']).filter((gram) => gram !== '');
}

/** Features of one message; of a very long one those of its beginning. */
export function featuresOf(text: string): MessageFeatures {
  const plain = readPlain(text, LONGEST_FEATURES - FIRST_HASH);
  return plain === null ? readAny(text) : join(plain.words, plain.english, plain.hashes);
}

/** Any message in any script, with links, code, mentions and whatever else there is in it. */
export function readAny(text: string): MessageFeatures {
  const words = wordsOf(text);
  const hashes = gramsOf(words).slice(0, LONGEST_FEATURES - FIRST_HASH).map((gram) => foldHash(hashAll(gram)));
  const spoken = words.filter((word) => !isAddress(word));
  return join(spoken.length, spoken.filter(isEverydayEnglish).length, hashes);
}

function join(words: number, english: number, hashes: ArrayLike<number>): MessageFeatures {
  const features = new Uint16Array(FIRST_HASH + hashes.length);
  features[0] = Math.min(words, LARGEST);
  features[1] = Math.min(english, LARGEST);
  features.set(hashes, FIRST_HASH);
  features.subarray(FIRST_HASH).sort();
  return features;
}

/** The hashes among the features of a message. */
export function hashesOf(features: MessageFeatures): Uint16Array {
  return features.subarray(FIRST_HASH);
}

/** How many words a message had, and how many of them are everyday English. */
export function wordCountsOf(features: MessageFeatures): { readonly words: number; readonly english: number } {
  return { words: features[0] ?? 0, english: features[1] ?? 0 };
}
