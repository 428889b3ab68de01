import type { MessageFeatures } from './text/message-features.js';

/** Shorter messages are alike by chance. */
const FEWEST_FEATURES = 6;

/** Share of messages that say the same as another one. */
export function repeatsOf(features: readonly MessageFeatures[]): number {
  const counts = new Map<number, number>();
  for (const each of features) {
    if (each.length < FEWEST_FEATURES) continue;
    const mark = markOf(each);
    counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  let again = 0;
  for (const count of counts.values()) again += count > 1 ? count : 0;
  return again / Math.max(1, features.length);
}

/** The same for the same message, and hardly ever for another. */
function markOf(features: MessageFeatures): number {
  let mark = features.length;
  for (let place = 0; place < features.length; place += 1) mark = Math.imul(mark ^ (features[place] ?? 0), 0x01000193);
  return mark;
}
