import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as schema from '../../../src/adapters/postgres/schema.js';
import { NOON, foundTown, newDelivery, newEntry, newGoal, openTestStore, type TestStore, type Town } from './open-test-store.js';
import { attempt, openRaw, type Door, type RawDatabase } from './raw-database.js';

/** Tables of no community: nobody but the queue's door reaches them. */
const withoutCommunity = ['dm_openings', 'dm_stop', 'registrations', 'seen'];
const ofCommunity = [
  ...['asks', 'communities', 'consents', 'deliveries', 'drafts', 'entries', 'flags', 'glad_given', 'goals', 'heat_hours', 'helps', 'homes', 'interests', 'invitations'],
  ...['missions', 'occurrences', 'offers', 'people', 'proposals', 'rhythms', 'slows', 'standings', 'volunteers', 'watched_channels'],
];
const acrossCommunities = ['asks', 'communities', 'deliveries', 'drafts', 'flags', 'heat_hours', 'helps', 'homes', 'people', 'rhythms', 'slows'];
/** Refused: for lack of a right, or by a policy. */
const REFUSED = '42501';

let opened: TestStore;
let database: RawDatabase;
let ours: Town;
let theirs: Town;
let app: Door;

/** One row in each table. */
async function furnish(town: Town): Promise<void> {
  const { store, home, mira, noor } = town;
  await store.saveConsent(mira, { purpose: 'notes', wording: 'w', givenAt: NOON, refusedAt: null, withdrawnAt: null });
  const mission = { words: 'We', attainable: false, endCriterion: null, notLine: null, finalAt: NOON, attainedAt: null, evidence: null };
  await store.saveMission({ ...mission, state: 'waiting', madeFinalAt: null });
  await store.saveMission({ ...mission, state: 'final', madeFinalAt: NOON });
  await store.addStanding({ day: '2026-03-02', us: 1, them: 2, unit: 'u', publishedAt: null }, NOON);
  const goal = await store.addGoal(newGoal(town));
  await store.addEntry(newEntry(town, goal.id));
  await store.addOffer(goal.id, noor, NOON);
  const set = { recurrence: { every: 'day' }, at: '09:00', anchor: '2026-03-02', catchUp: 'latest', on: true, offReason: null, plannedTo: NOON, nextDue: NOON } as const;
  const rhythm = await store.saveRhythm({ home, channel: 'general', ...set });
  await store.addOccurrence({ home, channel: 'general', rhythm: rhythm.id, local: '2026-03-02T09:00', due: NOON, outcome: 'missed', reason: null, delivery: null });
  await store.addDelivery(newDelivery(town));
  await store.saveDraft(mira, 'p', {}, NOON);
  await store.changeWatched(home, 'general', { tellAtOnce: true });
  await store.addHeatHour(home, 'general', { hour: NOON, heat: 0.5, kind: 'none', signals: [], reasons: [], messages: 9, people: 5, hot: false });
  await store.openFlag(home, 'general', NOON);
  await store.startSlow({ home, channel: 'general', previous: 0, until: NOON });
  await store.setCounted(noor, false, NOON);
  await furnishAsks(town, goal.id);
}

async function furnishAsks({ store, home, mira, noor }: Town, goal: string): Promise<void> {
  const proposal = await store.addProposal({ home, channel: 'general', author: mira, title: 'A bench', words: null, link: null, at: NOON });
  await store.setInterest(proposal.id, noor, 'help', NOON);
  await store.saveConsent(noor, { purpose: 'asks', wording: 'w', givenAt: NOON, refusedAt: null, withdrawnAt: null });
  await store.saveVolunteer({ person: noor, skills: ['paint'], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false }, NOON);
  const wish = { task: 'Paint it', size: null, deadline: '2026-04-01', places: 2, skill: null, asker: mira, messagesFrom: null, answerHours: 48, seed: 1, at: NOON };
  const ask = await store.addAsk({ goal, ...wish });
  await store.addInvitation({ ask: ask.id, person: noor, at: NOON, reasons: [] });
  await store.addHelp({ ask: ask.id, goal, person: mira, way: 'call', at: NOON });
  await store.addGlad(goal, mira, 'good');
}

