import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { env } from 'node:process';
import pg from 'pg';
import { createDatabase, dropDatabase } from '../setup/server-databases.js';

const STATES = `select count(*)::int as open from deliveries where state in ('ready', 'claimed', 'sending', 'unknown')`;
const RHYTHMS = `select count(*)::int as open from rhythms where is_on and next_due <= now() + interval '1 hour'`;
const UNKNOWN = `select id::text as id from deliveries where state = 'unknown'`;
const UNDER_WAY = `select id::text as id from deliveries where state = 'sending' and worker like $1`;
const PARKED = `select target, reason, count(*)::int as count from deliveries where state = 'parked' and kind <> 'manager-note' group by 1, 2`;
const NOTES_IN_DOUBT = `select count(*)::int as open from deliveries where state = 'parked' and kind = 'manager-note'`;
const SKIPPED = `select count(*)::int as open from deliveries where state = 'skipped'`;

export interface Parked {
  readonly target: string;
  readonly reason: string;
  readonly count: number;
}

/**
 * The run's own database on a real server. Its tables are read only to know when there is nothing left to wait for and what
 * a blow met; what is lost or doubled is judged without them.
 */
export class PostgresServer {
  readonly url: string;

  private constructor(
    private readonly server: string,
    private readonly name: string,
    url: string,
  ) {
    this.url = url;
  }

  static async prepare(name: string): Promise<PostgresServer> {
    const server = env['GUIDON_TEST_DATABASE_URL'];
    if (server === undefined) throw new Error('There is no Postgres: run script/evidence, or set GUIDON_TEST_DATABASE_URL.');
    return new PostgresServer(server, name, await createDatabase(server, name));
  }

  /** Stops the server at once, without a farewell to anybody, and starts it again; settles when it takes connections. */
  async crash(): Promise<void> {
    const data = env['GUIDON_TEST_POSTGRES_DATA'];
    if (data === undefined) throw new Error('This Postgres is not ours to stop: leave DATABASE_URL away.');
    const owner = env['GUIDON_TEST_POSTGRES_OWNER'] ?? '';
    const command = [...(owner === '' ? [] : ['runuser', '-u', owner, '--']), 'pg_ctl', '-D', data, '-m', 'immediate', '-w', '-l', join(dirname(data), 'server.log'), 'restart'];
    const [program = '', ...rest] = command;
    const child = spawn(program, rest, { cwd: dirname(data), stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(`pg_ctl ended with ${String(code)}`);
  }

  /** How much is still to be done; null while the server is away. */
  async countOpen(): Promise<number | null> {
    const rows = await this.#ask<{ open: number }>(`${STATES} union all ${RHYTHMS}`);
    return rows === null ? null : rows.reduce((sum, { open }) => sum + open, 0);
  }

  async listUnknown(): Promise<string[]> {
    return ((await this.#ask<{ id: string }>(UNKNOWN)) ?? []).map(({ id }) => id);
  }

  /** Attempts that were begun by this process and not recorded. */
  async listUnderWay(pid: number): Promise<string[]> {
    return ((await this.#ask<{ id: string }>(UNDER_WAY, [`worker-${String(pid)}-%`])) ?? []).map(({ id }) => id);
  }

  async listParked(): Promise<Parked[]> {
    return (await this.#ask<Parked & Record<string, unknown>>(PARKED)) ?? [];
  }

  async countNotesInDoubt(): Promise<number> {
    return (await this.#ask<{ open: number }>(NOTES_IN_DOUBT))?.[0]?.open ?? 0;
  }

  async countSkipped(): Promise<number> {
    return (await this.#ask<{ open: number }>(SKIPPED))?.[0]?.open ?? 0;
  }

  async dispose(): Promise<void> {
    await dropDatabase(this.server, this.name);
  }

  async #ask<Row extends pg.QueryResultRow>(sql: string, values: string[] = []): Promise<Row[] | null> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: 3_000, query_timeout: 10_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(sql, values)).rows;
    } catch (error) {
      if (isOursToMend(error)) throw error;
      return null;
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Classes of errors that say the question was wrong, not that the server is away. */
function isOursToMend(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^(42|22)/.test(code);
}
