import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openRaw, type RawDatabase } from '../contracts/store/raw-database.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';

const PERSON = /person|people|user|member|author|reporter|steward/;
const SCORE = /heat|hot|score|drama|toxic|severity|threshold|shift/;

let database: TestDatabase;
let raw: RawDatabase;
/** By table, its own name among its columns. */
const columns = new Map<string, string[]>();
beforeAll(async () => {
  database = await openTestDatabase();
  raw = await openRaw(database.target);
  const { rows } = await raw.query("SELECT table_name AS name, column_name AS column, data_type AS type FROM information_schema.columns WHERE table_schema = 'public'");
  for (const { name, column } of rows) columns.set(String(name), [...(columns.get(String(name)) ?? [String(name)]), String(column)]);
});
afterAll(async () => {
  await raw.close();
  await database.dispose();
});

const tablesWith = (what: RegExp): string[] => [...columns].filter(([, names]) => names.some((name) => what.test(name))).map(([table]) => table).sort();

test('no table has both a person and a score', async () => {
  // How many people wrote is no person: the only such column, and rounded.
  const counts = { heat_hours: 'people' };
  for (const [table, column] of Object.entries(counts)) columns.set(table, (columns.get(table) ?? []).filter((name) => name !== column));
  const { rows } = await raw.query("SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'people'::regclass");
  const persons = new Set([...tablesWith(PERSON), ...rows.map(({ name }) => String(name))]);
  const scores = tablesWith(SCORE);
  expect([...persons]).toEqual(expect.arrayContaining(['consents', 'entries', 'goals', 'people']));
  expect(scores).toEqual(expect.arrayContaining(['heat_hours', 'watched_channels']));
  expect(scores.filter((table) => persons.has(table))).toEqual([]);
});
