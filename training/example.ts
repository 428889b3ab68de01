import { hashesOf, type MessageFeatures } from '../src/core/heat/text/message-features.js';

/** A text to learn from: its hashes, what each counts (the whole has length 1), and whether it is heated. */
export interface Example {
  readonly hashes: Uint16Array;
  readonly values: Float64Array;
  readonly heated: boolean;
  readonly weight: number;
}

/** Reads messages as one text, as the model will: each hash counts `1 + ln(how often)`. */
export function exampleOf(messages: readonly MessageFeatures[], heated: boolean, weight = 1): Example {
  const counts = new Map<number, number>();
  for (const message of messages) for (const hash of hashesOf(message)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const entries = [...counts].sort(([one], [other]) => one - other);
  const values = Float64Array.from(entries, ([, count]) => 1 + Math.log(count));
  const length = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return { hashes: Uint16Array.from(entries, ([hash]) => hash), values: values.map((value) => value / length), heated, weight };
}
