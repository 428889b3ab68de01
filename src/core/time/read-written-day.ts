import { refuse, type Refused } from '../refused.js';
import { isDay } from './calendar.js';
import { readMonth } from './day-names.js';
import type { CalendarDay } from './moment.js';

type WrittenDay = CalendarDay | Refused<'day-impossible' | 'day-ambiguous'>;
type Found = Readonly<Record<string, string | undefined>>;

const MONTH = '(?<name>[a-z]{3,9})\\.?';
const DATE = '(?<date>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:[ ,]+(?<year>\\d{4}))?';

const YEAR_FIRST = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<date>\d{1,2})$/;
const DOTTED = /^(?<date>\d{1,2})\. ?(?<month>\d{1,2})(?:\. ?(?<year>\d{4}|\d{2})?)?$/;
const SLASHED = /^(?<first>\d{1,2})[-/](?<second>\d{1,2})(?:[-/](?<year>\d{4}|\d{2}))?$/;
const DATE_FIRST = new RegExp(`^${DATE}\\.?(?: of)? ?${MONTH}${YEAR}$`);
const NAME_FIRST = new RegExp(`^${MONTH} ?(?:the )?${DATE}${YEAR}$`);

/** A leap day comes again within eight years at the latest. */
const YEARS_TO_LEAP_DAY = 8;

/** Reads a day written with its date and month; a missing year means the next such day. Null when it is written otherwise. */
export function readWrittenDay(words: string, today: CalendarDay): WrittenDay | null {
  const numbered = YEAR_FIRST.exec(words)?.groups ?? DOTTED.exec(words)?.groups;
  if (numbered !== undefined) return makeDay(numbered, Number(numbered['month']), today);
  const slashed = SLASHED.exec(words)?.groups;
  return slashed === undefined ? readNamed(words, today) : readSlashed(slashed, today);
}

function readNamed(words: string, today: CalendarDay): WrittenDay | null {
  const named = DATE_FIRST.exec(words)?.groups ?? NAME_FIRST.exec(words)?.groups;
  const month = readMonth(named?.['name'] ?? '');
  return named === undefined || month === null ? null : makeDay(named, month, today);
}

/** Some write the month first and some the date; only a number over 12, or twice the same, tells which it is. */
function readSlashed(found: Found, today: CalendarDay): WrittenDay {
  const first = Number(found['first']);
  const second = Number(found['second']);
  if (first <= 12 && second <= 12 && first !== second) return refuse('day-ambiguous');
  const [date, month] = second > 12 ? [second, first] : [first, second];
  return makeDay({ date: String(date), year: found['year'] }, month, today);
}

function makeDay(found: Found, month: number, today: CalendarDay): WrittenDay {
  const date = Number(found['date']);
  if (found['year'] === undefined) return findNext(month, date, today);
  const year = found['year'].length === 2 ? `20${found['year']}` : found['year'];
  const day = writeDay(Number(year), month, date);
  return isDay(day) ? day : refuse('day-impossible');
}

function findNext(month: number, date: number, today: CalendarDay): WrittenDay {
  const thisYear = Number(today.slice(0, 4));
  for (let year = thisYear; year <= thisYear + YEARS_TO_LEAP_DAY; year += 1) {
    const day = writeDay(year, month, date);
    if (isDay(day) && day >= today) return day;
  }
  return refuse('day-impossible');
}

function writeDay(year: number, month: number, date: number): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}
