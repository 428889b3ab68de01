import type { Moment } from '../../time/moment.js';
import { ACTS, NO_ACTS, type Act, type Stretch } from '../stretch.js';

const WORDS = 2;
const ROOM = 12;
/** Numbers a ring takes of the shared memory. */
export const ACT_RING_SIZE = WORDS * ROOM;

const MINUTE = 60_000;
const KINDS = Object.keys(ACTS) as Act[];

/** The last 12 acts of one sort: the minute with the kind, and either whose act it was or how many there were. */
export class ActRing {
  #next = 0;

  constructor(
    private readonly words: Uint32Array,
    private readonly start: number,
    private readonly second: 'person' | 'count',
  ) {}

  /** Acts that are counted join those of the same kind and minute, so that many of them take one place. */
  add(at: Moment, act: Act, second: number): void {
    const first = Math.floor(at / MINUTE) * 16 + ACTS[act];
    const same = this.second === 'count' ? this.#places().find((place) => this.#at(place) === first) : undefined;
    const place = same ?? this.start + this.#next * WORDS;
    if (same === undefined) this.#next = (this.#next + 1) % ROOM;
    this.words[place] = first;
    this.words[place + 1] = same === undefined ? second : this.#at(place + 1) + second;
  }

  between(from: Moment, to: Moment): Stretch['acts'] {
    const found = { ...NO_ACTS };
    for (const place of this.#places()) {
      const kind = KINDS[this.#at(place) % 16];
      const at = Math.floor(this.#at(place) / 16) * MINUTE;
      if (kind === undefined || this.#at(place) === 0 || at < from - (from % MINUTE) || at >= to) continue;
      found[kind] += this.second === 'count' ? this.#at(place + 1) : 1;
    }
    return found;
  }

  forget(person: number): void {
    for (const place of this.#places()) if (this.#at(place + 1) === person) this.words.fill(0, place, place + WORDS);
  }

  #places(): number[] {
    return Array.from({ length: ROOM }, (_, turn) => this.start + turn * WORDS);
  }

  #at(place: number): number {
    return this.words[place] ?? 0;
  }
}
