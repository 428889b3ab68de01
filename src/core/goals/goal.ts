import type { CalendarDay, Moment } from '../time/moment.js';

/** How anyone can tell that a goal is reached; `criterion` keeps words that are neither a number nor a list. */
export type Measure =
  | { readonly is: 'number'; readonly target: number; readonly unit: string }
  | { readonly is: 'checklist'; readonly items: readonly string[] }
  | { readonly is: 'done'; readonly criterion: string | null };

export type GoalState = 'active' | 'achieved' | 'missed' | 'let-go';

export type Beneficiary = 'members' | 'company';

/** `reachedAt`: when counted progress last came up to the target; null again when an undo takes it below. `closedBecause`: what was said on letting go. */
export interface Goal {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly benefit: string | null;
  readonly firstStep: string | null;
  readonly measure: Measure;
  readonly due: CalendarDay;
  readonly state: GoalState;
  readonly beneficiary: Beneficiary;
  readonly wholeCommunity: boolean;
  readonly openedAt: Moment;
  readonly lastMovedAt: Moment;
  readonly reachedAt: Moment | null;
  readonly closedAt: Moment | null;
  readonly closedBecause: string | null;
}

export const DEFAULT_DUE_DAYS = 30;
