import { Temporal } from 'temporal-polyfill';
import { addDays, mondayOf, weekdayOf } from './calendar.js';
import { readMonth, readWeekday } from './day-names.js';
import type { CalendarDay } from './moment.js';

type Way = readonly [RegExp, (found: RegExpExecArray, today: CalendarDay) => CalendarDay | null];

const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };
/** So many of any unit are too far ahead in any case, while the year still has four digits. */
const MOST_UNITS = 5_000;

const WAYS: readonly Way[] = [
  [/^(?:today|tonight)$/, (_found, today) => today],
  [/^(?:tomorrow|tmrw)$/, (_found, today) => addDays(today, 1)],
  [/^day after tomorrow$/, (_found, today) => addDays(today, 2)],
  [/^(?:in )?(\d+|[a-z]+) (day|week|month|year)s?(?: from now)?$/, (found, today) => addUnits(found[1], found[2], today)],
  [/^next (week|month|year)$/, (found, today) => addUnits('1', found[1], today)],
  [/^end of (?:the |this )?(week|month|year)$/, (found, today) => endOfUnit(found[1], today)],
  [/^end of next (week|month|year)$/, (found, today) => endOfUnit(found[1], addUnits('1', found[1], today) ?? today)],
  [/^end of ([a-z]+)$/, (found, today) => endOfMonthNamed(found[1], today)],
  [/^(?:this |coming )?([a-z]+)$/, (found, today) => nextWeekdayNamed(found[1], today)],
  [/^next ([a-z]+)$/, (found, today) => weekdayOfNextWeek(found[1], today)],
];

/** Reads a day said by its distance or name ('in 10 days', 'friday', 'end of next month'); null when it is said otherwise. */
export function readSpokenDay(words: string, today: CalendarDay): CalendarDay | null {
  for (const [pattern, read] of WAYS) {
    const found = pattern.exec(words);
    const day = found === null ? null : read(found, today);
    if (day !== null) return day;
  }
  return null;
}

function addUnits(count = '', unit = '', today: CalendarDay): CalendarDay | null {
  const counted = COUNTS[count] ?? Number(count);
  if (Number.isNaN(counted)) return null;
  return Temporal.PlainDate.from(today).add({ [`${unit}s`]: Math.min(counted, MOST_UNITS) }).toString();
}

function endOfUnit(unit = '', today: CalendarDay): CalendarDay {
  const date = Temporal.PlainDate.from(today);
  if (unit === 'week') return addDays(mondayOf(today), 6);
  return unit === 'year' ? date.with({ month: 12, day: 31 }).toString() : date.with({ day: date.daysInMonth }).toString();
}

function endOfMonthNamed(name = '', today: CalendarDay): CalendarDay | null {
  const month = readMonth(name);
  if (month === null) return null;
  const day = Temporal.PlainDate.from(today).with({ day: 1, month });
  const coming = day.month < Temporal.PlainDate.from(today).month ? day.add({ years: 1 }) : day;
  return endOfUnit('month', coming.toString());
}

/** On a Friday, 'friday' is the one in a week. */
function nextWeekdayNamed(name = '', today: CalendarDay): CalendarDay | null {
  const weekday = readWeekday(name);
  return weekday === null ? null : addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** 'next friday' is the Friday of the week that begins on the coming Monday. */
function weekdayOfNextWeek(name = '', today: CalendarDay): CalendarDay | null {
  const weekday = readWeekday(name);
  return weekday === null ? null : addDays(mondayOf(today), 6 + weekday);
}
