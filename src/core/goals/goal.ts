import type { CalendarDay, Moment } from '../time/moment.js';

/** How anyone can tell that a goal is reached; `criterion` keeps words that are neither a number nor a list. */
export type Measure =
  | { readonly is: 'number'; readonly target: number; readonly unit: string }
  | { readonly is: 'checklist'; readonly items: readonly string[] }
  | { readonly is: 'done'; readonly criterion: string | null };

export type GoalState = 'active' | 'achieved' | 'missed' | 'let-go';

export type Beneficiary = 'members' | 'company';

/** One step of a community; `steward` and `home` are ids of ours, `channel` is the platform's. */
export interface Goal {
  readonly id: string;
  readonly number: number;
  readonly home: string;
  readonly channel: string;
  readonly wholeCommunity: boolean;
  readonly title: string;
  readonly benefit: string | null;
  readonly firstStep: string | null;
  readonly measure: Measure;
  readonly due: CalendarDay;
  readonly steward: string | null;
  readonly beneficiary: Beneficiary;
  readonly state: GoalState;
  /** Why it was let go, and what was learned by it. */
  readonly reason: string | null;
  readonly learned: string | null;
  readonly openedAt: Moment;
  readonly lastMovedAt: Moment;
  readonly closedAt: Moment | null;
  /** When the steward was asked what is to become of it after its due day. */
  readonly askedAt: Moment | null;
  readonly nudgedAt: Moment | null;
  /** When progress came up to the target; null again once an undo takes it below. */
  readonly reachedAt: Moment | null;
}

export type EntryState = 'counted' | 'waiting' | 'undone';

/** One record of progress, credited to `person` and written down by `reporter`. `item` is a place in the checklist, from 0. */
export interface Entry {
  readonly id: string;
  readonly goal: string;
  readonly person: string;
  readonly reporter: string;
  readonly amount: number;
  readonly item: number | null;
  readonly note: string | null;
  readonly link: string | null;
  readonly at: Moment;
  readonly state: EntryState;
}

export const DEFAULT_DUE_DAYS = 30;
