import type { Moment } from '../time/moment.js';

export const FLAG_ENDS = ['goal-and-cooled', 'cooled', 'still-hot', 'not-heated', 'muted', 'left'] as const;
/** How a flag ended; `not-heated` and `muted` are managers' answers, `left`: Guidon no longer sees the channel. */
export type FlagEnd = (typeof FLAG_ENDS)[number];

/** A channel that was hot frequently and had no live goal of its own: at most one open a channel. */
export interface Flag {
  readonly id: string;
  readonly home: string;
  readonly channel: string;
  readonly openedAt: Moment;
  /** When a manager said that it was seen. */
  readonly seenAt: Moment | null;
  /** The goal set from it or for its channel while it was open. */
  readonly goal: string | null;
  readonly closedAt: Moment | null;
  readonly end: FlagEnd | null;
}

/** What managers have decided about one channel. A channel without a row is watched, without text. */
export interface WatchedChannel {
  readonly home: string;
  readonly channel: string;
  readonly watched: boolean;
  /** Since when text is read there; null: it is not. */
  readonly textSince: Moment | null;
  /** What answers to flags have added to the threshold, within bounds. */
  readonly shift: number;
  readonly mutedUntil: Moment | null;
  /** Whether managers want to be told at once of a hot spell. */
  readonly tellAtOnce: boolean;
}
