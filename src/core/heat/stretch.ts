import type { Moment } from '../time/moment.js';

/** What can be seen besides messages; the number is how it is kept in memory. */
export const ACTS = {
  edit: 0,
  deletion: 1,
  'moderator-deletion': 2,
  'negative-reaction': 3,
  'other-reaction': 4,
  timeout: 5,
  automod: 6,
  'member-report': 7,
  'manager-report': 8,
} as const;
export type Act = keyof typeof ACTS;

/** One message, without what it says. */
export interface Said {
  readonly at: Moment;
  /** A salted hash of the author. */
  readonly person: number;
  /** A short mark of whom it answers, the same for the same person; null when it answers nobody. */
  readonly answers: number | null;
}

/** What became of reading the text of a stretch; `heat` as the model gives it. */
export type TextRead = { readonly is: 'read'; readonly heat: number } | { readonly is: 'abstains'; readonly why: 'other-language' | 'too-little' };

/** A piece of a channel's life, as the signals read it. */
export interface Stretch {
  /** Oldest first; of a very busy stretch the last ones. */
  readonly messages: readonly Said[];
  /** All messages, also those not listed. */
  readonly count: number;
  readonly acts: Readonly<Record<Act, number>>;
  /** Messages this channel usually has in such a stretch; null while that is not known. */
  readonly usual: number | null;
  /** A raid or a burst of spam was in it. */
  readonly raid: boolean;
  /** Null where text is not read. */
  readonly text: TextRead | null;
}

/** Nothing of anything. */
export const NO_ACTS: Stretch['acts'] = {
  edit: 0,
  deletion: 0,
  'moderator-deletion': 0,
  'negative-reaction': 0,
  'other-reaction': 0,
  timeout: 0,
  automod: 0,
  'member-report': 0,
  'manager-report': 0,
};
