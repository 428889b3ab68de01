import type { Weekday } from './calendar.js';

const MONTHS = [
  'january', 'february', 'march', 'april', 'may', 'june',
  'july', 'august', 'september', 'october', 'november', 'december',
];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** 1 to 12 for an English month name or its beginning ('dec', 'sept'). */
export function readMonth(word: string): number | null {
  return findBeginning(MONTHS, word, 3);
}

/** An English weekday name or its beginning ('fri', 'thurs', 'mo'). */
export function readWeekday(word: string): Weekday | null {
  return findBeginning(WEEKDAYS, word, 2) as Weekday | null;
}

function findBeginning(names: readonly string[], word: string, shortest: number): number | null {
  if (word.length < shortest) return null;
  const index = names.findIndex((name) => name.startsWith(word));
  return index === -1 ? null : index + 1;
}
