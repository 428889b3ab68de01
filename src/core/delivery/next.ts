import type { Moment } from '../time/moment.js';
import type { Progress } from './delivery.js';

/** What a platform said, or what was found by looking, or that a worker took the row. `early`: nothing was begun, it is to be taken up again from a moment on. */
export type Happened =
  | { readonly is: 'claimed' }
  | { readonly is: 'begun' }
  | { readonly is: 'sent'; readonly channel: string; readonly message: string }
  | { readonly is: 'early'; readonly until: Moment }
  | { readonly is: 'wait'; readonly until: Moment }
  | { readonly is: 'unknown' }
  | { readonly is: 'never'; readonly reason: string }
  | { readonly is: 'absent' }
  | { readonly is: 'unsure' }
  | { readonly is: 'hidden' }
  | { readonly is: 'blind' }
  | { readonly is: 'withdrawn'; readonly reason: string };

export type Todo = 'send' | 'look' | 'tell-managers' | 'nothing';

export interface Step {
  readonly state: Progress;
  readonly todo: Todo;
}

/** How a platform treats repeats: within `recognises` milliseconds of an attempt a second one with the same marker makes no second post. */
export interface Handles {
  readonly recognises: number;
}

const MINUTE_MS = 60_000;
/** The reason of a delivery that only a person can look for: the platform never lets us. */
export const UNSEEN = 'unseen';
/** The reason of one that only a person can look for by now: the platform answered, but did not let us see. */
export const UNDECIDED = 'undecided';
/** Beyond this many attempts that may have reached the platform a delivery is given up. */
const MOST_ATTEMPTS = 5;
/** So many of them may follow each other while the platform recognises repeats; the rest is kept for longer troubles. */
const MOST_QUICK_ATTEMPTS = 3;
/** Between two looks, at the least. */
const LOOK_AGAIN_AFTER = MINUTE_MS;
/** A post may still appear a minute after its attempt has ended, which is at most 15 s after it was begun. */
const SETTLED_AFTER = 75_000;
/** From the first look that the platform answered; a person can tell sooner than one that does not let us see for so long. */
const ASK_A_PERSON_AFTER = 30 * MINUTE_MS;
/** How long to wait after it is certain that so many attempts came to nothing. */
const PAUSE_AFTER_ABSENCE: Readonly<Record<number, number>> = { 3: 10 * MINUTE_MS, 4: 120 * MINUTE_MS };
/** Asked to wait for no time at all, we wait a little. */
const SHORTEST_WAIT = 1_000;
/** Kept free at the end of the platform's window, for the way there. */
const WINDOW_MARGIN = 20_000;

/** The whole life of a delivery, one step at a time: what becomes of it when something happened, and what is to be done. */
export function next(state: Progress, happened: Happened, now: Moment, handles: Handles): Step {
  switch (happened.is) {
    case 'claimed':
      return takeUp(state, now, handles);
    case 'begun':
      return begin(state, now);
    case 'sent':
      return {
        state: { ...state, state: 'sent', message: happened.message, messageChannel: happened.channel, doubtedSince: null, reason: null },
        todo: 'nothing',
      };
    case 'early':
      return { state: { ...state, state: state.state === 'unknown' ? 'unknown' : 'ready', notBefore: Math.max(happened.until, now + SHORTEST_WAIT) }, todo: 'nothing' };
    case 'wait':
      return turnBack(state, Math.max(happened.until, now + SHORTEST_WAIT));
    case 'unknown':
      return { state: { ...state, state: 'unknown', notBefore: now + pauseAfter(state.attempt) }, todo: 'nothing' };
    case 'absent':
      return judgeAbsence(state, now);
    case 'unsure':
      // A platform that is away only delays, however long: nobody could be told either.
      return lookAgain(state, now + LOOK_AGAIN_AFTER);
    case 'hidden':
      return judgeSilence({ ...state, lookedAt: state.lookedAt ?? now }, now);
    case 'blind':
      return park(state, UNSEEN);
    case 'never':
      return park(state, happened.reason);
    case 'withdrawn':
      return { state: { ...state, state: 'skipped', reason: happened.reason }, todo: 'nothing' };
  }
}

function begin(state: Progress, now: Moment): Step {
  // One that is ready again is known to have come to nothing, by looking or by a manager's word.
  const doubtedSince = state.state === 'unknown' ? (state.doubtedSince ?? now) : now;
  return {
    state: { ...state, state: 'sending', attempt: state.attempt + 1, attemptedAt: now, doubtedSince, lookedAt: null, looks: 0 },
    todo: 'send',
  };
}

/** This attempt did not count; an earlier one may still be in doubt. */
function turnBack(state: Progress, until: Moment): Step {
  const inDoubt = state.attempt > 1 && state.doubtedSince !== null && state.doubtedSince !== state.attemptedAt;
  const rest = { ...state, attempt: state.attempt - 1, notBefore: until };
  return { state: inDoubt ? { ...rest, state: 'unknown' } : { ...rest, state: 'ready', doubtedSince: null }, todo: 'nothing' };
}

function takeUp(state: Progress, now: Moment, handles: Handles): Step {
  if (state.state !== 'unknown') return { state, todo: 'send' };
  const again = state.attempt < MOST_QUICK_ATTEMPTS && isRecognised(state, now, handles);
  return { state, todo: again ? 'send' : 'look' };
}

/** Whether the platform would still take another attempt for the first one that is in doubt. */
function isRecognised(state: Progress, now: Moment, handles: Handles): boolean {
  return state.doubtedSince !== null && now - state.doubtedSince < handles.recognises - WINDOW_MARGIN;
}

/** Twice looked for in vain, the second time late enough for a slow post to have appeared: it is not there. */
function judgeAbsence(state: Progress, now: Moment): Step {
  const looked = { ...state, looks: state.looks + 1, lookedAt: state.lookedAt ?? now };
  const settledAt = (state.attemptedAt ?? now) + SETTLED_AFTER;
  const settled = looked.looks >= 2 && now >= settledAt;
  if (!settled) return lookAgain(looked, Math.max(now + LOOK_AGAIN_AFTER, settledAt));
  if (looked.attempt >= MOST_ATTEMPTS) return park(looked, 'gave-up');
  const pause = PAUSE_AFTER_ABSENCE[looked.attempt] ?? 0;
  return { state: { ...looked, state: 'ready', doubtedSince: null, notBefore: now + pause }, todo: 'nothing' };
}

/** Asked for half an hour, the platform has answered but not shown whether it is there. */
function judgeSilence(state: Progress, now: Moment): Step {
  const answeredSince = state.lookedAt ?? now;
  return now - answeredSince >= ASK_A_PERSON_AFTER ? park(state, UNDECIDED) : lookAgain(state, now + LOOK_AGAIN_AFTER);
}

function lookAgain(state: Progress, notBefore: Moment): Step {
  return { state: { ...state, state: 'unknown', notBefore }, todo: 'nothing' };
}

function park(state: Progress, reason: string): Step {
  return { state: { ...state, state: 'parked', reason }, todo: 'tell-managers' };
}

/** 2, 4, 8 … seconds, at most a minute. */
function pauseAfter(attempt: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.max(1, attempt));
}
