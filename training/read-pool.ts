import { join } from 'node:path';
import type { MessageFeatures } from '../src/core/heat/text/message-features.js';
import { readJsonLines } from './read-lines.js';
import { linesOf } from './read-threads.js';

/** Sets of single comments (CC0, Apache-2.0 or MIT) of which only the text is used: the teacher says which are heated. */
const POOL = ['wikicontext', 'jigsaw', 'wikinonfuzzed', 'surge'];

/** Sets of single comments (CC0 or Apache-2.0) in which people marked attacks on others. */
const MARKED = ['wikicontext', 'jigsaw', 'wikinonfuzzed'];

/** Shorter comments say too little to learn from. */
const FEWEST_HASHES = 20;

/** A row of the data sets of single comments. */
export interface CommentRow {
  readonly text: string;
  readonly label: number;
}

/** The rows of a set of single comments. */
export function readComments(folder: string, name: string): CommentRow[] {
  return readJsonLines<CommentRow>(join(folder, 'messages', `${name}.jsonl`));
}

/** The lines of each comment that is long enough, without its label. */
export function readPool(folder: string): MessageFeatures[][] {
  const rows = POOL.flatMap((name) => readComments(folder, name));
  return rows.map(({ text }) => linesOf(text)).filter((lines) => lines.reduce((sum, line) => sum + line.length - 2, 0) >= FEWEST_HASHES);
}

/** The lines of each comment that is marked as an attack. */
export function readAttacks(folder: string): MessageFeatures[][] {
  const rows = MARKED.flatMap((name) => readComments(folder, name)).filter(({ label }) => label === 1);
  return rows.map(({ text }) => linesOf(text)).filter((lines) => lines.length > 0);
}
