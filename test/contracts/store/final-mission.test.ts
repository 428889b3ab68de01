import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { MissionState } from '../../../src/core/mission/mission.js';
import { NOON, foundTown, newDelivery, newEntry, newGoal, openTestStore, type TestStore, type Town } from './open-test-store.js';
import { attempt, openRaw, type RawDatabase } from './raw-database.js';

let opened: TestStore;
let database: RawDatabase;
let final: Town;
let attained: Town;
let other: Town;

async function state(town: Town, ...states: MissionState[]): Promise<void> {
  for (const each of states) {
    const mission = { words: 'We', attainable: true, endCriterion: 'e', notLine: 'n', finalAt: NOON, madeFinalAt: NOON, attainedAt: null, evidence: null };
    await town.store.saveMission({ ...mission, state: each });
  }
}

beforeAll(async () => {
  opened = await openTestStore();
  [final, attained, other] = [await foundTown(opened.store), await foundTown(opened.store), await foundTown(opened.store)];
  await state(final, 'waiting', 'final');
  await state(attained, 'waiting', 'final', 'attained');
  await state(other, 'waiting', 'final');
  for (const town of [final, other]) {
    const goal = await town.store.addGoal(newGoal(town));
    const entry = await town.store.addEntry(newEntry(town, goal.id));
    await town.store.undoEntry(entry.id, town.noor, NOON);
    await town.store.addOffer(goal.id, town.noor, NOON);
    await town.store.addDelivery(newDelivery(town));
    await town.store.saveDraft(town.mira, 'p', {}, NOON);
  }
  await opened.close();
  database = await openRaw(opened.target);
});
afterAll(async () => {
  await database.close();
  await opened.dispose();
});

const changes = [
  "SET words = 'Others'",
  'SET attainable = false',
  'SET end_criterion = NULL',
  'SET not_line = NULL',
  "SET final_at = final_at + interval '1 day'",
  'SET made_final_at = NULL',
  'SET community_id = gen_random_uuid()',
  "SET state = 'draft'",
  "SET state = 'waiting'",
];

describe.each(changes)('%s', (change) => {
  test.each(['final', 'attained'] as const)('is refused once %s, by whoever asks', async (stands) => {
    const { community } = { final, attained }[stands].address;
    const sql = `UPDATE missions ${change} WHERE community_id = '${community}'`;
    expect(await attempt(database, { role: 'guidon_app', community }, sql)).toBe('GU001');
    await expect(database.query(sql)).rejects.toMatchObject({ code: 'GU001' });
  });
});

test.each([
  'DELETE FROM missions',
  'DELETE FROM communities',
  'DELETE FROM homes',
  'TRUNCATE missions',
  'TRUNCATE communities CASCADE',
  'TRUNCATE homes CASCADE',
  "INSERT INTO missions (community_id, words, attainable, state) SELECT community_id, 'Others', true, 'draft' FROM missions ON CONFLICT (community_id) DO UPDATE SET words = excluded.words",
])('a final mission outlives %s', async (sql) => {
  for (const role of ['guidon_app', 'guidon_queue'] as const) {
    expect(['42501', 'GU001']).toContain(await attempt(database, { role, community: final.address.community }, sql));
  }
  // The owner's own statement fails as a whole, or passes the missions by.
  await database.query('BEGIN');
  await database.query('SAVEPOINT before');
  await database.query(sql).catch(() => database.query('ROLLBACK TO before'));
  expect((await database.query("SELECT 1 FROM missions WHERE words = 'We'")).count).toBe(3);
  await database.query('ROLLBACK');
});

test('the owner can purge one community, and nothing of another goes with it', async () => {
  const tables = ['drafts', 'deliveries', 'offers', 'entries', 'goals', 'missions', 'people', 'homes'];
  const count = async (town: Town) => {
    const columns = tables.map((table) => `(SELECT count(*)::int FROM ${table} WHERE community_id = $1) AS ${table}`);
    const { rows } = await database.query(`SELECT ${columns.join(', ')}, (SELECT count(*)::int FROM communities WHERE id = $1) AS itself`, [town.address.community]);
    return Object.values(rows[0]!);
  };
  const before = await count(other);
  expect(await count(final)).toEqual(before);
  await database.query('SELECT guidon_purge_community($1)', [final.address.community]);
  expect(await count(final)).toEqual(before.map(() => 0));
  expect(await count(other)).toEqual(before);
  const sql = 'DELETE FROM missions WHERE community_id = $1';
  await expect(database.query(sql, [other.address.community])).rejects.toMatchObject({ code: 'GU001' });
});
