import type { MessageFeatures } from './text/message-features.js';

/** Shorter messages are alike by chance. */
const FEWEST_FEATURES = 6;

/** Share of messages that say the same as another one. */
export function repeatsOf(features: readonly MessageFeatures[]): number {
  const counts = new Map<string, number>();
  for (const each of features) if (each.length >= FEWEST_FEATURES) counts.set(each.join(), (counts.get(each.join()) ?? 0) + 1);
  const again = [...counts.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
  return again / Math.max(1, features.length);
}
