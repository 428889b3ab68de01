import type { Clock } from '../../ports/clock.js';

/** What is wanted, or null when it takes longer; it goes on all the same. */
export async function within<Result>(milliseconds: number, wanted: Promise<Result>, clock: Clock): Promise<Result | null> {
  return Promise.race([wanted, clock.sleep(milliseconds).then(() => null)]);
}
