import { join } from 'node:path';
import { featuresOf, type MessageFeatures } from '../src/core/heat/text/message-features.js';
import { cutLines } from './cut-lines.js';
import { readJsonLines } from './read-lines.js';

/** A contribution to a thread, as lines. */
export interface Comment {
  readonly lines: readonly MessageFeatures[];
  readonly attack: boolean;
}

/** A conversation; `heated` says whether it derails somewhere. */
export interface Thread {
  readonly id: string;
  readonly heated: boolean;
  readonly comments: readonly Comment[];
}

/** A row of the data sets of conversations. */
export interface ThreadRow {
  readonly id: string;
  readonly label: number;
  readonly messages: readonly { readonly text: string; readonly attack: number }[];
}

/** The sets of conversations a model that is passed on may be trained on, both under the MIT licence. */
const CONVERSATIONS = ['github_derail', 'github_incivility'];

/** The lines of a text that hold at least one word. */
export function linesOf(text: string): MessageFeatures[] {
  return cutLines(text)
    .map(featuresOf)
    .filter((features) => features.length > 2);
}

/** A thread with its comments cut into lines. */
export function threadOf({ id, label, messages }: ThreadRow): Thread {
  return { id, heated: label === 1, comments: messages.map(({ text, attack }) => ({ lines: linesOf(text), attack: attack === 1 })) };
}

/** Both sets hold some of the same threads, whose ids end in the same number. */
function numberOf({ id }: ThreadRow): string {
  return id.replace(/\D/g, '');
}

/** Every thread once, as the first set has it. */
export function readThreads(folder: string): Thread[] {
  const seen = new Set<string>();
  const rows = CONVERSATIONS.flatMap((name) => {
    const found = readJsonLines<ThreadRow>(join(folder, 'conversations', `${name}.jsonl`)).filter((row) => !seen.has(numberOf(row)));
    for (const row of found) seen.add(numberOf(row));
    return found;
  });
  return rows.map(threadOf).filter(({ comments }) => comments.some(({ lines }) => lines.length > 0));
}
