import type { CalendarDay, Moment } from '../time/moment.js';

/** waiting: it becomes final at `finalAt` unless withdrawn; attained: its end criterion is met. */
export type MissionState = 'draft' | 'waiting' | 'final' | 'attained';

/** Why a community exists; immutable once final. */
export interface Mission {
  readonly words: string;
  readonly attainable: boolean;
  readonly endCriterion: string | null;
  /** "We are not: …" */
  readonly notLine: string | null;
  readonly state: MissionState;
  readonly finalAt: Moment | null;
  readonly madeFinalAt: Moment | null;
  readonly attainedAt: Moment | null;
  readonly evidence: string | null;
}

/** One dated pair of figures: how far we are, how far the antagonist is. */
export interface Standing {
  readonly id: string;
  readonly day: CalendarDay;
  readonly us: number;
  readonly them: number;
  readonly unit: string;
  readonly publishedAt: Moment | null;
}
