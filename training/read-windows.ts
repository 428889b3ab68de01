import { join } from 'node:path';
import { featuresOf, type MessageFeatures } from '../src/core/heat/text/message-features.js';
import { readJsonLines } from './read-lines.js';

/** A stretch of chat that people have read and judged. */
export interface Stretch {
  readonly id: string;
  readonly source: string;
  /** How the stretch came into the set. */
  readonly sampledBy: string;
  /** 0 none, 1 friction, 2 drama, 3 severe; of two judgements the higher one. */
  readonly level: number;
  /** Null where two judgements disagree about it. */
  readonly drama: boolean | null;
  readonly kind: string;
  readonly people: number;
  readonly messages: readonly { readonly author: string; readonly ts: number; readonly text: string }[];
  readonly features: readonly MessageFeatures[];
}

interface StretchRow {
  readonly id: string;
  readonly source: string;
  readonly sampled_by: string;
  readonly levels: readonly number[];
  readonly kinds: readonly string[];
  readonly messages: Stretch['messages'];
}

const DRAMA = 2;

function stretchOf({ id, source, sampled_by: sampledBy, levels, kinds, messages }: StretchRow): Stretch {
  const level = Math.max(...levels);
  const drama = level >= DRAMA;
  const disputed = drama !== Math.min(...levels) >= DRAMA;
  const people = new Set(messages.map(({ author }) => author)).size;
  return { id, source, sampledBy, level, drama: disputed ? null : drama, kind: kinds[0] ?? 'none', people, messages, features: messages.map(({ text }) => featuresOf(text)) };
}

/** Judged stretches: to measure and to choose thresholds on, never to train on. */
export function readWindows(folder: string): Stretch[] {
  return readJsonLines<StretchRow>(join(folder, 'windows', 'windows.jsonl')).map(stretchOf);
}
