import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Connection } from './connection.js';
import { DatabaseProblem } from './database-problem.js';
import { lockFolder } from './folder-lock.js';
import { migrationsFolder } from './migrations-folder.js';
import { isDiskFull } from './store-failure.js';

/** The Postgres inside @electric-sql/pglite; it opens no other version's files. */
const ENGINE_VERSION = '18';
/** A third of the memory of the engine's own settings, and a log that does not outgrow the data. */
const startParams = [...PGlite.defaultStartParams, '-c', 'shared_buffers=8MB', '-c', 'max_wal_size=64MB'];

/** Opens the embedded engine in `folder/database`, makes it when missing and brings it to the newest schema. */
export async function openEmbedded(folder: string, onNew: () => void): Promise<Connection> {
  await makePrivate(folder);
  const lock = await lockFolder(folder);
  try {
    const engine = await openEngine(folder, onNew);
    await migrate(drizzle(engine), { migrationsFolder });
    return connectTo(engine, () => lock.release());
  } catch (error) {
    await lock.release();
    throw nameProblem(error);
  }
}

/** The engine makes its files readable for everybody, so the folder keeps everybody out. */
async function makePrivate(folder: string): Promise<void> {
  try {
    await mkdir(join(folder, 'database'), { recursive: true, mode: 0o700 });
    await chmod(join(folder, 'database'), 0o700);
  } catch (error) {
    throw new DatabaseProblem(isDiskFull(error) ? 'disk-full' : 'folder-forbidden', error);
  }
}

async function openEngine(folder: string, onNew: () => void): Promise<PGlite> {
  const dataDir = join(folder, 'database');
  const making = join(folder, 'database.making');
  if (await exists(making)) await rm(dataDir, { recursive: true, force: true });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (await isMade(dataDir)) return PGlite.create({ dataDir, startParams });
  onNew();
  // Whoever is killed now leaves half a database, which the next start would take for a damaged one.
  await writeFile(making, '');
  const engine = await PGlite.create({ dataDir, startParams });
  await rm(making);
  return engine;
}

/** Whether there is a database of this engine's version; a folder with anything else in it is left as it is. */
async function isMade(dataDir: string): Promise<boolean> {
  const files = await readdir(dataDir);
  if (files.length === 0) return false;
  const version = files.includes('PG_VERSION') ? await readFile(join(dataDir, 'PG_VERSION'), 'utf8') : '';
  if (version.trim() !== ENGINE_VERSION) throw new DatabaseProblem('folder-unreadable');
  return true;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function connectTo(engine: PGlite, onClosed: () => Promise<void>): Connection {
  const database = drizzle(engine);
  return {
    hasClock: false,
    transaction: (work) => database.transaction(work),
    tidy: async () => {
      await engine.exec('VACUUM');
    },
    close: async () => {
      await engine.close();
      await onClosed();
    },
  };
}

function nameProblem(error: unknown): unknown {
  if (error instanceof DatabaseProblem) return error;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return new DatabaseProblem(isDiskFull(cause) ? 'disk-full' : 'folder-unreadable', cause);
}
