import { plainText } from '../plain-text.js';

/** Words that say nothing about what is proposed. */
const SMALL = new Set(['a', 'an', 'and', 'the', 'of', 'to', 'for', 'in', 'on', 'our', 'we', 'us', 'with', 'should', 'lets', 'let', 'please', 'more', 'new', 'make', 'do', 'have', 'it', 'is', 'be']);
/** From this share of common words on two titles may mean the same. */
const NEAR = 0.5;
const MOST = 3;

/** Those that may say the same as `title`, nearest first: half of all their words, or all words of the shorter one, are common. */
export function findNear<Item extends { readonly title: string }>(title: string, items: readonly Item[]): Item[] {
  const wanted = wordsOf(title);
  return items
    .map((item) => ({ item, share: shareOf(wanted, wordsOf(item.title)) }))
    .filter(({ share }) => share >= NEAR)
    .sort((one, other) => other.share - one.share)
    .slice(0, MOST)
    .map(({ item }) => item);
}

function wordsOf(title: string): ReadonlySet<string> {
  const words = plainText(title).replaceAll(/[’']/gu, '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ');
  return new Set(words.filter((word) => word !== '' && !SMALL.has(word)).map(stem));
}

/** "guides" and "guide" are one word. */
function stem(word: string): string {
  return word.length > 3 ? word.replace(/s$/u, '').replace(/e$/u, '') : word;
}

function shareOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((word) => other.has(word)).length;
  const shorter = Math.min(one.size, other.size);
  if (shorter >= 2 && common === shorter) return 1;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}
