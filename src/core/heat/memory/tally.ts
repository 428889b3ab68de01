const WORDS = 2;
const ROOM = 12;
/** Numbers a tally takes of the shared memory. */
export const TALLY_SIZE = WORDS * ROOM;

/**
 * How many messages of this hour no longer fit among the last 56, by person, so that even these can be forgotten.
 * When a thirteenth person comes, whoever has fewest makes room: a very busy hour is counted too low rather than for ever.
 */
export class Tally {
  constructor(
    private readonly words: Uint32Array,
    private readonly start: number,
  ) {}

  add(person: number): void {
    const place = this.#placeOf(person) ?? this.#smallest();
    const known = this.words[place] === person;
    this.words[place] = person;
    this.words[place + 1] = known ? (this.words[place + 1] ?? 0) + 1 : 1;
  }

  total(): number {
    return this.#places().reduce((sum, place) => sum + (this.words[place + 1] ?? 0), 0);
  }

  forget(person: number): void {
    const place = this.#placeOf(person);
    if (place !== undefined) this.words.fill(0, place, place + WORDS);
  }

  clear(): void {
    this.words.fill(0, this.start, this.start + TALLY_SIZE);
  }

  #places(): number[] {
    return Array.from({ length: ROOM }, (_, turn) => this.start + turn * WORDS);
  }

  #placeOf(person: number): number | undefined {
    return this.#places().find((place) => this.words[place] === person);
  }

  #smallest(): number {
    return this.#places().reduce((best, place) => ((this.words[place + 1] ?? 0) < (this.words[best + 1] ?? 0) ? place : best));
  }
}
