import type { Moment } from '../time/moment.js';
import { endOfQuiet } from './quiet-hours.js';
import type { Volunteer } from './volunteer.js';

const MINUTE: Moment = 60_000;
const DAY: Moment = 1_440 * MINUTE;

/**
 * A message leaves within half a minute of its place; that much longer a place is kept, so that no ten minutes hold more.
 * By the next place the answer to it has come or never will: a refusal of all stops before a second one is tried.
 */
export const NEW_CONVERSATIONS = { most: 5, window: 10.5 * MINUTE, apart: MINUTE } as const;
/** How long the platform is not asked again for somebody who takes no messages. */
export const UNREACHABLE_FOR: Moment = 30 * DAY;
/** When it is looked again whether conversations may be opened. */
export const STOPPED_FOR: Moment = 60 * MINUTE;

/** From when on somebody who may be asked may be written to: not in their pause, not in their quiet hours; `now` when at once. */
export function mayBeWrittenFrom({ pausedUntil, quiet, zone }: Pick<Volunteer, 'pausedUntil' | 'quiet' | 'zone'>, now: Moment): Moment {
  return endOfQuiet(quiet, zone, Math.max(now, pausedUntil ?? now));
}

/** Whether the platform said lately that this person takes no messages. */
export function isUnreachable({ unreachableUntil }: { readonly unreachableUntil: Moment | null }, now: Moment): boolean {
  return unreachableUntil !== null && unreachableUntil > now;
}
