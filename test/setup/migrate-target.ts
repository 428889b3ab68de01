import { existsSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import type { DatabaseTarget } from './database-target.js';

const adapter = new URL('../../src/adapters/postgres/migrate-database.ts', import.meta.url);

/** Brings a database to the newest schema with the migrations Guidon itself runs at its start. */
export async function migrateTarget(target: DatabaseTarget): Promise<void> {
  if (existsSync(adapter)) {
    const { migrateDatabase } = (await import(adapter.href)) as { migrateDatabase: (target: DatabaseTarget) => Promise<void> };
    await migrateDatabase(target);
    return;
  }
  if (target.engine === 'embedded') await (await PGlite.create(target.folder)).close();
}
