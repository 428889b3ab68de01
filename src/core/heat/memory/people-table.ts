import type { Moment } from '../../time/moment.js';

const WORDS = 3;
const ROOM = 24;
/** Numbers a table takes of the shared memory. */
export const PEOPLE_TABLE_SIZE = WORDS * ROOM;

/** The 24 persons who wrote last: who, and the seconds of their first and last message. */
export class PeopleTable {
  constructor(
    private readonly words: Uint32Array,
    private readonly start: number,
  ) {}

  saw(person: number, at: Moment): void {
    const second = Math.floor(at / 1000);
    const known = this.#placeOf(person);
    const place = known ?? this.#oldest();
    this.words[place] = person;
    if (known === undefined) this.words[place + 1] = second;
    this.words[place + 2] = known === undefined ? second : Math.max(second, this.#at(place + 2));
  }

  /** How many of them wrote last in this time. */
  countBetween(from: Moment, to: Moment): number {
    return this.#count((place) => this.#at(place + 2) * 1000 >= from && this.#at(place + 2) * 1000 < to);
  }

  /** How many were seen for the first time since `moment`. */
  newSince(moment: Moment): number {
    return this.#count((place) => this.#at(place + 1) * 1000 >= moment);
  }

  /** When this person wrote last; null when that is not remembered. */
  lastOf(person: number): Moment | null {
    const place = this.#placeOf(person);
    return place === undefined ? null : this.#at(place + 2) * 1000;
  }

  forget(person: number): void {
    const place = this.#placeOf(person);
    if (place !== undefined) this.words.fill(0, place, place + WORDS);
  }

  forgetAfter(moment: Moment): void {
    for (let place = this.start; place < this.start + PEOPLE_TABLE_SIZE; place += WORDS) if (this.#at(place + 2) * 1000 > moment) this.words.fill(0, place, place + WORDS);
  }

  #count(is: (place: number) => boolean): number {
    let count = 0;
    for (let place = this.start; place < this.start + PEOPLE_TABLE_SIZE; place += WORDS) if (this.#at(place) !== 0 && is(place)) count += 1;
    return count;
  }

  #placeOf(person: number): number | undefined {
    for (let place = this.start; place < this.start + PEOPLE_TABLE_SIZE; place += WORDS) if (this.words[place] === person) return place;
    return undefined;
  }

  #oldest(): number {
    let best = this.start;
    for (let place = this.start; place < this.start + PEOPLE_TABLE_SIZE; place += WORDS) if (this.#at(place + 2) < this.#at(best + 2)) best = place;
    return best;
  }

  #at(place: number): number {
    return this.words[place] ?? 0;
  }
}
