import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { StoreUnavailable } from '../../ports/store.js';
import { DatabaseProblem, type DatabaseProblemCode } from './database-problem.js';
import { migrationsFolder } from './migrations-folder.js';
import { explainFailure, readField } from './store-failure.js';

const OLDEST_VERSION = 150_000;
/** Any number that no other program on the same database locks. */
const LOCK = 7_486_434;

/** Brings a server's database to the newest schema; several processes may start at once. Throws a DatabaseProblem. */
export async function migrateNetwork(url: string): Promise<void> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
    // Without a listener a connection lost between two statements would end the process.
    client.on('error', () => undefined);
    await connect(client);
    try {
      await migrateBy(client);
    } finally {
      await client.end();
    }
  } catch (error) {
    throw nameProblem(error);
  }
}

/** What goes wrong here without the server having said so lies on the way to it. */
async function connect(client: pg.Client): Promise<void> {
  try {
    await client.connect();
  } catch (error) {
    const known = byState[readField(error, 'code') ?? ''];
    throw new DatabaseProblem(known ?? 'database-unreachable', error);
  }
}

async function migrateBy(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::integer AS version");
  if ((rows[0]?.version ?? 0) < OLDEST_VERSION) throw new DatabaseProblem('database-too-old');
  // The lock is the session's: drizzle commits in between, which would end a transaction's.
  await client.query("SELECT set_config('lock_timeout', '60s', false)");
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  await client.query("SELECT set_config('lock_timeout', '5s', false)");
  await migrate(drizzle(client), { migrationsFolder });
}

const byState: Readonly<Record<string, DatabaseProblemCode>> = {
  '28P01': 'wrong-password',
  '28000': 'wrong-password',
  '3D000': 'database-missing',
  '42501': 'missing-rights',
};

function nameProblem(thrown: unknown): DatabaseProblem {
  if (thrown instanceof DatabaseProblem) return thrown;
  const cause: unknown = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown;
  const known = byState[readField(cause, 'code') ?? ''];
  if (known !== undefined) return new DatabaseProblem(known, cause);
  const explained = explainFailure(cause);
  if (!(explained instanceof StoreUnavailable)) throw explained;
  return new DatabaseProblem(nameReason(explained.reason), cause);
}

function nameReason(reason: StoreUnavailable['reason']): DatabaseProblemCode {
  if (reason === 'unreachable') return 'database-unreachable';
  return reason === 'busy' ? 'database-busy' : 'disk-full';
}
