import { hashesOf, type MessageFeatures } from './message-features.js';
import type { TextModel, TextPart } from './text-model.js';

/** Smallest number of pieces whose mean counts as the hottest eighth. */
const FEWEST_PIECES = 3;

function joinHashes(messages: readonly MessageFeatures[]): Uint16Array {
  const all = messages.map(hashesOf);
  const joined = new Uint16Array(all.reduce((sum, each) => sum + each.length, 0));
  let place = 0;
  for (const each of all) {
    joined.set(each, place);
    place += each.length;
  }
  return joined.sort();
}

/** What a part says of messages as one text: each hash counts `1 + ln(how often)`, the whole has length 1. */
function readPiece(part: TextPart, messages: readonly MessageFeatures[]): number {
  const hashes = joinHashes(messages);
  let sum = 0;
  let squares = 0;
  for (let place = 0, next = 0; place < hashes.length; place = next) {
    const hash = hashes[place] ?? 0;
    while (hashes[next] === hash) next += 1;
    const value = 1 + Math.log(next - place);
    sum += value * (part.weights[hash] ?? 0);
    squares += value * value;
  }
  return part.bias + (squares === 0 ? 0 : (part.step * sum) / Math.sqrt(squares));
}

/** The mean of the hottest eighth of all runs of `span` messages. */
function readRuns(part: TextPart, messages: readonly MessageFeatures[]): number {
  const runs = Math.max(1, messages.length - part.span + 1);
  const readings = Array.from({ length: runs }, (_, start) => readPiece(part, messages.slice(start, start + part.span)));
  const hottest = readings.sort((one, other) => other - one).slice(0, Math.max(FEWEST_PIECES, Math.floor(runs / 8)));
  return hottest.reduce((sum, reading) => sum + reading, 0) / hottest.length;
}

/** What a part says of a stretch, before scaling. */
export function readPart(part: TextPart, messages: readonly MessageFeatures[]): number {
  return part.span === 0 ? readPiece(part, messages) : readRuns(part, messages);
}

/** The sum of what the parts say of a stretch, each in standard deviations. */
export function scoreStretch(model: TextModel, messages: readonly MessageFeatures[]): number {
  return model.parts.reduce((sum, part) => sum + (readPart(part, messages) - part.mean) / part.deviation, 0);
}
