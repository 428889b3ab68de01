import { HashTally } from './hash-tally.js';
import type { MessageFeatures } from './message-features.js';
import type { TextModel, TextPart } from './text-model.js';

/** Smallest number of pieces whose mean counts as the hottest eighth. */
const FEWEST_PIECES = 3;

/** What a part says of each run of `span` messages, one after the other. */
function readEach(part: TextPart, messages: readonly MessageFeatures[], span: number): number[] {
  const tally = new HashTally(part);
  const readings: number[] = [];
  for (const [place, message] of messages.entries()) {
    const gone = messages[place - span];
    if (gone !== undefined) tally.remove(gone);
    tally.add(message);
    if (place >= span - 1) readings.push(tally.reading);
  }
  for (const message of messages.slice(-span)) tally.remove(message);
  return readings;
}

/** The mean of the hottest eighth of all runs. */
function meanOfHottest(readings: readonly number[]): number {
  const most = Math.max(FEWEST_PIECES, Math.floor(readings.length / 8));
  const hottest = [...readings].sort((one, other) => other - one).slice(0, most);
  return hottest.reduce((sum, reading) => sum + reading, 0) / hottest.length;
}

/** What a part says of a stretch, before scaling. */
export function readPart(part: TextPart, messages: readonly MessageFeatures[]): number {
  if (messages.length === 0) return part.bias;
  const span = part.span === 0 ? messages.length : Math.min(part.span, messages.length);
  return meanOfHottest(readEach(part, messages, span));
}

/** The sum of what the parts say of a stretch, each in standard deviations. */
export function scoreStretch(model: TextModel, messages: readonly MessageFeatures[]): number {
  return model.parts.reduce((sum, part) => sum + (readPart(part, messages) - part.mean) / part.deviation, 0);
}
