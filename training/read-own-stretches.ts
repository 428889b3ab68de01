import { readFileSync } from 'node:fs';
import { featuresOf, type MessageFeatures } from '../src/core/heat/text/message-features.js';

/** A made-up conversation. */
export interface OwnStretch {
  readonly heated: boolean;
  readonly lines: readonly MessageFeatures[];
}

function readBlock(block: string): OwnStretch {
  const [title = '', ...lines] = block.trim().split('\n');
  return { heated: title.startsWith('heated:'), lines: lines.map(featuresOf) };
}

/** The conversations written for Guidon; the first block of the file says what it is. */
export function readOwnStretches(path = new URL('own-stretches.txt', import.meta.url)): OwnStretch[] {
  const [, ...blocks] = readFileSync(path, 'utf8').split(/\n\s*\n/);
  return blocks.map(readBlock);
}
