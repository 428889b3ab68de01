import { refuse, type Refused } from '../refused.js';
import type { Measure } from './goal.js';
import { matchWords } from './match-words.js';
import { LARGEST_NUMBER, MOST_DECIMALS, readLeadingNumber } from './read-number.js';

export type AmountRefusal =
  | 'amount-unreadable'
  | 'amount-not-positive'
  | 'amount-too-large'
  | 'too-many-decimals'
  | 'item-missing'
  | 'item-unknown'
  | 'item-ambiguous';

/** `item` is a place in the checklist, from 0. */
export interface Amount {
  readonly is: 'amount';
  readonly amount: number;
  readonly item: number | null;
}

type CheckedItems = Extract<Measure, { is: 'checklist' }>['items'];

/** Reads how much somebody reports: '3', '3 pages', '+1', '2,5', nothing for one; an item by its number from 1 or its words. */
export function readAmount(text: string, measure: Measure): Amount | Refused<AmountRefusal> {
  const words = text.trim();
  if (measure.is === 'checklist') return readItem(words, measure.items);
  if (measure.is === 'done' || words === '') return countOne(null);
  const found = readLeadingNumber(words.replace(/^[€$£¥₹]\s*/u, ''));
  if (found === null) return refuse('amount-unreadable');
  if (found.value <= 0) return refuse('amount-not-positive');
  if (found.value > LARGEST_NUMBER) return refuse('amount-too-large');
  return found.decimals > MOST_DECIMALS ? refuse('too-many-decimals') : { is: 'amount', amount: found.value, item: null };
}

function readItem(words: string, items: CheckedItems): Amount | Refused<AmountRefusal> {
  if (words === '') return refuse('item-missing');
  const place = Number(/^#?(\d{1,3})\.?$/.exec(words)?.[1] ?? NaN) - 1;
  if (items[place] !== undefined) return countOne(place);
  const [first, second] = matchWords(words, items).found;
  if (first === undefined) return refuse('item-unknown');
  return second === undefined ? countOne(first) : refuse('item-ambiguous');
}

function countOne(item: number | null): Amount {
  return { is: 'amount', amount: 1, item };
}
