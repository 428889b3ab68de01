import { openEmbedded } from '../../src/adapters/postgres/embedded.js';
import { migrateNetwork } from '../../src/adapters/postgres/migrate-network.js';
import type { DatabaseTarget } from './database-target.js';

/** Brings a database to the newest schema with the migrations Guidon itself runs at its start. */
export async function migrateTarget(target: DatabaseTarget): Promise<void> {
  if (target.engine === 'postgres') {
    await migrateNetwork(target.url);
    return;
  }
  const connection = await openEmbedded(target.folder, () => undefined);
  await connection.close();
}
