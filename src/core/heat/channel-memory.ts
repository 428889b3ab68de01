import type { Moment } from '../time/moment.js';
import { BURST, isOrdinary, judgeBurst } from './find-raid.js';
import { ACT_RING_SIZE, ActRing } from './memory/act-ring.js';
import { MESSAGE_RING_SIZE, MessageRing } from './memory/message-ring.js';
import { PEOPLE_TABLE_SIZE, PeopleTable } from './memory/people-table.js';
import { Tally, TALLY_SIZE } from './memory/tally.js';
import { shorten } from './salted-hash.js';
import { NO_ACTS, type Act, type Stretch } from './stretch.js';
import { HOUR } from './thresholds.js';

const MESSAGES = 0;
const OWN_ACTS = MESSAGES + MESSAGE_RING_SIZE;
const OTHER_ACTS = OWN_ACTS + ACT_RING_SIZE;
const PEOPLE = OTHER_ACTS + ACT_RING_SIZE;
const TALLY = PEOPLE + PEOPLE_TABLE_SIZE;
const SIZE = TALLY + TALLY_SIZE;

/** One message as numbers. */
interface Noted {
  readonly at: Moment;
  readonly person: number;
  readonly message: number;
  readonly answers: number;
}

/** Who did what in a channel lately, in one block of about 1.4 kB; nothing of it says what was written. */
export class ChannelMemory {
  readonly #words = new Uint32Array(SIZE);
  readonly #messages = new MessageRing(this.#words, MESSAGES);
  readonly #ownActs = new ActRing(this.#words, OWN_ACTS, 'person');
  readonly #otherActs = new ActRing(this.#words, OTHER_ACTS, 'count');
  readonly #people = new PeopleTable(this.#words, PEOPLE);
  readonly #tally = new Tally(this.#words, TALLY);

  /** `hour`: when the running hour began. */
  addMessage({ at, person, message, answers }: Noted, hour: Moment): void {
    const answered = answers === 0 ? 0 : this.#messages.authorOf(answers);
    const gone = this.#messages.add(at, person, message, answered === 0 || answered === person ? 0 : shorten(answered));
    this.#people.saw(person, at);
    if (gone !== null && gone.at >= hour) this.#tally.add(gone.person);
  }

  addOwnAct(at: Moment, act: Act, person: number): void {
    this.#ownActs.add(at, act, person);
  }

  addOtherAct(at: Moment, act: Act, count: number): void {
    this.#otherActs.add(at, act, count);
  }

  beginHour(): void {
    this.#tally.clear();
  }

  stretch(from: Moment, to: Moment): Pick<Stretch, 'messages' | 'count' | 'acts'> {
    const messages = this.#messages.between(from, to);
    return { messages, count: messages.length + this.#tally.total(), acts: addUp(this.#ownActs.between(from, to), this.#otherActs.between(from, to)) };
  }

  people(from: Moment, to: Moment): number {
    return this.#people.countBetween(from, to);
  }

  lastOf(person: number): Moment | null {
    return this.#people.lastOf(person);
  }

  /** `knowsPeople`: it has been watched for long enough to tell who is new; `repeats` as in a burst. */
  judgeBurst(at: Moment, knowsPeople: boolean, repeats: number | null): ReturnType<typeof judgeBurst> {
    const from = at - BURST;
    const newcomers = knowsPeople ? this.#people.newSince(from) : null;
    return isOrdinary({ newcomers, repeats }) ? 'neither' : judgeBurst({ messages: this.#messages.between(from, at + 1), newcomers, repeats });
  }

  forget(person: number): void {
    this.#messages.forget(person);
    this.#ownActs.forget(person);
    this.#people.forget(person);
    this.#tally.forget(person);
  }

  /** For a clock that went back: what lies ahead of it never was. */
  forgetAfter(moment: Moment): void {
    this.#messages.forgetAfter(moment);
    this.#people.forgetAfter(moment);
    this.#tally.clear();
  }

  /** True when nothing of the last day is left. */
  isIdle(now: Moment): boolean {
    return this.#people.countBetween(now - 24 * HOUR, now + HOUR) === 0;
  }
}

function addUp(one: Stretch['acts'], other: Stretch['acts']): Stretch['acts'] {
  const kinds = Object.keys(NO_ACTS) as Act[];
  return Object.fromEntries(kinds.map((kind) => [kind, one[kind] + other[kind]])) as Record<Act, number>;
}
