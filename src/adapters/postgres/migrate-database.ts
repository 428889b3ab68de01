import type { DatabaseTarget } from './database-target.js';
import { openEmbedded } from './embedded.js';
import { migrateNetwork } from './migrate-network.js';

/** Brings a database to the newest schema and closes it again. Throws a DatabaseProblem. */
export async function migrateDatabase(target: DatabaseTarget): Promise<void> {
  if (target.engine === 'postgres') {
    await migrateNetwork(target.url);
    return;
  }
  const connection = await openEmbedded(target.folder, () => undefined);
  await connection.close();
}
