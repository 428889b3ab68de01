import { Temporal } from 'temporal-polyfill';
import { plainText } from '../plain-text.js';
import { refuse, type Refused } from '../refused.js';
import type { CalendarDay } from './moment.js';
import { readSpokenDay } from './read-spoken-day.js';
import { readWrittenDay } from './read-written-day.js';

export type DayRefusal = 'day-unreadable' | 'day-impossible' | 'day-ambiguous' | 'day-past' | 'day-too-far';

const FARTHEST_YEARS = 5;

/** Reads "by when" as people write it ('24.12.2026', '24 Dec', 'in 3 weeks', 'end of month'); null when nothing was written. */
export function readDay(text: string, today: CalendarDay): CalendarDay | Refused<DayRefusal> | null {
  const words = plainText(text).replace(/^(?:(?:by|on|until|till|before|due) )?(?:the )?/, '').replace(/[.!]$/, '');
  if (words === '') return null;
  const day = readSpokenDay(words, today) ?? readWrittenDay(words, today);
  if (typeof day !== 'string') return day ?? refuse('day-unreadable');
  return keepNear(day, today);
}

function keepNear(day: CalendarDay, today: CalendarDay): CalendarDay | Refused<DayRefusal> {
  if (day < today) return refuse('day-past');
  const farthest = Temporal.PlainDate.from(today).add({ years: FARTHEST_YEARS }).toString();
  return day > farthest ? refuse('day-too-far') : day;
}
