import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { migrateNetwork } from '../../../src/adapters/postgres/migrate-network.js';
import { migrationsFolder } from '../../../src/adapters/postgres/migrations-folder.js';
import { createDatabase, dropDatabase } from '../../setup/server-databases.js';

const server = process.env.GUIDON_TEST_DATABASE_URL!;
const ROUNDS = process.env.FULL === '1' ? 50 : 3;
const REPLICAS = 8;
const made: string[] = [];

interface Journal {
  readonly entries: readonly { readonly tag: string }[];
}

afterAll(async () => {
  for (const name of made) await dropDatabase(server, name);
});

async function makeDatabase(): Promise<string> {
  const name = `${process.env.GUIDON_TEST_TEMPLATE}_m${randomBytes(4).toString('hex')}`;
  made.push(name);
  return createDatabase(server, name);
}

const readJournal = async (folder: string): Promise<Journal> => JSON.parse(await readFile(join(folder, 'meta', '_journal.json'), 'utf8')) as Journal;

async function ask<Row extends pg.QueryResultRow>(url: string, work: (client: pg.Client) => Promise<Row[]>): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A database as the version before the newest migration left it. */
async function makePrevious(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guidon-migrations-'));
  try {
    await cp(migrationsFolder, folder, { recursive: true });
    const journal = await readJournal(folder);
    await writeFile(join(folder, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries: journal.entries.slice(0, -1) }));
    const url = await makeDatabase();
    await ask(url, async (client) => {
      await migrate(drizzle(client), { migrationsFolder: folder });
      return [];
    });
    expect(await countApplied(url)).toBe(journal.entries.length - 1);
    return url;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function countApplied(url: string): Promise<number> {
  const rows = await ask(url, async (client) => (await client.query<{ hash: string }>('SELECT hash FROM drizzle.__drizzle_migrations')).rows);
  expect(new Set(rows.map(({ hash }) => hash)).size).toBe(rows.length);
  return rows.length;
}

test.each([['from empty', makeDatabase], ['from the version before', makePrevious]])(
  `${String(REPLICAS)} replicas at once migrate %s, ${String(ROUNDS)} times: none fails, each step is applied once`,
  async (_, make) => {
    const steps = (await readJournal(migrationsFolder)).entries.length;
    for (let round = 0; round < ROUNDS; round += 1) {
      const url = await make();
      const ends = await Promise.allSettled(Array.from({ length: REPLICAS }, () => migrateNetwork(url)));
      expect({ round, failed: ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : [])) }).toEqual({ round, failed: [] });
      expect({ round, applied: await countApplied(url) }).toEqual({ round, applied: steps });
      await dropDatabase(server, made.pop() ?? '');
    }
  },
  ROUNDS * 60_000,
);
