import type { Moment } from '../../time/moment.js';
import { shorten } from '../salted-hash.js';
import type { Said } from '../stretch.js';

const WORDS = 3;
const ROOM = 56;
/** Numbers a ring takes of the shared memory. */
export const MESSAGE_RING_SIZE = WORDS * ROOM;

const LOW = 0xffff;

/** A message that had to make room. */
interface Gone {
  readonly at: Moment;
  readonly person: number;
}

/** The last 56 messages: second, person, and two marks of sixteen bits (the message, and whom it answers). A person of 0 is an empty place. */
export class MessageRing {
  #next = 0;

  constructor(
    private readonly words: Uint32Array,
    private readonly start: number,
  ) {}

  /** Gives back what it pushed out. */
  add(at: Moment, person: number, message: number, answers: number): Gone | null {
    const place = this.start + this.#next * WORDS;
    this.#next = (this.#next + 1) % ROOM;
    const gone = this.#goneFrom(place);
    this.words[place] = Math.floor(at / 1000);
    this.words[place + 1] = person;
    this.words[place + 2] = ((message << 16) | answers) >>> 0;
    return gone;
  }

  /** The author of a remembered message, by its mark; 0 when it is not remembered. */
  authorOf(message: number): number {
    for (let turn = ROOM - 1; turn >= 0; turn -= 1) {
      const place = this.#place(turn);
      if (this.#at(place + 2) >>> 16 === message && this.#at(place + 1) !== 0) return this.#at(place + 1);
    }
    return 0;
  }

  /** Oldest first. */
  between(from: Moment, to: Moment): Said[] {
    const within: Said[] = [];
    for (let turn = 0; turn < ROOM; turn += 1) {
      const said = this.#read(this.#place(turn));
      if (said.person !== 0 && said.at >= from && said.at < to) within.push(said);
    }
    return within.sort((one, other) => one.at - other.at);
  }

  forget(person: number): void {
    const mark = shorten(person);
    for (const place of this.#places()) {
      if (this.#at(place + 1) === person) this.words.fill(0, place, place + WORDS);
      else if ((this.#at(place + 2) & LOW) === mark) this.words[place + 2] = (this.#at(place + 2) & ~LOW) >>> 0;
    }
  }

  forgetAfter(moment: Moment): void {
    for (const place of this.#places()) if (this.#at(place) * 1000 > moment) this.words.fill(0, place, place + WORDS);
  }

  #places(): number[] {
    return Array.from({ length: ROOM }, (_, turn) => this.#place(turn));
  }

  /** The oldest at turn 0. */
  #place(turn: number): number {
    return this.start + ((this.#next + turn) % ROOM) * WORDS;
  }

  #at(place: number): number {
    return this.words[place] ?? 0;
  }

  #goneFrom(place: number): Gone | null {
    const person = this.#at(place + 1);
    return person === 0 ? null : { at: this.#at(place) * 1000, person };
  }

  #read(place: number): Said {
    const answers = this.#at(place + 2) & LOW;
    return { at: this.#at(place) * 1000, person: this.#at(place + 1), answers: answers === 0 ? null : answers };
  }
}
