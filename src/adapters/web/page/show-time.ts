import type { ShownClock } from './shown.js';
import type { Moment } from '../../../core/time/moment.js';

let heardAt = performance.now();
let heard: ShownClock | null = null;

/** The playground's time now: the last one heard, carried on. */
export function readNow(clock: ShownClock): Moment {
  if (clock !== heard) {
    heard = clock;
    heardAt = performance.now();
  }
  return clock.now + (performance.now() - heardAt);
}

export function zoneOf({ zone }: ShownClock): string {
  return zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function formatIn(zone: string, moment: Moment, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(moment);
}

export function showTime(zone: string, moment: Moment): string {
  return formatIn(zone, moment, { hour: '2-digit', minute: '2-digit' });
}

export function showDay(zone: string, moment: Moment): string {
  return formatIn(zone, moment, { weekday: 'long', day: 'numeric', month: 'long' });
}

const QUARTER_MS = 900_000;
const MOST_QUARTERS = 8 * 96;

/** The next moment at which clocks in the zone show Monday 9:00. */
export function findMonday(zone: string, now: Moment): Moment {
  const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone });
  const first = Math.floor(now / QUARTER_MS) * QUARTER_MS + QUARTER_MS;
  const later = Array.from({ length: MOST_QUARTERS }, (_, index) => first + index * QUARTER_MS);
  return later.find((moment) => /Mon.*09:00/.test(format.format(moment))) ?? first;
}

const SPANS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

export function showDistance(moment: Moment, now: Moment): string {
  const distance = moment - now;
  const [unit, length] = SPANS.find(([, span]) => Math.abs(distance) >= span) ?? ['minute', 60_000];
  return new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(Math.round(distance / length), unit);
}
