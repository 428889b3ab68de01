import { HashTally } from './hash-tally.js';
import type { MessageFeatures } from './message-features.js';
import type { TextModel, TextPart } from './text-model.js';

/** Smallest number of pieces whose mean counts as the hottest eighth. */
const FEWEST_PIECES = 3;

/** What a part said of each run of messages, by its last one: good for as long as the same messages stand before it. */
type Runs = WeakMap<MessageFeatures, number>;

/** What was read of a channel before, part by part, so that only what is new is read. */
export type ReadBefore = readonly Runs[];

export function nothingRead(model: TextModel): ReadBefore {
  return model.parts.map(() => new WeakMap());
}

/** What a part says of each run of `span` messages, one after the other. */
function readEach(part: TextPart, span: number, messages: readonly MessageFeatures[]): number[] {
  const tally = new HashTally(part);
  const readings: number[] = [];
  for (const [place, message] of messages.entries()) {
    const gone = messages[place - span];
    if (gone !== undefined) tally.remove(gone);
    tally.add(message);
    if (place >= span - 1) readings.push(tally.reading);
  }
  tally.empty(messages.slice(-span));
  return readings;
}

/** The same, each run only once. */
function readNew(part: TextPart, messages: readonly MessageFeatures[], before: Runs): number[] {
  const ends = messages.slice(part.span - 1);
  const first = ends.findIndex((end) => !before.has(end));
  const read = first === -1 ? [] : readEach(part, part.span, messages.slice(first));
  const known = ends.slice(0, ends.length - read.length).map((end) => before.get(end) ?? part.bias);
  ends.slice(known.length).forEach((end, place) => before.set(end, read[place] ?? part.bias));
  return [...known, ...read];
}

/** The mean of the hottest eighth of all runs. */
function meanOfHottest(readings: readonly number[]): number {
  const most = Math.max(FEWEST_PIECES, Math.floor(readings.length / 8));
  const hottest = [...readings].sort((one, other) => other - one).slice(0, most);
  return hottest.reduce((sum, reading) => sum + reading, 0) / hottest.length;
}

/** What a part says of a stretch, before scaling. */
export function readPart(part: TextPart, messages: readonly MessageFeatures[], before: Runs = new WeakMap()): number {
  if (messages.length === 0) return part.bias;
  const isOne = part.span === 0 || part.span >= messages.length;
  return meanOfHottest(isOne ? readEach(part, messages.length, messages) : readNew(part, messages, before));
}

/** The sum of what the parts say of a stretch, each in standard deviations. */
export function scoreStretch(model: TextModel, messages: readonly MessageFeatures[], before = nothingRead(model)): number {
  return model.parts.reduce((sum, part, place) => sum + (readPart(part, messages, before[place]) - part.mean) / part.deviation, 0);
}
