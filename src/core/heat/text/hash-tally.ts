import { FIRST_HASH, HASHES, type MessageFeatures } from './message-features.js';
import type { TextPart } from './text-model.js';

/** How much a hash counts that stands in the messages so many times. */
function valueOf(times: number): number {
  return times === 0 ? 0 : 1 + Math.log(times);
}

const KNOWN_VALUES = 256;
const VALUES = Float64Array.from({ length: KNOWN_VALUES }, (_, times) => valueOf(times));

/** One for all channels: only ever in use within a call, and empty before and after. */
const TIMES = new Uint16Array(HASHES);

/** The hashes of some messages as one text, kept up as messages come and go. */
export class HashTally {
  #sum = 0;
  #squares = 0;
  #held = 0;

  constructor(private readonly part: TextPart) {}

  add(features: MessageFeatures): void {
    this.#change(features, 1);
  }

  remove(features: MessageFeatures): void {
    this.#change(features, -1);
    // What is left of rounding must not be taken for text.
    if (this.#held === 0) this.#sum = this.#squares = 0;
  }

  /** Lets go of everything; `messages` is what is still in it. */
  empty(messages: readonly MessageFeatures[]): void {
    this.#sum = this.#squares = this.#held = 0;
    for (const features of messages) {
      for (let place = FIRST_HASH; place < features.length; place += 1) TIMES[features[place] ?? 0] = 0;
    }
  }

  /** What the part says of these messages, as a text of length 1. */
  get reading(): number {
    const { bias, step } = this.part;
    return bias + (this.#held === 0 ? 0 : (step * this.#sum) / Math.sqrt(this.#squares));
  }

  #change(features: MessageFeatures, by: 1 | -1): void {
    const { weights } = this.part;
    let [sum, squares] = [0, 0];
    for (let place = FIRST_HASH; place < features.length; place += 1) {
      const hash = features[place] ?? 0;
      const times = TIMES[hash] ?? 0;
      TIMES[hash] = times + by;
      const old = known(times);
      const now = known(times + by);
      sum += (now - old) * (weights[hash] ?? 0);
      squares += now * now - old * old;
    }
    this.#sum += sum;
    this.#squares += squares;
    this.#held += by * (features.length - FIRST_HASH);
  }
}

function known(times: number): number {
  return times < KNOWN_VALUES ? (VALUES[times] ?? 0) : valueOf(times);
}
