import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { migrateTarget } from './migrate-target.js';
import { createDatabase } from './server-databases.js';

const home = resolve(import.meta.dirname, '../..');
const shelf = join(home, '.tmp/databases');
const whatDecides = ['migrations', 'src/adapters/postgres/embedded.ts', 'test/setup/migrate-target.ts', 'node_modules/@electric-sql/pglite/package.json'];

async function listFiles(path: string): Promise<string[]> {
  const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch((error: unknown) => (error as NodeJS.ErrnoException).code);
  if (inside === 'ENOENT') return [];
  if (!Array.isArray(inside)) return [path];
  return inside.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort();
}

/** A name for the state of the migrations, so that a template is made again only after they changed. */
async function nameState(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of whatDecides) {
    for (const file of await listFiles(join(home, path))) hash.update(file).update(await readFile(file));
  }
  return hash.digest('hex').slice(0, 16);
}

/** Deletes what older migrations and killed runs left, but nothing that a run going on may still copy. */
async function sweepShelf(): Promise<void> {
  for (const name of await readdir(shelf)) {
    const folder = join(shelf, name);
    const { mtimeMs } = await stat(folder);
    if (Date.now() - mtimeMs > 3_600_000) await rm(folder, { recursive: true, force: true });
  }
}

/** Returns the folder of a migrated embedded database, which must only be copied, never opened. */
export async function makeEmbeddedTemplate(): Promise<string> {
  const name = `template-${await nameState()}`;
  const folder = join(shelf, name);
  await mkdir(shelf, { recursive: true });
  if ((await readdir(shelf)).includes(name)) return folder;
  await sweepShelf();
  const draft = await mkdtemp(join(shelf, 'draft-'));
  await migrateTarget({ engine: 'embedded', folder: draft });
  // Another run may have put the same template there in the meantime.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  return folder;
}

/** Copies a template to a folder that does not exist yet. */
export async function copyTemplate(template: string, folder: string): Promise<void> {
  await cp(template, folder, { recursive: true });
}

/** Makes a migrated database of this name on the server and returns its address. */
export async function makeMigratedDatabase(server: string, name: string): Promise<string> {
  const url = await createDatabase(server, name);
  await migrateTarget({ engine: 'postgres', url });
  return url;
}
