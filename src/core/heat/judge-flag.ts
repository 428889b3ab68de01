import { dayOf } from '../time/calendar.js';
import type { CalendarDay, Moment } from '../time/moment.js';
import type { Flag, FlagEnd, WatchedChannel } from './flag.js';
import type { HeatHour } from './heat.js';
import { DAY } from './thresholds.js';

/** Everything the rule looks at, for one channel. */
export interface ChannelFacts {
  readonly now: Moment;
  readonly zone: string;
  /** Its hours of at least the last 15 days. */
  readonly hours: readonly HeatHour[];
  /** Null: nothing was decided about it. */
  readonly watched: Pick<WatchedChannel, 'watched' | 'mutedUntil'> | null;
  /** Its own goals that are alive: since when, and which. */
  readonly ownGoals: readonly { readonly id: string; readonly openedAt: Moment }[];
  readonly open: Flag | null;
  /** When a manager last said of it that it was not heated: only days after that count. */
  readonly notHeatedAt: Moment | null;
  /** Structure alone counts: only for somebody who looks at a file without text. */
  readonly structureCounts?: boolean;
}

export const NO_FLAG_WHYS = ['calm', 'hot-days', 'own-goal', 'muted', 'not-watched', 'too-few-people', 'structure-only', 'raid'] as const;
/** Why no flag is raised. */
export type NoFlagWhy = (typeof NO_FLAG_WHYS)[number];

/** What is to be done about a channel's flag; `hotDays` are those that count, `count` those that `why` speaks of. */
export type FlagVerdict =
  | { readonly is: 'raise' | 'keep'; readonly hotDays: number }
  | { readonly is: 'close'; readonly end: FlagEnd; readonly hotDays: number }
  | { readonly is: 'none'; readonly why: NoFlagWhy; readonly hotDays: number; readonly count: number; readonly until: Moment | null };

/** A flag needs so many hot days of so many. */
export const FLAG_RULE = { hot: 3, of: 14 } as const;

/** For how long a goal of its own may be alive while the channel stays hot. */
const GOAL_TIME: Moment = FLAG_RULE.of * DAY;

/** True for a hot hour that counts: not a raid, and somebody or something else than structure said so. */
export function counts(hour: HeatHour, structureCounts = false): boolean {
  return hour.hot && hour.kind !== 'raid-or-spam' && (structureCounts || hour.signals.some((signal) => signal !== 'structure'));
}

/** The local days of the last 14, today among them, with an hour for which `is` holds. */
function daysWith(facts: ChannelFacts, is: (hour: HeatHour) => boolean): Set<CalendarDay> {
  const first = dayOf(facts.now - (FLAG_RULE.of - 1) * DAY, facts.zone);
  const days = facts.hours.filter((hour) => hour.hour <= facts.now && is(hour)).map(({ hour }) => dayOf(hour, facts.zone));
  return new Set(days.filter((day) => day >= first));
}

/** Days that count towards a flag, in no order. */
function countHotDays(facts: ChannelFacts): number {
  const since = facts.notHeatedAt ?? 0;
  return daysWith(facts, (hour) => hour.hour >= since && counts(hour, facts.structureCounts)).size;
}

/** Whether a channel is flagged, and if not, why not. */
export function judgeFlag(facts: ChannelFacts): FlagVerdict {
  const hotDays = countHotDays(facts);
  if (facts.open !== null) return judgeOpen(facts, facts.open, hotDays);
  const none = (why: NoFlagWhy, count = hotDays): FlagVerdict => ({ is: 'none', why, hotDays, count, until: why === 'muted' ? (facts.watched?.mutedUntil ?? null) : null });
  if (facts.watched?.watched === false) return none('not-watched');
  if (hotDays < FLAG_RULE.hot) return none(...whyNotHot(facts, hotDays));
  if (facts.ownGoals.length > 0) return none('own-goal');
  return isMuted(facts) ? none('muted') : { is: 'raise', hotDays };
}

function isMuted({ watched, now }: ChannelFacts): boolean {
  return (watched?.mutedUntil ?? now) > now;
}

function whyNotHot(facts: ChannelFacts, hotDays: number): [NoFlagWhy, number] {
  if (facts.hours.length === 0) return ['too-few-people', 0];
  const since = facts.notHeatedAt ?? 0;
  const structure = daysWith(facts, (hour) => hour.hour >= since && counts(hour, true)).size;
  const raids = daysWith(facts, ({ kind }) => kind === 'raid-or-spam').size;
  if (structure >= FLAG_RULE.hot) return ['structure-only', structure];
  if (hotDays > 0) return ['hot-days', hotDays];
  if (raids > 0) return ['raid', raids];
  return structure > 0 ? ['structure-only', structure] : ['calm', 0];
}

function judgeOpen(facts: ChannelFacts, open: Flag, hotDays: number): FlagVerdict {
  const close = (end: FlagEnd): FlagVerdict => ({ is: 'close', end, hotDays });
  if (isMuted(facts)) return close('muted');
  if (facts.watched?.watched === false) return close('left');
  const setSince = facts.ownGoals.some(({ openedAt }) => openedAt >= open.openedAt);
  if (hotDays < FLAG_RULE.hot) return close(open.goal !== null || setSince ? 'goal-and-cooled' : 'cooled');
  const longAlive = facts.ownGoals.some(({ openedAt }) => facts.now - Math.max(openedAt, open.openedAt) >= GOAL_TIME);
  return longAlive ? close('still-hot') : { is: 'keep', hotDays };
}
