import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { DatabaseTarget } from '../../setup/database-target.js';

type Row = Record<string, any>;

/** One session with SQL of the test's own, as the owner of the tables. Close the store first: the embedded engine takes one at a time. */
export interface RawDatabase {
  query(sql: string, values?: unknown[]): Promise<{ rows: Row[]; count: number }>;
  close(): Promise<void>;
}

export async function openRaw(target: DatabaseTarget): Promise<RawDatabase> {
  if (target.engine === 'embedded') {
    const database = await PGlite.create(join(target.folder, 'database'));
    return {
      query: async (sql, values) => {
        const { rows, affectedRows } = await database.query<Row>(sql, values);
        return { rows, count: Math.max(rows.length, affectedRows ?? 0) };
      },
      close: () => database.close(),
    };
  }
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  return {
    query: async (sql, values) => {
      const { rows, rowCount } = await client.query<Row>(sql, values);
      return { rows, count: rowCount ?? 0 };
    },
    close: () => client.end(),
  };
}

export type Door = { readonly role: 'guidon_app' | 'guidon_queue'; readonly community?: string };

/** What a statement came to when run behind a door: how many rows, or which error. Nothing of it is kept. */
export async function attempt(database: RawDatabase, door: Door, sql: string, values?: unknown[]): Promise<number | string> {
  await database.query('BEGIN');
  try {
    await database.query("SELECT set_config('guidon.community', $1, true), set_config('role', $2, true)", [door.community ?? '', door.role]);
    return (await database.query(sql, values)).count;
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await database.query('ROLLBACK');
  }
}
