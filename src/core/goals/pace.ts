import { DAY_MS, addDays, dayOf, daysBetween, endOfDay } from '../time/calendar.js';
import type { CalendarDay, Moment } from '../time/moment.js';
import type { Entry, Goal } from './goal.js';
import { listCounted, measureProgress, type Progress } from './progress.js';

export type PaceWord = 'done' | 'ahead' | 'on-track' | 'behind' | 'stalled' | 'unknown';

/** What the word rests on, for the sentence that explains it. */
export type PaceBasis =
  | 'closed'
  | 'target-reached'
  | 'past-due'
  | 'nothing-yet'
  | 'nothing-at-half-time'
  | 'silent'
  | 'share-against-time'
  | 'rate'
  | 'rate-too-low';

export interface Pace {
  readonly word: PaceWord;
  readonly forecast: CalendarDay | null;
  readonly basis: PaceBasis;
}

interface Reading {
  readonly goal: Goal;
  readonly counted: readonly Entry[];
  readonly progress: Progress;
  readonly now: Moment;
  readonly zone: string;
  readonly endsAt: Moment;
}

const HALF = 0.5;
/** A share this far from the share of time gone is still on track, and a forecast this part of the whole time early is ahead. */
const MARGIN = 0.1;
const RECENT_DAYS = 28;
const RECENT_WEIGHT = 2;
const SHORTEST_SILENCE_DAYS = 7;
const FARTHEST_FORECAST_DAYS = 2 * 365;

/**
 * What the counted entries say about reaching the target by the due date.
 * - Nothing counted: unknown, and stalled only from half of the time on.
 * - Counted on one day only (always so with done / not done): share done against share of time gone, no forecast.
 * - On two days or more: amount a day since opening, in longer goals with the last 28 days weighing double; the
 *   forecast is the day on which that rate fills what is left, and none when that is over two years away.
 * - Silent for a third of the time (at least 7, at most 28 days): stalled. Past due: behind.
 * Limits: it supposes an even rate, knows neither weekends nor the size of checklist items, and is no probability.
 */
export function readPace(goal: Goal, entries: readonly Entry[], now: Moment, zone: string): Pace {
  const counted = listCounted(entries).filter(({ at }) => at <= now);
  const progress = measureProgress(goal, counted);
  if (progress.share >= 1 || goal.state === 'achieved') return say('done', 'target-reached');
  if (goal.state !== 'active') return say('unknown', 'closed');
  const reading = { goal, counted, progress, now, zone, endsAt: endOfDay(goal.due, zone) };
  if (now >= reading.endsAt) return say('behind', 'past-due');
  if (counted.length === 0) return readNothing(reading);
  if (isSilent(reading)) return say('stalled', 'silent');
  return countDays(reading) < 2 ? compareShares(reading) : compareRate(reading);
}

function readNothing(reading: Reading): Pace {
  return shareOfTime(reading) >= HALF ? say('stalled', 'nothing-at-half-time') : say('unknown', 'nothing-yet');
}

function isSilent({ goal, counted, now, endsAt }: Reading): boolean {
  const third = (endsAt - goal.openedAt) / 3;
  const longest = Math.min(Math.max(third, SHORTEST_SILENCE_DAYS * DAY_MS), RECENT_DAYS * DAY_MS);
  return now - (counted.at(-1)?.at ?? goal.openedAt) > longest;
}

function countDays({ counted, zone }: Reading): number {
  return new Set(counted.map(({ at }) => dayOf(at, zone))).size;
}

function compareShares(reading: Reading): Pace {
  const lead = reading.progress.share - shareOfTime(reading);
  if (lead > MARGIN) return say('ahead', 'share-against-time');
  return say(lead < -MARGIN ? 'behind' : 'on-track', 'share-against-time');
}

function compareRate(reading: Reading): Pace {
  const { goal, progress, now, zone } = reading;
  const rate = measureRate(reading);
  const daysLeft = Math.ceil(progress.left / rate);
  if (!(daysLeft <= FARTHEST_FORECAST_DAYS)) return say('behind', 'rate-too-low');
  const forecast = addDays(dayOf(now, zone), daysLeft);
  const early = Math.max(1, MARGIN * daysBetween(dayOf(goal.openedAt, zone), goal.due));
  const word = forecast > goal.due ? 'behind' : daysBetween(forecast, goal.due) >= early ? 'ahead' : 'on-track';
  return { word, forecast, basis: 'rate' };
}

/** Amount a day; the first day counts whole, so that a quick start is no endless rate. */
function measureRate({ goal, counted, progress, now }: Reading): number {
  const days = Math.max(1, (now - goal.openedAt) / DAY_MS);
  const overall = progress.done / days;
  if (days <= RECENT_DAYS) return overall;
  const earlier = counted.filter(({ at }) => at <= now - RECENT_DAYS * DAY_MS);
  const recent = (progress.done - measureProgress(goal, earlier).done) / RECENT_DAYS;
  return (RECENT_WEIGHT * recent + overall) / (RECENT_WEIGHT + 1);
}

function shareOfTime({ goal, now, endsAt }: Reading): number {
  return Math.min(1, Math.max(0, (now - goal.openedAt) / (endsAt - goal.openedAt)));
}

function say(word: PaceWord, basis: PaceBasis): Pace {
  return { word, forecast: null, basis };
}
