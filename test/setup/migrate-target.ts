import { migrateDatabase } from '../../src/adapters/postgres/migrate-database.js';
import type { DatabaseTarget } from './database-target.js';

/** Brings a database to the newest schema with the migrations Guidon itself runs at its start. */
export async function migrateTarget(target: DatabaseTarget): Promise<void> {
  await migrateDatabase(target);
}
