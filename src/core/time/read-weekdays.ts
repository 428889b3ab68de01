import { plainText } from '../plain-text.js';
import type { Weekday } from './calendar.js';
import { readWeekday } from './day-names.js';

const WHOLE: Readonly<Record<string, readonly Weekday[]>> = {
  weekdays: [1, 2, 3, 4, 5],
  weekend: [6, 7],
  weekends: [6, 7],
};

/** Reads 'Mon, Thu', 'Mondays and fridays', 'Mon-Fri' or 'weekend', in the order of the week; null when a word is none. An empty text is no day. */
export function readWeekdays(text: string): Weekday[] | null {
  const parts = plainText(text).replaceAll(/\s*(?:-|–| to )\s*/g, '-').split(/\s*(?:[,;&+/\s]|\band\b)\s*/).filter((part) => !['', 'on', 'every'].includes(part));
  const days = parts.map(readPart);
  if (days.includes(null)) return null;
  return [...new Set(days.flatMap((found) => found ?? []))].sort((one, other) => one - other);
}

function readPart(part: string): readonly Weekday[] | null {
  const whole = WHOLE[part];
  if (whole !== undefined) return whole;
  const [first = '', last, ...more] = part.split('-');
  if (more.length > 0) return null;
  const from = readDayName(first);
  const to = last === undefined ? from : readDayName(last);
  return from === null || to === null ? null : listFrom(from, to);
}

function readDayName(word: string): Weekday | null {
  const bare = word.replace(/\.$/, '');
  return readWeekday(bare) ?? readWeekday(bare.replace(/s$/, ''));
}

/** 'Fri-Mon' goes round the weekend. */
function listFrom(from: Weekday, to: Weekday): Weekday[] {
  const count = ((to - from + 7) % 7) + 1;
  return Array.from({ length: count }, (_day, place) => (((from - 1 + place) % 7) + 1) as Weekday);
}
