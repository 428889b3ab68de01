import { afterAll, expect, test } from '@jest/globals';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { DatabaseTarget } from './database-target.js';
import { openTestDatabase, type TestDatabase } from './test-database.js';

const opened: TestDatabase[] = [];

afterAll(async () => {
  for (const each of opened) await each.dispose();
});

async function query(target: DatabaseTarget, sql: string): Promise<unknown[]> {
  if (target.engine === 'embedded') {
    const database = await PGlite.create(join(target.folder, 'database'));
    const { rows } = await database.query(sql);
    await database.close();
    return rows;
  }
  const client = new pg.Client({ connectionString: target.url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

test('each test database is its own copy of the template', async () => {
  const first = await openTestDatabase();
  const second = await openTestDatabase();
  opened.push(first, second);

  await query(first.target, 'CREATE TABLE only_here (id int)');

  const find = "SELECT tablename FROM pg_tables WHERE tablename = 'only_here'";
  expect(await query(first.target, find)).toEqual([{ tablename: 'only_here' }]);
  expect(await query(second.target, find)).toEqual([]);
});
