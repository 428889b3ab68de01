import type { CalendarDay, Moment } from '../time/moment.js';

export type MissionState = 'draft' | 'waiting' | 'final' | 'attained';

/**
 * Why the community exists. `notLine` is its "We are not: …". `finalAt`: from when its words can no longer be changed,
 * set while it waits; `madeFinalAt`: when that was written down.
 */
export interface Mission {
  readonly words: string;
  readonly attainable: boolean;
  readonly endCriterion: string | null;
  readonly notLine: string | null;
  readonly state: MissionState;
  readonly finalAt: Moment | null;
  readonly madeFinalAt: Moment | null;
  readonly attainedAt: Moment | null;
  readonly evidence: string | null;
}

/** One dated pair of figures: us against the antagonist, in one unit. */
export interface Standing {
  readonly id: string;
  readonly day: CalendarDay;
  readonly us: number;
  readonly them: number;
  readonly unit: string;
  readonly publishedAt: Moment | null;
}
