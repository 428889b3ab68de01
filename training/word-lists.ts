import { createRequire } from 'node:module';
import { wordsOf } from '../src/core/heat/text/words-of.js';

const load = createRequire(import.meta.url);
const listed = new Set(load('naughty-words/en.json') as readonly string[]);
const { SentimentIntensityAnalyzer: analyzer } = load('vader-sentiment') as {
  readonly SentimentIntensityAnalyzer: { polarity_scores: (text: string) => { readonly compound: number } };
};

/** True for a text with at least one single word of the profanity list. */
export function isProfane(text: string): boolean {
  return wordsOf(text).some((word) => listed.has(word));
}

/** VADER's mood of a text, from -1 to 1. */
export function moodOf(text: string): number {
  return analyzer.polarity_scores(text).compound;
}
