import type { Weekday } from '../core/time/calendar.js';
import type { WallTime } from '../core/time/moment.js';
import type { MonthDay, Recurrence } from '../core/time/rhythm.js';
import { sayLine } from '../words/say.js';
import { sayNames } from '../words/sequence.js';

const LAST_DATE = 31;
const NTH = ['1st', '2nd', '3rd', '4th'] as const;

/** 'Saturday and Sunday'. */
export function sayWeekdays(days: readonly Weekday[]): string {
  return sayNames(days.map((day) => sayLine(`weekday.${day}`)));
}

/** 'every 2 weeks on Monday and Thursday at 09:00'. */
export function sayRhythm(recurrence: Recurrence, time: WallTime): string {
  if (recurrence.every === 'day') return sayLine('rhythm.day', { time });
  if (recurrence.every === 'week') return sayLine('rhythm.week', { weeks: recurrence.weeks, days: sayWeekdays(recurrence.on), time });
  return sayMonthly(recurrence.on, time);
}

function sayMonthly(on: MonthDay, time: WallTime): string {
  if ('nth' in on) return sayLine('rhythm.month.nth', { nth: String(on.nth), day: sayLine(`weekday.${on.weekday}`), time });
  return on.date === LAST_DATE ? sayLine('rhythm.month.last', { time }) : sayLine('rhythm.month.date', { date: on.date, time });
}

/** Days of the week as people type them: 'Mon, Thu'. */
export function writeWeekdays(days: readonly Weekday[]): string {
  return days.map((day) => sayLine(`weekday.${day}`).slice(0, 3)).join(', ');
}

/** The days of a recurrence as they were typed or could have been. */
export function writeDays(recurrence: Recurrence): string {
  if (recurrence.every === 'day') return '';
  if (recurrence.every === 'week') return writeWeekdays(recurrence.on);
  const { on } = recurrence;
  if ('date' in on) return on.date === LAST_DATE ? 'last day' : String(on.date);
  return `${on.nth === 'last' ? 'last' : (NTH[on.nth - 1] ?? '')} ${sayLine(`weekday.${on.weekday}`)}`;
}

/** How often, as the form's choice names it. */
export function nameFrequency(recurrence: Recurrence): string {
  if (recurrence.every !== 'week') return recurrence.every;
  return recurrence.weeks === 1 ? 'week' : `${String(recurrence.weeks)}-weeks`;
}
