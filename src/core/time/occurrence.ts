import { Temporal } from 'temporal-polyfill';
import { DAY_MS, addDays, dayOf, daysBetween, mondayOf, weekdayOf } from './calendar.js';
import type { CalendarDay, LocalTime, Moment } from './moment.js';
import type { MonthDay, Rhythm } from './rhythm.js';
import { momentOf } from './wall-clock.js';

/** One due point. `local` is the wall time as wished and stays the same when a zone's data change; `due` follows the data. */
export interface Occurrence {
  readonly local: LocalTime;
  readonly due: Moment;
}

/** Five years: a rhythm with no free day in so long a time is taken to have none. */
const SEARCHED_DAYS = 5 * 366;
const TWO_WEEKS_MS = 14 * DAY_MS;

/** The first occurrence strictly after a moment, or null when quiet days leave none within five years. */
export function nextOccurrence(rhythm: Rhythm, after: Moment): Occurrence | null {
  return walkOccurrences(rhythm, after).next().value;
}

/** All occurrences after `after`, up to and including `until`, oldest first. */
export function occurrencesBetween(rhythm: Rhythm, after: Moment, until: Moment): Occurrence[] {
  const found: Occurrence[] = [];
  for (const occurrence of walkOccurrences(rhythm, after)) {
    if (occurrence.due > until) break;
    found.push(occurrence);
  }
  return found;
}

/**
 * Where the last two whole rhythms began: the third latest occurrence, so that at posting time
 * exactly two rhythms are looked at. Two weeks ago when the rhythm never comes.
 */
export function startOfLastTwoRhythms(rhythm: Rhythm, now: Moment): Moment {
  let day = addDays(dayOf(now, rhythm.zone), 1);
  let passed = 0;
  for (let tried = 0; tried < SEARCHED_DAYS; tried += 1) {
    const found = occurrenceOn(rhythm, day);
    if (found !== null && found.due <= now) passed += 1;
    if (found !== null && passed === 3) return found.due;
    day = addDays(day, -1);
  }
  return now - TWO_WEEKS_MS;
}

function* walkOccurrences(rhythm: Rhythm, after: Moment): Generator<Occurrence, null> {
  let day = firstDayToTry(rhythm, after);
  for (let idleDays = 0; idleDays < SEARCHED_DAYS; idleDays += 1) {
    const found = occurrenceOn(rhythm, day);
    if (found !== null && found.due > after) {
      idleDays = 0;
      yield found;
    }
    day = addDays(day, 1);
  }
  return null;
}

function occurrenceOn(rhythm: Rhythm, day: CalendarDay): Occurrence | null {
  if (!fallsOn(rhythm, day) || isQuiet(rhythm, day)) return null;
  const local = `${day}T${rhythm.at}`;
  const due = momentOf(local, rhythm.zone);
  return due === null ? null : { local, due };
}

/** Begins a day early, because a gap at midnight moves a late wall time into the next day. */
function firstDayToTry(rhythm: Rhythm, after: Moment): CalendarDay {
  const day = addDays(dayOf(after, rhythm.zone), -1);
  if (rhythm.every !== 'week') return day;
  const firstWeek = mondayOf(rhythm.anchor);
  return firstWeek > day ? firstWeek : day;
}

function isQuiet(rhythm: Rhythm, day: CalendarDay): boolean {
  return rhythm.quietDates.includes(day) || rhythm.quietDays.includes(weekdayOf(day));
}

function fallsOn(rhythm: Rhythm, day: CalendarDay): boolean {
  if (rhythm.every === 'day') return true;
  if (rhythm.every === 'month') return fallsInMonthOn(rhythm.on, day);
  if (!rhythm.on.includes(weekdayOf(day))) return false;
  return (daysBetween(mondayOf(rhythm.anchor), mondayOf(day)) / 7) % rhythm.weeks === 0;
}

function fallsInMonthOn(on: MonthDay, day: CalendarDay): boolean {
  const date = Temporal.PlainDate.from(day);
  if ('date' in on) return date.day === Math.min(on.date, date.daysInMonth);
  if (date.dayOfWeek !== on.weekday) return false;
  return on.nth === 'last' ? date.day + 7 > date.daysInMonth : Math.ceil(date.day / 7) === on.nth;
}
