import { NodeClock } from '../adapters/node/clock.js';
import { DatabaseProblem } from '../adapters/postgres/database-problem.js';
import { openStore } from '../adapters/postgres/open-store.js';
import { readConfig, readVariables } from '../config.js';
import { openLog } from '../log.js';

/** Lets new conversations be opened again after a platform refused one; says what it did. */
async function release(): Promise<string> {
  const { databaseUrl, folder } = readConfig(readVariables());
  const store = await openStore({ databaseUrl, folder, log: openLog('fatal') });
  try {
    const stop = await store.queue.dmStop();
    const released = await store.queue.releaseDms(new NodeClock().now());
    if (!released || stop === null) return 'New conversations were not stopped; nothing was done.';
    return `Stopped since ${new Date(stop.since).toISOString()}, when ${stop.reason} refused a direct message. Released: messages that wait are sent within the hour, at most five new conversations in ten minutes.`;
  } finally {
    await store.close();
  }
}

try {
  process.stdout.write(`${await release()}\n`);
} catch (error) {
  const why = error instanceof DatabaseProblem ? error.code : error instanceof Error ? error.name : typeof error;
  process.stderr.write(`Nothing was released: the database could not be opened (${why}). With the embedded database, stop Guidon first.\n`);
  process.exit(1);
}
