import type { Moment } from '../time/moment.js';
import type { ArchivedMessage } from './archived.js';
import { ChannelWatch } from './channel-watch.js';
import type { Flag } from './flag.js';
import type { HeatHour, HeatReason } from './heat.js';
import { counts, FLAG_RULE, judgeFlag, type ChannelFacts } from './judge-flag.js';
import { sumReasons } from './sum-reasons.js';
import type { TextModel } from './text/text-model.js';
import { DAY, HOT, HOUR } from './thresholds.js';
import { usualRate } from './usual-rate.js';

/** Something that would have happened. */
export interface ReplayEvent {
  readonly channel: string;
  readonly at: Moment;
  readonly event: 'hot' | 'cooled' | 'flag-opened' | 'flag-closed';
  readonly heat: number;
  readonly reasons: readonly HeatReason[];
  /** How the flag ended. */
  readonly end: string | null;
}

/** When a channel had a live goal of its own. */
interface GoalTime {
  readonly from: Moment;
  readonly to: Moment | null;
}

interface Options {
  readonly model: TextModel | null;
  readonly goals: readonly GoalTime[];
}

/** What a channel’s past came to. */
export interface ReplayCounts {
  messages: number;
  hours: number;
  hotHours: number;
  days: number;
  flags: number;
  /** Messages that came more than an hour out of order. */
  late: number;
}

const ZONE = 'UTC';
const USUAL_FROM: Moment = 90 * DAY;

/** Leads one channel's past through the same watch and the same rule as the live path, hour by hour. */
export class Replay {
  readonly events: ReplayEvent[] = [];
  readonly counts: ReplayCounts = { messages: 0, hours: 0, hotHours: 0, days: 0, flags: 0, late: 0 };
  readonly #watch: ChannelWatch;
  /** Of the last 90 days, for what is usual. */
  #past: Pick<HeatHour, 'hour' | 'messages'>[] = [];
  /** Of the last 15 days. */
  #hours: HeatHour[] = [];
  #open: Flag | null = null;
  #hotSince: Moment | null = null;
  #day = 0;
  #last = 0;
  #end = 0;

  constructor(
    private readonly channel: string,
    private readonly options: Options,
  ) {
    this.#watch = new ChannelWatch({ salt: 0, model: options.model });
  }

  see({ at, author, message, answers, text }: ArchivedMessage): void {
    if (at < this.#last - HOUR) {
      this.counts.late += 1;
      return;
    }
    this.#advance(at);
    this.counts.messages += 1;
    this.#last = Math.max(this.#last, at);
    this.#watch.see({ what: 'message', at, person: author, message, answers: answers === '' ? null : answers, text: this.options.model === null ? null : text });
  }

  /** The file is over: what is still open stays so. */
  finish(): void {
    this.#advance(this.#last + HOUR);
  }

  /** The passing of time up to `at`: ended hours, then every midnight. */
  #advance(at: Moment): void {
    if (at - (at % HOUR) === this.#end) return;
    const hour = this.#end;
    this.#end = at - (at % HOUR);
    const expected = { usual: hour === 0 ? null : usualRate(this.#past, hour), threshold: HOT };
    for (const ended of this.#watch.endHours(at, expected)) this.#take(ended);
    this.#cool(at);
    this.#passDays(at);
  }

  #take(hour: HeatHour): void {
    this.counts.hours += 1;
    this.#past = [...this.#past.filter((each) => each.hour >= hour.hour - USUAL_FROM), { hour: hour.hour, messages: hour.messages }];
    this.#hours = [...this.#hours.filter((each) => each.hour >= hour.hour - (FLAG_RULE.of + 1) * DAY), hour];
    this.#cool(hour.hour);
    const at = hour.hour + HOUR;
    if (counts(hour, this.#structureCounts)) {
      this.counts.hotHours += 1;
      if (this.#hotSince === null) this.#tell({ at, event: 'hot', heat: hour.heat, reasons: hour.reasons, end: null });
      this.#hotSince = hour.hour;
    } else if (this.#hotSince !== null) this.#endSpell(at, hour);
    this.#judge(at);
  }

  /** After an hour in which nothing was seen a spell is over. */
  #cool(at: Moment): void {
    if (this.#hotSince !== null && at >= this.#hotSince + 2 * HOUR) this.#endSpell(this.#hotSince + 2 * HOUR, null);
  }

  #endSpell(at: Moment, hour: HeatHour | null): void {
    this.#hotSince = null;
    this.#tell({ at, event: 'cooled', heat: hour?.heat ?? 0, reasons: [], end: null });
  }

  #passDays(at: Moment): void {
    const today = Math.floor(at / DAY);
    if (this.#day !== 0) this.counts.days += Math.max(0, today - this.#day);
    for (let day = this.#day + 1; this.#open !== null && day <= today; day += 1) this.#judge(day * DAY);
    this.#day = today;
  }

  #judge(now: Moment): void {
    const verdict = judgeFlag(this.#facts(now));
    if (verdict.is === 'raise') {
      this.#open = { id: '', home: '', channel: this.channel, openedAt: now, seenAt: null, goal: null, closedAt: null, end: null };
      this.counts.flags += 1;
      const hot = this.#hours.filter((hour) => counts(hour, this.#structureCounts));
      this.#tell({ at: now, event: 'flag-opened', heat: Math.max(...hot.map(({ heat }) => heat)), reasons: sumReasons(hot), end: null });
    }
    if (verdict.is === 'close') {
      this.#open = null;
      this.#tell({ at: now, event: 'flag-closed', heat: this.#hours.at(-1)?.heat ?? 0, reasons: [], end: verdict.end });
    }
  }

  #facts(now: Moment): ChannelFacts {
    const alive = this.options.goals.filter(({ from, to }) => from <= now && (to === null || now < to));
    return {
      ...{ now, zone: ZONE, hours: this.#hours, watched: null, open: this.#open, notHeatedAt: null },
      ownGoals: alive.map(({ from }, place) => ({ id: String(place), openedAt: from })),
      structureCounts: this.#structureCounts,
    };
  }

  get #structureCounts(): boolean {
    return this.options.model === null;
  }

  #tell(event: Omit<ReplayEvent, 'channel'>): void {
    this.events.push({ channel: this.channel, ...event });
  }
}
