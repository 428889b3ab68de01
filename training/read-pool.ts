import { join } from 'node:path';
import type { MessageFeatures } from '../src/core/heat/text/message-features.js';
import { readJsonLines } from './read-lines.js';
import { linesOf } from './read-threads.js';

/** Sets of single comments (CC0, Apache-2.0 or MIT) of which only the text is used: the teacher says which are heated. */
const POOL = ['wikicontext', 'jigsaw', 'wikinonfuzzed', 'surge'];

/** Shorter comments say too little to learn from. */
const FEWEST_HASHES = 20;

/** The lines of each comment that is long enough. */
export function readPool(folder: string): MessageFeatures[][] {
  const rows = POOL.flatMap((name) => readJsonLines<{ readonly text: string }>(join(folder, 'messages', `${name}.jsonl`)));
  return rows.map(({ text }) => linesOf(text)).filter((lines) => lines.reduce((sum, line) => sum + line.length - 2, 0) >= FEWEST_HASHES);
}
