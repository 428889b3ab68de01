import type { CalendarDay, Moment } from '../time/moment.js';

/** How anyone can tell whether a goal is done. `criterion` keeps what was typed when it was neither a figure nor a list. */
export type Measure =
  | { readonly is: 'number'; readonly target: number; readonly unit: string }
  | { readonly is: 'checklist'; readonly items: readonly string[] }
  | { readonly is: 'done'; readonly criterion: string | null };

export type GoalState = 'active' | 'achieved' | 'missed' | 'let-go';

/** Who gains by a goal; asked only in communities that have a company. */
export type Beneficiary = 'members' | 'company';

/** One achievable, finite, beneficial next step of a community. */
export interface Goal {
  readonly id: string;
  /** Counts from 1 in each community; people type it as #3. */
  readonly number: number;
  readonly home: string;
  readonly channel: string;
  readonly wholeCommunity: boolean;
  readonly title: string;
  readonly benefit: string | null;
  readonly firstStep: string | null;
  readonly measure: Measure;
  readonly due: CalendarDay;
  /** Id of the person the goal is in the hands of. */
  readonly steward: string | null;
  readonly beneficiary: Beneficiary;
  readonly state: GoalState;
  /** Why it was let go. */
  readonly reason: string | null;
  readonly learned: string | null;
  readonly openedAt: Moment;
  readonly lastMovedAt: Moment;
  readonly closedAt: Moment | null;
  /** When the steward was asked what is to become of it after its due date. */
  readonly askedAt: Moment | null;
  readonly nudgedAt: Moment | null;
  readonly reachedAt: Moment | null;
}

/** counted: it adds to the goal · waiting: for the steward's ✓ · undone: taken back by a later entry. */
export type EntryState = 'counted' | 'waiting' | 'undone';

/** One append-only record of progress. `item` is a line of the checklist, from 0. */
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
