import type { Moment } from '../time/moment.js';

export type ProposalState = 'open' | 'adopted' | 'declined';

/** Why managers decline; `other` comes with words of their own. */
export const DECLINE_REASONS = ['not-our-mission', 'not-now', 'already-running', 'other'] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** An initiative a member suggests. */
export interface Proposal {
  readonly id: string;
  /** Counts from 1 in each community. */
  readonly number: number;
  readonly home: string;
  readonly channel: string;
  readonly author: string;
  readonly title: string;
  readonly words: string | null;
  /** The message it was made from. */
  readonly link: string | null;
  readonly state: ProposalState;
  readonly reason: DeclineReason | null;
  readonly reasonWords: string | null;
  readonly goal: string | null;
  readonly at: Moment;
  readonly decidedAt: Moment | null;
  readonly decidedBy: string | null;
}

/** "I'd help" and "I'd like it" are counted apart, each person once. */
export type InterestKind = 'help' | 'like';

export interface Interest {
  readonly person: string;
  readonly kind: InterestKind;
  readonly at: Moment;
}
