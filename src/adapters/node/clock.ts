import { setTimeout as sleep } from 'node:timers/promises';
import { schedule } from 'node-cron';
import type { Moment } from '../../core/time/moment.js';
import type { MovableClock } from '../../ports/clock.js';

const EVERY_SECOND = '* * * * * *';
const nothing = (): void => undefined;
/** A beat that comes late is harmless, for the database knows what is due; the library would write about it past our log. */
const QUIET = { info: nothing, warn: nothing, error: nothing, debug: nothing };
/** On a longer way the process may have stood still, and nothing tells when on it the time was read. */
const LONGEST_READING = 1_000;
const MOST_READINGS = 5;

/** The machine's time, or the database's once it was asked, carried on by the monotonic clock; movable for the playground and tests. */
export class NodeClock implements MovableClock {
  #moved = 0;
  /** The database's time less the monotonic clock; null while the machine's own time is used. */
  #base: number | null = null;

  now(): Moment {
    const real = this.#base === null ? Date.now() : this.#base + performance.now();
    return Math.floor(real + this.#moved);
  }

  monotonic(): number {
    return performance.now();
  }

  async sleep(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { ref: true });
  }

  moveBy(milliseconds: number): void {
    this.#moved += milliseconds;
  }

  /**
   * Takes the time from elsewhere, as of the moment the answer is here: so this clock is never ahead of that one. An answer
   * that took long is only believed when there is no better one. Null leaves the clock as it is.
   */
  async follow(read: () => Promise<Moment | null>): Promise<void> {
    for (let reading = 0; reading < MOST_READINGS; reading += 1) {
      const asked = performance.now();
      const told = await read();
      const answered = performance.now();
      if (told === null) return;
      const quick = answered - asked <= LONGEST_READING;
      if (quick || this.#base === null) this.#base = told - answered;
      if (quick) return;
    }
  }

  heartbeat(tick: () => Promise<void>): () => void {
    const task = schedule(EVERY_SECOND, tick, { timezone: 'UTC', noOverlap: true, logger: QUIET, suppressMissedWarning: true });
    return () => void task.destroy();
  }
}
