import { refuse, type Refused } from '../refused.js';
import type { Measure } from './goal.js';
import { LARGEST_NUMBER, MOST_DECIMALS, readLeadingNumber } from './read-number.js';

export type MeasureRefusal = 'target-not-positive' | 'target-too-large' | 'too-many-decimals' | 'too-many-items' | 'item-too-long';

export const MOST_ITEMS = 20;
export const LONGEST_ITEM = 100;

const ITEM = /^\s*[-*•–](?!\d)\s*(?:\[[ x]?\]\s*)?/iu;
const CURRENCY = /^([€$£¥₹])\s*/u;
const ORDINAL = /^\d+(?:st|nd|rd|th)\b/i;
/** What follows a number is a unit only while it is short; a sentence that begins with a number is a criterion. */
const LONGEST_UNIT_WORDS = 4;

/** Reads "how we know it is done": a number with a unit, a checklist, or else done / not done by the words given. */
export function readMeasure(text: string): Measure | Refused<MeasureRefusal> {
  const words = text.trim();
  if (words.split('\n').some((line) => ITEM.test(line))) return readChecklist(words);
  return readTarget(words.replaceAll(/\s+/g, ' ')) ?? { is: 'done', criterion: words === '' ? null : words };
}

function readTarget(words: string): Measure | Refused<MeasureRefusal> | null {
  if (ORDINAL.test(words)) return null;
  const currency = CURRENCY.exec(words)?.[1] ?? '';
  const found = readLeadingNumber(words.replace(CURRENCY, ''));
  if (found === null || !isUnit(found.rest)) return null;
  const code = judgeTarget(found.value, found.decimals);
  if (code !== null) return refuse(code);
  return { is: 'number', target: found.value, unit: `${currency} ${found.rest}`.trim() };
}

function isUnit(rest: string): boolean {
  return !/^[:/.,;)-]/.test(rest) && rest.split(' ').length <= LONGEST_UNIT_WORDS;
}

function judgeTarget(target: number, decimals: number): MeasureRefusal | null {
  if (target <= 0) return 'target-not-positive';
  if (target > LARGEST_NUMBER) return 'target-too-large';
  return decimals > MOST_DECIMALS ? 'too-many-decimals' : null;
}

function readChecklist(words: string): Measure | Refused<MeasureRefusal> {
  const items = listItems(words.split('\n'));
  if (items.length === 0) return { is: 'done', criterion: null };
  if (items.length > MOST_ITEMS) return refuse('too-many-items');
  if (items.some((item) => item.length > LONGEST_ITEM)) return refuse('item-too-long');
  return { is: 'checklist', items };
}

/** A line without a mark goes on with the item above it; above the first item it is a heading. */
function listItems(lines: readonly string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    const last = items.pop();
    if (ITEM.test(line)) items.push(...keep(last), line.replace(ITEM, '').trim());
    else if (last !== undefined) items.push(`${last} ${line.trim()}`.trim());
  }
  return items.filter((item) => item !== '');
}

function keep(item: string | undefined): string[] {
  return item === undefined ? [] : [item];
}
