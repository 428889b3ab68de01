import type { CalendarDay, Moment } from '../time/moment.js';

/** open: places are left · filled: every place is taken · closed: nobody is asked any more. */
export type AskState = 'open' | 'filled' | 'closed';

/** A request for help with one goal. */
export interface Ask {
  readonly id: string;
  /** Counts from 1 in each community. */
  readonly number: number;
  readonly goal: string;
  readonly task: string;
  /** How big it is, in words such as "about 1 h". */
  readonly size: string | null;
  readonly deadline: CalendarDay;
  readonly places: number;
  readonly skill: string | null;
  /** Who asks. */
  readonly asker: string;
  /** From when on people are written to for the places the call left open; null: never. */
  readonly messagesFrom: Moment | null;
  /** How long somebody has to answer before the next is asked. */
  readonly answerHours: number;
  /** Decides ties, so that the same list comes out each time it is looked at. */
  readonly seed: number;
  readonly state: AskState;
  readonly at: Moment;
  readonly closedAt: Moment | null;
}

/** lapsed: no answer in time · closed: direct messages are closed · withdrawn: the places were filled or the ask ended before. */
export type InvitationAnswer = 'yes' | 'declined' | 'later' | 'stop' | 'lapsed' | 'closed' | 'withdrawn';

/** One ask put to one person by direct message: at most one each. */
export interface Invitation {
  readonly id: string;
  readonly ask: string;
  readonly person: string;
  readonly at: Moment;
  readonly answer: InvitationAnswer | null;
  readonly answeredAt: Moment | null;
  /** When they may be asked again, for `later`. */
  readonly laterUntil: Moment | null;
  /** Why this person was chosen. */
  readonly reasons: readonly AskReason[];
}

/** Why somebody is asked, in the order in which it counts. */
export type AskReason = 'offered' | 'interested' | 'skill' | 'never-asked' | 'longest-not-asked';

/** Why somebody is not asked just now. */
export type NotAsked = 'asker' | 'helping' | 'asked-for-this' | 'asked-elsewhere' | 'asked-this-week' | 'later' | 'paused' | 'unreachable' | 'quiet-hours';

/** A place somebody took: by the call, by an invitation, or by offering on the goal. */
export interface Help {
  readonly id: string;
  readonly ask: string | null;
  readonly goal: string;
  readonly person: string;
  readonly way: 'call' | 'invitation' | 'offer';
  readonly at: Moment;
  readonly handedBackAt: Moment | null;
  readonly doneAt: Moment | null;
  /** What they said when asked half way. */
  readonly check: 'on-track' | 'need-help' | 'cannot' | null;
  readonly checkAskedAt: Moment | null;
  /** When the steward was reminded to write to them, or said that they had. */
  readonly stewardSettledAt: Moment | null;
  readonly thankedAt: Moment | null;
}
