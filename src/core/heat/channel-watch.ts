import type { Moment } from '../time/moment.js';
import { ChannelMemory } from './channel-memory.js';
import { feelingOf } from './feeling-of.js';
import { BURST } from './find-raid.js';
import type { Heat, HeatHour } from './heat.js';
import { joinHeat } from './join-heat.js';
import { saltedHash, shorten } from './salted-hash.js';
import type { MessageSeen, Sighting } from './sighting.js';
import type { Act, Stretch } from './stretch.js';
import type { TextModel } from './text/text-model.js';
import { TextWindow } from './text-window.js';
import { DAY, FLOOR, HOUR, LIVE, roundPeople } from './thresholds.js';

/** What a channel usually is, and from where on it is hot. */
export interface Expected {
  /** Messages in such an hour of the week; null while that is not known. */
  readonly usual: number | null;
  readonly threshold: number;
}

interface Options {
  /** The same for all channels of a process and known to nobody outside it. */
  readonly salt: number;
  /** Null: text is not read. */
  readonly model: TextModel | null;
  /** Fewest people in a day below which nothing is given out; only somebody reading a file of their own may lower it. */
  readonly floor?: number;
}

type Ended = Omit<HeatHour, 'hot'>;

/** Sightings may arrive this late. */
const LATE = HOUR;
/** Clocks of platforms may be ahead by this much. */
const AHEAD = 60_000;
const MOST_ENDED = 48;

/** Watches one channel: takes sightings, keeps as little as it can of them, and says how hot it runs. It has no clock of its own. */
export class ChannelWatch {
  readonly #memory = new ChannelMemory();
  readonly #salt: number;
  readonly #floor: number;
  #text: TextWindow | null;
  #hour = 0;
  #since = 0;
  #seen = 0;
  #raidAt = 0;
  #usual: number | null = null;
  #ended: Ended[] = [];

  constructor({ salt, model, floor = FLOOR }: Options) {
    this.#salt = salt;
    this.#floor = floor;
    this.#text = model === null ? null : new TextWindow(model);
  }

  /** Begins to read text, or with null no longer does and forgets what it read. */
  readText(model: TextModel | null): void {
    if ((model === null) !== (this.#text === null)) this.#text = model === null ? null : new TextWindow(model);
  }

  see(sighting: Sighting): void {
    const { at } = sighting;
    if (this.#since === 0) this.#since = at;
    if (at < this.#hour - LATE) return;
    this.#reach(at);
    this.#seen += at >= this.#hour ? 1 : 0;
    switch (sighting.what) {
      case 'message':
        this.#seeMessage(sighting);
        return;
      case 'edit':
        if (sighting.person !== null) this.#memory.addOwnAct(at, 'edit', this.#mark(sighting.person));
        return;
      case 'reaction':
        this.#memory.addOwnAct(at, `${feelingOf(sighting.emoji)}-reaction`, this.#mark(sighting.person));
        return;
      default:
        this.#memory.addOtherAct(at, actOf(sighting), sighting.what === 'deletion' ? sighting.count : 1);
    }
  }

  /** Takes everything of this person out of the running window at once; an hour that is over and not yet given out is not given out at all when they wrote in it. */
  forget(person: string): void {
    const mark = this.#mark(person);
    const last = this.#memory.lastOf(mark) ?? 0;
    this.#ended = this.#ended.filter(({ hour }) => last < hour);
    this.#memory.forget(mark);
    this.#text?.forget(mark);
  }

  /** The heat of the last 60 minutes; null while too few people wrote. */
  judge(now: Moment, usual: number | null): Heat | null {
    this.#follow(now);
    this.#usual = usual;
    if (this.#people(now) < this.#floor) return null;
    return this.#heat(now - HOUR, now + 1);
  }

  /** The hours that are over and were not yet given out; those in which too few people wrote are dropped. */
  endHours(now: Moment, { usual, threshold }: Expected): HeatHour[] {
    this.#usual = usual;
    this.#follow(now);
    const ended = this.#ended;
    this.#ended = [];
    return ended.map((hour) => ({ ...hour, hot: hour.heat >= threshold }));
  }

  /** When this person wrote here last; null when that is not remembered. */
  lastOf(person: string): Moment | null {
    return this.#memory.lastOf(this.#mark(person));
  }

  /** True when nothing of the last day is left. */
  isIdle(now: Moment): boolean {
    return this.#ended.length === 0 && this.#memory.isIdle(now);
  }

  #seeMessage({ at, person, message, answers, text }: MessageSeen): void {
    const mark = this.#mark(person);
    const answered = answers === null ? 0 : shorten(this.#mark(answers));
    this.#memory.addMessage({ at, person: mark, message: shorten(this.#mark(message)), answers: answered }, this.#hour);
    if (text !== null) this.#text?.see(at, mark, text);
    this.#lookForRaid(at);
  }

  #lookForRaid(at: Moment): void {
    const burst = this.#memory.judgeBurst(at, at - this.#since > HOUR, this.#text?.repeats ?? null);
    if (burst === 'raid') this.#raidAt = at;
    if (burst === 'talk' && at - this.#raidAt <= BURST) this.#raidAt = 0;
  }

  #mark(id: string): number {
    return saltedHash(this.#salt, id);
  }

  /** Ends the running hour when `at` lies behind it. */
  #reach(at: Moment): void {
    const hour = at - (at % HOUR);
    if (hour <= this.#hour) return;
    if (this.#seen > 0) this.#end();
    this.#hour = hour;
    this.#seen = 0;
    this.#memory.beginHour();
  }

  #end(): void {
    const end = this.#hour + HOUR;
    const people = this.#people(end);
    if (people < this.#floor) return;
    this.#ended.push({ ...this.#heat(this.#hour, end), hour: this.#hour, messages: this.#memory.stretch(this.#hour, end).count, people: roundPeople(people) });
    if (this.#ended.length > MOST_ENDED) this.#ended.shift();
  }

  /** Ends what is over, lets go of text that is older than an hour, and follows a clock that went back. */
  #follow(now: Moment): void {
    this.#reach(now);
    this.#text?.forgetBefore(now - HOUR);
    if (now + AHEAD >= this.#hour) return;
    this.#memory.forgetAfter(now + AHEAD);
    this.#text?.forgetAfter(now + AHEAD);
    this.#hour = now - (now % HOUR);
    this.#since = Math.min(this.#since, now);
  }

  #people(end: Moment): number {
    return this.#memory.people(end - DAY, end + 1);
  }

  #heat(from: Moment, to: Moment): Heat {
    const stretch: Stretch = {
      ...this.#memory.stretch(from, to),
      usual: this.#usual,
      raid: this.#raidAt >= from && this.#raidAt < to,
      text: this.#text?.between(from, to) ?? null,
    };
    return joinHeat(stretch, LIVE);
  }
}

function actOf(sighting: Exclude<Sighting, { what: 'message' | 'edit' | 'reaction' }>): Act {
  switch (sighting.what) {
    case 'deletion':
      return sighting.by === 'moderator' ? 'moderator-deletion' : 'deletion';
    case 'report':
      return `${sighting.by}-report`;
    default:
      return sighting.what;
  }
}