beforeAll(async () => {
  opened = await openTestStore();
  ours = await foundTown(opened.store);
  theirs = await foundTown(opened.store);
  for (const town of [ours, theirs]) await furnish(town);
  await opened.store.queue.firstTime('discord', 'k', NOON);
  await opened.store.queue.saveRegistration('discord', 'f');
  await opened.store.queue.takeDmPlace('discord:mira', NOON, { most: 5, window: 1, apart: 0 });
  await opened.store.queue.stopDms('refused', NOON);
  await opened.close();
  database = await openRaw(opened.target);
  app = { role: 'guidon_app', community: ours.address.community };
});
afterAll(async () => {
  await database.close();
  await opened.dispose();
});

const keyOf = (table: string) => (table === 'communities' ? 'id' : 'community_id');
const listOf = async (sql: string) => (await database.query(sql)).rows.map((row) => Object.values(row)[0] as string);

describe('the schema', () => {
  test('consists of the tables named here', async () => {
    const tables = await listOf("SELECT relname::text FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace ORDER BY 1");
    expect(tables).toEqual([...ofCommunity, ...withoutCommunity].sort());
    const inCode = Object.values(schema).map((table) => Reflect.get(table, Symbol.for('drizzle:Name')));
    expect(inCode.sort()).toEqual(tables);
  });

  test('has forced row security and a policy for the app on each table of a community', async () => {
    const secured = `SELECT c.relname::text FROM pg_class c WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity
      AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.roles = '{guidon_app}' AND p.qual LIKE '%guidon.community%') ORDER BY 1`;
    expect(await listOf(secured)).toEqual(ofCommunity);
    const withColumn = "SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'community_id' ORDER BY 1";
    expect(await listOf(withColumn)).toEqual(ofCommunity.filter((table) => table !== 'communities'));
    expect(await listOf("SELECT tablename::text FROM pg_policies WHERE 'guidon_queue' = ANY (roles) ORDER BY 1")).toEqual(acrossCommunities);
  });

  test('names the community in every unique rule and reference that is about one', async () => {
    // Ids of their own are random; a home's platform id and a community's own id come before any community.
    const blind = `SELECT c.conname::text FROM pg_constraint c WHERE c.connamespace = 'public'::regnamespace AND c.contype IN ('u', 'f', 'p')
      AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey) AND a.attname = 'community_id') ORDER BY 1`;
    const keyless = ['glad_given', 'heat_hours', 'interests', 'missions', 'occurrences', 'offers', 'volunteers', 'watched_channels'];
    const ownIds = ofCommunity.filter((table) => !keyless.includes(table)).map((table) => `${table}_pkey`);
    expect(await listOf(blind)).toEqual([...ownIds, 'dm_openings_pkey', 'dm_stop_pkey', 'registrations_pkey', 'seen_platform_key_pk'].sort());
  });

  test('puts nobody beside a measure of heat: no table names both, and none with heat leads to people', async () => {
    const both = `SELECT table_name::text FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1
      HAVING bool_or(column_name ~ 'person|steward|reporter|confirmed_by|author|member|user') AND bool_or(column_name ~ 'heat|hot|score|shift|signal|rating|toxic')`;
    expect(await listOf(both)).toEqual([]);
    const leads = `SELECT DISTINCT c.confrelid::regclass::text FROM pg_constraint c WHERE c.contype = 'f'
      AND c.conrelid::regclass::text IN ('heat_hours', 'watched_channels', 'flags', 'slows') ORDER BY 1`;
    expect(await listOf(leads)).toEqual(['goals', 'homes']);
    const named = "SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'people' ORDER BY 1";
    expect(await listOf(named)).toEqual(['community_id', 'counting_changed_at', 'first_message_at', 'first_seen_at', 'home_id', 'id', 'key', 'uncounted_at', 'unreachable_until']);
  });

  test('never says who was glad and who was not: one table has who, another how many', async () => {
    const columns = (like: string) => listOf(`SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND ${like} ORDER BY 1`);
    expect(await columns("column_name LIKE '%glad%'")).toEqual(['goals.glad_bad', 'goals.glad_fair', 'goals.glad_good']);
    expect(await columns("table_name LIKE '%glad%'")).toEqual(['glad_given.community_id', 'glad_given.goal_id', 'glad_given.person_id']);
  });

  test('has two roles that can do nothing by themselves', async () => {
    const { rows } = await database.query("SELECT rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname LIKE 'guidon\\_%' ORDER BY 1");
    const nothing = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false };
    expect(rows).toEqual(['guidon_app', 'guidon_queue'].map((rolname) => ({ rolname, ...nothing })));
    expect(await listOf("SELECT relname::text FROM pg_class JOIN pg_roles r ON r.oid = relowner WHERE rolname LIKE 'guidon\\_%'")).toEqual([]);
  });
});

