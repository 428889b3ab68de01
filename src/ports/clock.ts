import type { Moment } from '../core/time/moment.js';

/** The only source of time. `sleep` and `every` follow real time even where `now` has been moved. */
export interface Clock {
  now(): Moment;
  /** Milliseconds that only ever grow, for measuring how long something took. */
  monotonic(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Runs `tick` once a second, never twice at a time, until the returned function is called. */
  heartbeat(tick: () => Promise<void>): () => void;
}

/** A clock a person can move forward: the playground's and the tests'. */
export interface MovableClock extends Clock {
  moveBy(milliseconds: number): void;
}
