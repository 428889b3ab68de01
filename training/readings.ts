import { scoreConversation } from '../src/core/heat/score-conversation.js';
import { readPart, scoreStretch } from '../src/core/heat/text/score-stretch.js';
import type { TextModel } from '../src/core/heat/text/text-model.js';
import { wordsOf } from '../src/core/heat/text/words-of.js';
import type { Stretch } from './read-windows.js';
import { trainToxicity } from './toxicity.js';
import { isProfane, moodOf } from './word-lists.js';

/** A way to say how heated a stretch is; only the order of what it says counts. */
export interface Reading {
  readonly name: string;
  readonly read: (stretch: Stretch) => number;
}

const SECOND_PERSON = new Set(['you', 'your', 'yours', 'youre', 'u', 'ur', 'yourself']);

function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

function meanOfHottest(figures: readonly number[]): number {
  return mean([...figures].sort((one, other) => other - one).slice(0, Math.max(3, Math.floor(figures.length / 8))));
}

function shareOf({ messages }: Stretch, has: (text: string) => boolean): number {
  return mean(messages.map(({ text }) => (has(text) ? 1 : 0)));
}

/** The highest score of any 20 messages in a row, read after every 5: what is seen while people write. */
export function liveScore(model: TextModel, { features }: Stretch): number {
  const ends = Array.from({ length: Math.ceil(features.length / 5) }, (_, place) => Math.min(features.length, (place + 1) * 5));
  return Math.max(...ends.map((end) => scoreStretch(model, features.slice(Math.max(0, end - 20), end))));
}

/** What `drama score` says of a stretch; without a model it reads the structure alone. */
function scoreAsWhole(model: TextModel | null, { id, messages }: Stretch): number {
  return scoreConversation({ id, messages: messages.map(({ author, ts, text }) => ({ author, at: ts * 1_000, text })) }, model).heat;
}

/** The readings to compare, the simplest first. */
export function listReadings(model: TextModel, folder: string): Reading[] {
  const toxicity = trainToxicity(folder);
  return [
    { name: 'structure alone, without a past', read: (stretch) => scoreAsWhole(null, stretch) },
    { name: 'profanity list, share of messages', read: (stretch) => shareOf(stretch, isProfane) },
    { name: 'VADER, mean', read: ({ messages }) => -mean(messages.map(({ text }) => moodOf(text))) },
    { name: 'VADER, lowest eighth of messages', read: ({ messages }) => meanOfHottest(messages.map(({ text }) => -moodOf(text))) },
    { name: 'toxicity of single messages, highest eighth', read: ({ messages }) => meanOfHottest(messages.map(({ text }) => toxicity(text))) },
    { name: 'share of messages with “you”', read: (stretch) => shareOf(stretch, (text) => wordsOf(text).some((word) => SECOND_PERSON.has(word))) },
    ...model.parts.map((part) => ({ name: part.span === 0 ? 'first part alone: whole stretch' : `part of ${part.span} messages alone`, read: ({ features }: Stretch) => readPart(part, features) })),
    { name: '**the model**, whole stretch', read: ({ features }) => scoreStretch(model, features) },
    { name: 'all signals joined, as `drama score` does', read: (stretch) => scoreAsWhole(model, stretch) },
    { name: '**the model**, live: highest of 20 messages', read: (stretch) => liveScore(model, stretch) },
  ];
}
