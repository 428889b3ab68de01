import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { StoreUnavailable, type Store } from '../../../src/ports/store.js';
import { openStore } from '../../../src/adapters/postgres/open-store.js';
import { migrateTarget } from '../../setup/migrate-target.js';
import { createDatabase, dropDatabase } from '../../setup/server-databases.js';
import { NOON, foundTown, newGoal, silent } from './open-test-store.js';
import { startOtherProcess } from './other-process.js';
import { openProxy } from './proxy.js';
import { startServer, type RestartableServer } from './restartable-server.js';

const server = process.env.GUIDON_TEST_DATABASE_URL!;
const made: string[] = [];

async function makeDatabase(): Promise<string> {
  const name = `${process.env.GUIDON_TEST_TEMPLATE}_n${randomBytes(4).toString('hex')}`;
  made.push(name);
  return createDatabase(server, name);
}

afterAll(async () => {
  for (const name of made) await dropDatabase(server, name);
});

const open = (databaseUrl: string) => openStore({ databaseUrl, folder: '', log: silent });

/** Until it works again; the test's own time limit ends the waiting. */
async function eventually<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      await new Promise((settle) => setTimeout(settle, 100));
    }
  }
}

describe('starting', () => {
  test('three processes at once on an empty database migrate it once', async () => {
    const url = await makeDatabase();
    const others = [1, 2, 3].map(() => startOtherProcess({ engine: 'postgres', url }));
    expect(await Promise.all(others.map((other) => other.next()))).toEqual(['open', 'open', 'open']);
    for (const other of others) await other.kill();
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query('SELECT hash FROM drizzle.__drizzle_migrations');
    await client.end();
    expect(new Set(rows.map((row) => row.hash)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
  });

  test('four databases of one server at once share the roles', async () => {
    const urls = [await makeDatabase(), await makeDatabase(), await makeDatabase(), await makeDatabase()];
    await Promise.all(urls.map((url) => migrateTarget({ engine: 'postgres', url })));
    for (const url of urls) await (await open(url)).close();
  });

  test('what is in the way has a name', async () => {
    const wrong = async (change: (url: URL) => void) => {
      const url = new URL(server);
      change(url);
      const problem = await open(url.href).then(
        () => null,
        (error: unknown) => error as Error & { code: string },
      );
      expect(problem?.message).not.toContain(new URL(server).password || 'no password');
      return problem?.code;
    };
    expect(await wrong((url) => (url.port = '1'))).toBe('database-unreachable');
    expect(await wrong((url) => (url.pathname = '/not_there'))).toBe('database-missing');
  });
});

describe('as an owner without other rights', () => {
  const owner = `guidon_owner_${randomBytes(4).toString('hex')}`;
  const outsider = `guidon_outsider_${randomBytes(4).toString('hex')}`;
  let admin: pg.Client;
  let address: URL;

  beforeAll(async () => {
    admin = new pg.Client({ connectionString: server });
    await admin.connect();
    address = new URL(await makeDatabase());
    await admin.query(`CREATE ROLE ${owner} LOGIN CREATEROLE PASSWORD 'secret'`);
    await admin.query(`CREATE ROLE ${outsider} LOGIN PASSWORD 'secret'`);
    // Roles made by others on this server are not theirs to take.
    await admin.query("DO $$ BEGIN CREATE ROLE guidon_app NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    await admin.query("DO $$ BEGIN CREATE ROLE guidon_queue NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
    await admin.query(`GRANT guidon_app, guidon_queue TO ${owner}`);
    await admin.query(`ALTER DATABASE ${pg.escapeIdentifier(address.pathname.slice(1))} OWNER TO ${owner}`);
  });
  afterAll(async () => {
    await dropDatabase(server, address.pathname.slice(1));
    await admin.query(`DROP ROLE ${owner}, ${outsider}`);
    await admin.end();
  });

  const as = (user: string, password: string) => {
    const url = new URL(address);
    [url.username, url.password] = [user, password];
    return url.href;
  };

  test('everything works, and forced security binds the owner too', async () => {
    const store = await open(as(owner, 'secret'));
    const town = await foundTown(store);
    await town.store.addGoal(newGoal(town));
    const client = new pg.Client({ connectionString: as(owner, 'secret') });
    await client.connect();
    expect((await client.query('SELECT 1 FROM goals')).rowCount).toBe(0);
    await client.query("SET guidon.keeper = 'on'");
    expect((await client.query('SELECT 1 FROM goals')).rowCount).toBe(1);
    await client.query("SET guidon.keeper = ''");
    await client.query('SELECT guidon_purge_community($1)', [town.address.community]);
    await client.end();
    expect(await store.queue.homeAt('discord', town.key)).toBeNull();
    await store.close();
  });

  test('a wrong password and missing rights are told apart', async () => {
    await expect(open(as(owner, 'wrong'))).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(open(as(outsider, 'secret'))).rejects.toMatchObject({ code: 'missing-rights' });
  });
});

describe('a lost connection', () => {
  test('cut and mended: calls fail as such in between, and work again by themselves', async () => {
    const proxy = await openProxy(await makeDatabase());
    const store = await open(proxy.url);
    const town = await foundTown(store);
    for (let round = 0; round < 3; round += 1) {
      const busy = Array.from({ length: 20 }, () => town.store.settings().catch((error: unknown) => error));
      proxy.cut();
      for (const result of await Promise.all(busy)) if (result instanceof Error) expect(result).toBeInstanceOf(StoreUnavailable);
      await expect(town.store.settings()).rejects.toMatchObject({ name: 'StoreUnavailable', reason: 'unreachable' });
      proxy.mend();
      expect(await eventually(() => town.store.settings())).toMatchObject({ name: 'Lighthouse' });
    }
    await store.close();
    await proxy.close();
  });

  test('fallen silent: calls end all the same', async () => {
    const proxy = await openProxy(await makeDatabase());
    const store = await open(proxy.url);
    const town = await foundTown(store);
    proxy.fallSilent();
    const calls = await Promise.allSettled([town.store.settings(), town.store.goals(), store.queue.communities(null, 1)]);
    for (const call of calls) expect(call).toMatchObject({ status: 'rejected', reason: { name: 'StoreUnavailable' } });
    proxy.mend();
    expect(await eventually(() => town.store.settings())).toMatchObject({ name: 'Lighthouse' });
    await store.close();
    await proxy.close();
  });

  test('ended by the server in mid-transaction: nothing half is kept', async () => {
    const url = await makeDatabase();
    const store = await open(url);
    const town = await foundTown(store);
    const admin = new pg.Client({ connectionString: url });
    await admin.connect();
    const working = town.store.together(async (inner) => {
      await inner.changeSettings({ name: 'Half' });
      await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
      await inner.addGoal(newGoal(town));
    });
    await expect(working).rejects.toBeInstanceOf(StoreUnavailable);
    await admin.end();
    expect((await eventually(() => town.store.settings())).name).toBe('Lighthouse');
    expect(await town.store.goals()).toEqual([]);
    await store.close();
  });
});

describe('a server that crashes and comes back', () => {
  let own: RestartableServer;
  let store: Store;
  beforeAll(async () => {
    own = await startServer();
    store = await open(own.url);
  });
  afterAll(async () => {
    await store.close();
    await own.stop();
  });

  test('keeps what was acknowledged, and the store goes on without a restart', async () => {
    const town = await foundTown(store);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      let down = true;
      const writing = (async () => {
        for (let index = 0; down; index += 1) {
          const key = `${round}-${index}`;
          await store.queue.firstTime('discord', key, NOON).then(
            () => acknowledged.push(key),
            async (error: unknown) => {
              expect(error).toBeInstanceOf(StoreUnavailable);
              await new Promise((settle) => setTimeout(settle, 50));
            },
          );
        }
      })();
      await own.restart();
      down = false;
      await writing;
      expect(await eventually(() => town.store.settings())).toMatchObject({ name: 'Lighthouse' });
    }
    for (const key of acknowledged) expect(await store.queue.firstTime('discord', key, NOON)).toBe(false);
  });
});
