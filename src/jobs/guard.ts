import type { Log } from '../ports/log.js';
import { StoreUnavailable } from '../ports/store.js';

type Facts = Readonly<Record<string, string | number>>;

/** Does one piece of work; a failure is written down by its name and place alone, and nothing else is stopped by it. */
export async function guard<Result>(log: Log, facts: Facts, work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof StoreUnavailable) log.warn({ ...facts, reason: thrown.reason }, 'the database could not be reached for a job');
    else log.error({ ...facts, fault: thrown instanceof Error ? thrown.name : typeof thrown, trace: traceOf(thrown) }, 'a job broke');
    return null;
  }
}

/** Where it broke, without the message, which may quote what a person typed. */
function traceOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error)) return [];
  return (thrown.stack ?? '').split('\n').filter((each) => /^\s+at /.test(each)).map((each) => each.trim()).slice(0, 8);
}
