import type { Moment } from '../time/moment.js';
import type { Weekday } from '../time/calendar.js';

/** What a community has decided about itself. */
export interface Community {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly hasCompany: boolean;
  readonly quietDays: readonly Weekday[];
  readonly pausedUntil: Moment | null;
  readonly setUpAt: Moment | null;
  readonly settingsOfferedAt: Moment | null;
  /** When a goal was last found alive, and when managers were last told that none has been for long. */
  readonly goalAliveAt: Moment | null;
  readonly noGoalToldAt: Moment | null;
  /** Whether managers want to be told so. */
  readonly noGoalNotes: boolean;
  readonly startedAt: Moment;
  readonly endedAt: Moment | null;
  readonly before: string | null;
}
