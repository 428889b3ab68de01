import { Temporal } from 'temporal-polyfill';
import type { CalendarDay, Moment } from './moment.js';

/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const DAY_MS = 86_400_000;

export function dayOf(moment: Moment, zone: string): CalendarDay {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
}

export function addDays(day: CalendarDay, count: number): CalendarDay {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** Negative when `to` is the earlier day. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

export function weekdayOf(day: CalendarDay): Weekday {
  return Temporal.PlainDate.from(day).dayOfWeek as Weekday;
}

export function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(day, 1 - weekdayOf(day));
}

/** The first moment of the day, which is not midnight where clocks jump over it. */
export function startOfDay(day: CalendarDay, zone: string): Moment {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

/** The first moment that no longer belongs to the day. */
export function endOfDay(day: CalendarDay, zone: string): Moment {
  return startOfDay(addDays(day, 1), zone);
}

/** True for a day written 'YYYY-MM-DD' that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}