describe.each(ofCommunity)('behind one community’s door, %s', (table) => {
  const key = keyOf(table);

  test('of one’s own are seen, of others not', async () => {
    const count = `SELECT 1 FROM ${table}`;
    expect(await attempt(database, app, count)).toBeGreaterThan(0);
    expect(await attempt(database, app, `${count} WHERE ${key} <> $1`, [ours.address.community])).toBe(0);
    expect(await attempt(database, app, `${count} WHERE ${key} = $1`, [theirs.address.community])).toBe(0);
  });

  test('are none when no community was named', async () => {
    expect(await attempt(database, { role: 'guidon_app' }, `SELECT 1 FROM ${table}`)).toBe(0);
  });

  test('of others are not written', async () => {
    const foreign = theirs.address.community;
    const [row] = (await database.query(`SELECT row_to_json(t)::text AS row FROM ${table} t WHERE ${key} = $1`, [foreign])).rows;
    const before = (await database.query(`SELECT t::text FROM ${table} t ORDER BY 1`)).rows;
    expect(await attempt(database, app, `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $1::json)`, [row?.row])).toBe(REFUSED);
    expect(await attempt(database, app, `UPDATE ${table} SET ${key} = $1`, [foreign])).toBe(table === 'missions' ? 'GU001' : REFUSED);
    expect([0, REFUSED]).toContain(await attempt(database, app, `UPDATE ${table} SET ${key} = ${key} WHERE ${key} = $1`, [foreign]));
    expect([0, REFUSED]).toContain(await attempt(database, app, `DELETE FROM ${table} WHERE ${key} = $1`, [foreign]));
    expect(await attempt(database, app, `TRUNCATE ${table}`)).toBe(REFUSED);
    expect((await database.query(`SELECT t::text FROM ${table} t ORDER BY 1`)).rows).toEqual(before);
  });

  test.each(['guidon_app', 'guidon_queue'] as const)('are not removed by %s, drafts and hours of heat excepted', async (role) => {
    const removed = await attempt(database, { ...app, role }, `DELETE FROM ${table}`);
    if (table === 'drafts') expect(removed).toBe(role === 'guidon_app' ? 1 : 2);
    else expect(removed).toBe(table === 'heat_hours' && role === 'guidon_queue' ? 2 : REFUSED);
    expect(await attempt(database, { ...app, role }, `TRUNCATE ${table} CASCADE`)).toBe(REFUSED);
  });
});

