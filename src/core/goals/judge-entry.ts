import { DAY_MS } from '../time/calendar.js';
import type { Moment } from '../time/moment.js';
import type { Measure } from './goal.js';

export interface Reporter {
  readonly isSteward: boolean;
  readonly isManager: boolean;
  readonly firstSeenAt: Moment;
}

export type EntryVerdict = { readonly is: 'counted' } | { readonly is: 'waiting'; readonly because: 'large' | 'new-person' };

const LARGE_SHARE = 0.25;
const NEW_FOR_MS = 7 * DAY_MS;

/**
 * Whether an entry counts at once or waits for the steward's ✓: it waits when over a quarter of the target, or when
 * reported by a person first seen less than 7 days ago; never when reported by the steward or a manager.
 * One unit is the least anyone can report, so an amount of 1 or less, a checklist item and "done" never wait for size.
 */
export function judgeEntry(amount: number, measure: Measure, reporter: Reporter, now: Moment): EntryVerdict {
  if (reporter.isSteward || reporter.isManager) return { is: 'counted' };
  if (now - reporter.firstSeenAt < NEW_FOR_MS) return { is: 'waiting', because: 'new-person' };
  return isLarge(amount, measure) ? { is: 'waiting', because: 'large' } : { is: 'counted' };
}

function isLarge(amount: number, measure: Measure): boolean {
  return measure.is === 'number' && amount > 1 && amount > measure.target * LARGE_SHARE;
}
