import { plainText } from '../plain-text.js';
import { refuse, type Refused } from '../refused.js';
import { readWeekday } from './day-names.js';
import { readWeekdays } from './read-weekdays.js';
import type { MonthDay, Recurrence } from './rhythm.js';

/** How often digests come, as a form offers it. */
export const FREQUENCIES = ['day', 'week', '2-weeks', '3-weeks', '4-weeks', 'month'] as const;

export type RecurrenceRefusal = 'frequency-unknown' | 'weekdays-unreadable' | 'month-day-unreadable';

const NTH: Readonly<Record<string, 1 | 2 | 3 | 4 | 'last'>> = {
  first: 1, '1st': 1, second: 2, '2nd': 2, third: 3, '3rd': 3, fourth: 4, '4th': 4, last: 'last',
};
/** A date beyond a month's end means its last day. */
const LAST_DATE = 31;

/** Reads how often and on which days; without days it is Mondays or the first of the month. */
export function readRecurrence(every: string, days: string): Recurrence | Refused<RecurrenceRefusal> {
  if (every === 'day') return { every };
  if (every === 'month') return readMonthly(days);
  const weeks = every === 'week' ? '1' : /^([234])-weeks$/.exec(every)?.[1];
  return weeks === undefined ? refuse('frequency-unknown') : readWeekly(Number(weeks), days);
}

function readWeekly(weeks: number, days: string): Recurrence | Refused<RecurrenceRefusal> {
  const on = readWeekdays(days);
  if (on === null) return refuse('weekdays-unreadable');
  return { every: 'week', weeks, on: on.length === 0 ? [1] : on };
}

function readMonthly(days: string): Recurrence | Refused<RecurrenceRefusal> {
  const on = days === '' ? { date: 1 } : readMonthDay(plainText(days).replace(/^(?:on )?(?:the )?/, ''));
  return on === null ? refuse('month-day-unreadable') : { every: 'month', on };
}

/** '15', '15th', 'last day', '2nd Tuesday', 'last fri'. */
function readMonthDay(words: string): MonthDay | null {
  if (/^last(?: day)?$/.test(words)) return { date: LAST_DATE };
  const date = Number(/^(\d{1,2})(?:st|nd|rd|th|\.)?$/.exec(words)?.[1]);
  return date >= 1 && date <= LAST_DATE ? { date } : readNthWeekday(words);
}

function readNthWeekday(words: string): MonthDay | null {
  const [count = '', name = '', ...more] = words.split(' ');
  const nth = NTH[count];
  const weekday = readWeekday(name);
  return nth === undefined || weekday === null || more.length > 0 ? null : { nth, weekday };
}
