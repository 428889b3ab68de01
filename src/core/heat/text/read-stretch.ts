import { wordCountsOf, type MessageFeatures } from './message-features.js';
import { nothingRead, scoreStretch } from './score-stretch.js';
import type { TextModel } from './text-model.js';

/** `heat` from 0 to 1, calibrated and monotone in the model's score. */
export type TextReading = { readonly is: 'read'; readonly heat: number } | { readonly is: 'abstains'; readonly why: 'other-language' | 'too-little' };

/** On the heat of a whole stretch. */
export const TEXT_THRESHOLD = 0.18;

/** On the highest heat of an hour, read of the last 20 messages after every 5. */
export const LIVE_TEXT_THRESHOLD = 0.5;

/** Fewer words say nothing, neither about heat nor about the language. */
const FEWEST_WORDS = 25;

/** Share of everyday English words from which on a stretch counts as English. */
const ENGLISH_SHARE = 0.2;

/** Reads what was said lately in a channel, the oldest message first; any number of messages. Whoever reads a channel again gives what was read `before`. */
export function readStretch(model: TextModel, messages: readonly MessageFeatures[], before = nothingRead(model)): TextReading {
  const counts = messages.map(wordCountsOf);
  const words = counts.reduce((sum, count) => sum + count.words, 0);
  const english = counts.reduce((sum, count) => sum + count.english, 0);
  if (words < FEWEST_WORDS) return { is: 'abstains', why: 'too-little' };
  if (english < ENGLISH_SHARE * words) return { is: 'abstains', why: 'other-language' };
  return { is: 'read', heat: 1 / (1 + Math.exp(-(model.slope * scoreStretch(model, messages, before) + model.offset))) };
}
