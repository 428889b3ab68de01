import type { Moment } from '../time/moment.js';

/** The four kinds of signal heat is read from. */
export type SignalKind = 'people' | 'moderation' | 'structure' | 'text';

/** What a stretch of conversation looks like; `unsure` where it runs hot and nothing says how. */
export type HeatKind = 'none' | 'quarrel' | 'pile-on' | 'raid-or-spam' | 'unsure';

/** Why, or why not, as a code the cards have words for; `count` is a figure without a person: a number, a factor or a percentage. */
export interface HeatReason {
  readonly code: string;
  readonly count: number | null;
}

/** What one signal says of a channel: `heat` from 0 to 1. */
export interface Reading {
  readonly signal: SignalKind;
  readonly heat: number;
  readonly reasons: readonly HeatReason[];
}

/** How hot a channel runs: `heat` from 0 to 1, and everything it was read from. */
export interface Heat {
  readonly heat: number;
  readonly kind: HeatKind;
  readonly signals: readonly SignalKind[];
  readonly reasons: readonly HeatReason[];
}

/** One hour of one channel as it is kept: aggregates only, and only when at least five people wrote in the 24 hours that end with it. */
export interface HeatHour extends Heat {
  /** Its beginning, a full hour. */
  readonly hour: Moment;
  readonly messages: number;
  /** Rounded down to a multiple of five, so that no two hours tell whether one person was there. */
  readonly people: number;
  /** Whether `heat` reached the channel's threshold as it was then. */
  readonly hot: boolean;
}
