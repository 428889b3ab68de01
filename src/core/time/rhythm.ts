import { isDay, type Weekday } from './calendar.js';
import type { CalendarDay, WallTime } from './moment.js';
import { isZone } from './zone.js';

/** A date beyond the end of a shorter month means that month's last day. */
export type MonthDay = { readonly date: number } | { readonly nth: 1 | 2 | 3 | 4 | 'last'; readonly weekday: Weekday };

export type Recurrence =
  | { readonly every: 'day' }
  | { readonly every: 'week'; readonly weeks: number; readonly on: readonly Weekday[] }
  | { readonly every: 'month'; readonly on: MonthDay };

/** When progress is posted. `anchor` is a day of the first week and only matters for every n weeks. */
export type Rhythm = Recurrence & {
  readonly at: WallTime;
  readonly zone: string;
  readonly anchor: CalendarDay;
  readonly quietDays: readonly Weekday[];
  readonly quietDates: readonly CalendarDay[];
};

export type RhythmProblem =
  | 'zone-unknown'
  | 'time-unreadable'
  | 'anchor-unreadable'
  | 'quiet-day-unknown'
  | 'quiet-date-unreadable'
  | 'weeks-out-of-range'
  | 'no-weekday'
  | 'weekday-unknown'
  | 'month-date-out-of-range'
  | 'nth-out-of-range'
  | 'never-due';

const MOST_WEEKS = 52;

/** Everything that is wrong with a rhythm, empty when it can be used; takes nothing for granted that a database or form may break. */
export function checkRhythm(rhythm: Rhythm): RhythmProblem[] {
  const problems = [...checkFrame(rhythm), ...checkRecurrence(rhythm)];
  return problems.length === 0 && isAlwaysQuiet(rhythm) ? ['never-due'] : problems;
}

/** The weekdays a rhythm keeps to, or null when it may fall on any. */
function listWeekdays(rhythm: Rhythm): readonly Weekday[] | null {
  if (rhythm.every === 'week') return rhythm.on;
  return rhythm.every === 'month' && 'weekday' in rhythm.on ? [rhythm.on.weekday] : null;
}

function isAlwaysQuiet(rhythm: Rhythm): boolean {
  const days = listWeekdays(rhythm) ?? [1, 2, 3, 4, 5, 6, 7];
  return days.every((day) => rhythm.quietDays.includes(day));
}

function checkFrame(rhythm: Rhythm): RhythmProblem[] {
  const checks: [boolean, RhythmProblem][] = [
    [isZone(rhythm.zone), 'zone-unknown'],
    [/^([01]\d|2[0-3]):[0-5]\d$/.test(rhythm.at), 'time-unreadable'],
    [isDay(rhythm.anchor), 'anchor-unreadable'],
    [rhythm.quietDays.every(isWeekday), 'quiet-day-unknown'],
    [rhythm.quietDates.every(isDay), 'quiet-date-unreadable'],
  ];
  return listFailed(checks);
}

function checkRecurrence(rhythm: Recurrence): RhythmProblem[] {
  if (rhythm.every === 'day') return [];
  if (rhythm.every === 'month') return checkMonthDay(rhythm.on);
  return listFailed([
    [isWholeWithin(rhythm.weeks, MOST_WEEKS), 'weeks-out-of-range'],
    [rhythm.on.length > 0, 'no-weekday'],
    [rhythm.on.every(isWeekday), 'weekday-unknown'],
  ]);
}

function checkMonthDay(on: MonthDay): RhythmProblem[] {
  if ('date' in on) return listFailed([[isWholeWithin(on.date, 31), 'month-date-out-of-range']]);
  return listFailed([
    [on.nth === 'last' || isWholeWithin(on.nth, 4), 'nth-out-of-range'],
    [isWeekday(on.weekday), 'weekday-unknown'],
  ]);
}

function listFailed(checks: [boolean, RhythmProblem][]): RhythmProblem[] {
  return checks.filter(([holds]) => !holds).map(([, problem]) => problem);
}

function isWeekday(value: number): boolean {
  return isWholeWithin(value, 7);
}

function isWholeWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= most;
}
