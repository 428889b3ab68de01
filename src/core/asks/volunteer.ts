import type { Moment, WallTime } from '../time/moment.js';

/** Hours of the day in which a person is not written to; they may cross midnight. */
export interface QuietHours {
  readonly from: WallTime;
  readonly to: WallTime;
}

/** Somebody who said "you may ask me", with what they said of themselves and nothing else. */
export interface Volunteer {
  readonly person: string;
  /** Free words of theirs. */
  readonly skills: readonly string[];
  readonly quiet: QuietHours | null;
  readonly zone: string;
  readonly pausedUntil: Moment | null;
  /** Whether a private thread will do where direct messages are closed. */
  readonly threadFallback: boolean;
  /** Whether they do not want to be named when people are thanked. */
  readonly unnamed: boolean;
}
