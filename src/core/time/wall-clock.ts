import { Temporal } from 'temporal-polyfill';
import type { LocalTime, Moment, WallTime } from './moment.js';

/**
 * When a wished local time comes: the first of two where clocks are set back,
 * the first valid minute after the gap where they are set forward.
 * Null on a day the zone left out, as Samoa did with 2011-12-30.
 */
export function momentOf(local: LocalTime, zone: string): Moment | null {
  const wished = Temporal.PlainDateTime.from(local);
  const before = wished.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (before.toPlainDateTime().equals(wished)) return before.epochMilliseconds;
  const day = wished.toPlainDate();
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return null;
  return before.getTimeZoneTransition('next')?.epochMilliseconds ?? null;
}

/** What the clocks in a zone show. */
export function timeOf(moment: Moment, zone: string): WallTime {
  return Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}