describe('behind the queue’s door', () => {
  const queue: Door = { role: 'guidon_queue' };

  test.each(ofCommunity.filter((table) => !acrossCommunities.includes(table)))('%s are out of reach', async (table) => {
    for (const sql of [`SELECT 1 FROM ${table}`, `UPDATE ${table} SET ${keyOf(table)} = NULL`, `INSERT INTO ${table} DEFAULT VALUES`]) {
      expect(await attempt(database, queue, sql)).toBe(REFUSED);
    }
  });

  test('what drafts say and what deliveries are about is not its business', async () => {
    expect(await attempt(database, queue, 'SELECT values FROM drafts')).toBe(REFUSED);
    expect(await attempt(database, queue, "UPDATE deliveries SET target = 'elsewhere'")).toBe(REFUSED);
    expect(await attempt(database, queue, 'UPDATE rhythms SET is_on = false')).toBe(REFUSED);
  });

  test('of people it learns only who asked not to be counted, of heat and flags nothing', async () => {
    expect(await attempt(database, queue, 'SELECT key FROM people')).toBe(2);
    expect(await attempt(database, queue, 'SELECT id FROM people')).toBe(REFUSED);
    expect(await attempt(database, queue, 'UPDATE people SET uncounted_at = NULL')).toBe(REFUSED);
    const stranger = 'INSERT INTO people (community_id, home_id, key, first_seen_at) SELECT community_id, id, $1, joined_at FROM homes LIMIT 1';
    expect(await attempt(database, queue, stranger, ['stranger'])).toBe(REFUSED);
    expect(await attempt(database, queue, 'SELECT heat FROM heat_hours')).toBe(REFUSED);
    expect(await attempt(database, queue, 'SELECT channel FROM flags')).toBe(REFUSED);
    expect(await attempt(database, queue, 'UPDATE slows SET previous = 0')).toBe(REFUSED);
  });

  test('of asks and helps it learns only where some are under way', async () => {
    expect(await attempt(database, queue, 'SELECT community_id FROM asks')).toBe(2);
    expect(await attempt(database, queue, 'SELECT community_id FROM helps')).toBe(2);
    for (const table of ['asks', 'helps']) expect(await attempt(database, queue, `SELECT id FROM ${table}`)).toBe(REFUSED);
    expect(await attempt(database, queue, "SELECT * FROM guidon_registers_of('discord', 'noor')")).toBe(2);
    expect(await attempt(database, app, "SELECT * FROM guidon_registers_of('discord', 'noor')")).toBe(REFUSED);
    expect(await attempt(database, queue, 'SELECT 1 FROM volunteers')).toBe(REFUSED);
  });

  test.each(withoutCommunity)('%s are its own', async (table) => {
    expect(await attempt(database, queue, `SELECT 1 FROM ${table}`)).toBe(1);
    expect(await attempt(database, app, `SELECT 1 FROM ${table}`)).toBe(REFUSED);
  });
});

describe('what no door leads to', () => {
  test.each([
    'CREATE TABLE mine (id int)',
    'CREATE TEMPORARY TABLE communities (id uuid)',
    'ALTER TABLE goals DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE missions DISABLE TRIGGER guard_mission',
    'DROP TABLE drafts',
    'DROP POLICY one_community ON goals',
    'DROP TRIGGER guard_mission ON missions',
    'CREATE OR REPLACE FUNCTION guidon_guard_mission() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$',
    'GRANT guidon_queue TO guidon_app',
    'CREATE ROLE another',
    "COPY goals TO PROGRAM 'true'",
    "COPY goals TO '/tmp/goals'",
    "SELECT pg_read_file('PG_VERSION')",
    "SET session_replication_role = 'replica'",
    'SELECT * FROM drizzle.__drizzle_migrations',
    'UPDATE entries SET amount = 1',
    "UPDATE deliveries SET target = 'elsewhere'",
    'UPDATE homes SET ended_at = NULL',
    "INSERT INTO communities (name, zone, started_at) VALUES ('x', 'UTC', '2026-01-01')",
    "SELECT guidon_purge_community('00000000-0000-4000-8000-000000000000')",
  ])('%s', async (sql) => {
    const refused = sql.startsWith('CREATE TEMPORARY') ? [REFUSED, '42P07', 0] : [REFUSED];
    expect(refused).toContain(await attempt(database, app, sql));
  });
});
