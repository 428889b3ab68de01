import type { Moment } from '../time/moment.js';
import type { TextRead } from './stretch.js';
import { repeatsOf } from './text-repeats.js';
import { featuresOf, type MessageFeatures } from './text/message-features.js';
import { readStretch } from './text/read-stretch.js';
import { nothingRead, type ReadBefore } from './text/score-stretch.js';
import type { TextModel } from './text/text-model.js';
import { HOUR } from './thresholds.js';

const WINDOW = 20;
const EVERY = 5;
/** Readings of five minutes are kept as their highest. */
const SLOT: Moment = 300_000;

interface Kept {
  readonly at: Moment;
  readonly person: number;
  readonly features: MessageFeatures;
}

interface Peak {
  readonly at: Moment;
  readonly read: TextRead;
}

/** What the text of a channel says: hashed features of the last 20 messages, never older than an hour, and what was read of them. */
export class TextWindow {
  #kept: Kept[] = [];
  #peaks: Peak[] = [];
  #unread = 0;
  #repeats = 0;
  #before: ReadBefore;

  constructor(private readonly model: TextModel) {
    this.#before = nothingRead(model);
  }

  see(at: Moment, person: number, text: string): void {
    this.forgetBefore(at - HOUR);
    this.#kept.push({ at, person, features: featuresOf(text) });
    if (this.#kept.length > WINDOW) this.#kept.shift();
    this.#unread += 1;
    if (this.#unread >= EVERY) this.#read(at);
  }

  /** The highest reading of this time; where nothing could be read, why; null when there was nothing to read. */
  between(from: Moment, to: Moment): TextRead | null {
    const peaks = this.#peaks.filter(({ at }) => at >= from && at < to).map(({ read }) => read);
    return peaks.reduce<TextRead | null>((best, each) => (best === null || heatOf(each) > heatOf(best) ? each : best), null);
  }

  /** Share of the last messages that said the same as another one of them, when they were last read. */
  get repeats(): number {
    return this.#repeats;
  }

  /** What was read while this person took part is read anew without them. */
  forget(person: number): void {
    const last = this.#peaks.at(-1)?.at;
    this.#kept = this.#kept.filter((kept) => kept.person !== person);
    this.#peaks = [];
    this.#before = nothingRead(this.model);
    if (last !== undefined && this.#kept.length > 0) this.#read(last);
  }

  forgetBefore(moment: Moment): void {
    if ((this.#kept[0]?.at ?? moment) < moment) this.#kept = this.#kept.filter(({ at }) => at >= moment);
    if ((this.#peaks[0]?.at ?? moment) < moment - HOUR) this.#peaks = this.#peaks.filter(({ at }) => at >= moment - HOUR);
  }

  forgetAfter(moment: Moment): void {
    this.#kept = this.#kept.filter(({ at }) => at <= moment);
    this.#peaks = this.#peaks.filter(({ at }) => at <= moment);
  }

  #read(at: Moment): void {
    this.#unread = 0;
    const features = this.#kept.map((kept) => kept.features);
    this.#repeats = features.length < EVERY ? 0 : repeatsOf(features);
    const read = readStretch(this.model, features, this.#before);
    const last = this.#peaks.at(-1);
    const sameSlot = last !== undefined && Math.floor(last.at / SLOT) === Math.floor(at / SLOT);
    if (sameSlot && heatOf(last.read) >= heatOf(read)) return;
    if (sameSlot) this.#peaks.pop();
    this.#peaks.push({ at, read });
  }
}

function heatOf(read: TextRead): number {
  return read.is === 'read' ? read.heat : -1;
}
