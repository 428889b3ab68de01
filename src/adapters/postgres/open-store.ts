import type { Log } from '../../ports/log.js';
import { StoreUnavailable, type Store } from '../../ports/store.js';
import { openCommunityStore } from './community-store.js';
import type { Connection } from './connection.js';
import { readDatabaseNow } from './database-now.js';
import { DatabaseProblem } from './database-problem.js';
import { openDoors, type Doors } from './doors.js';
import { openEmbedded } from './embedded.js';
import { migrateNetwork } from './migrate-network.js';
import { openNetwork } from './network.js';
import { queueDeliveries } from './queue-deliveries.js';
import { queueDms } from './queue-dms.js';
import { queueHeat } from './queue-heat.js';
import { queueHomes } from './queue-homes.js';
import { queueMemory } from './queue-memory.js';

export interface StoreOptions {
  /** A Postgres server's address; null: the embedded engine in `folder`. */
  readonly databaseUrl: string | null;
  readonly folder: string;
  readonly log: Log;
  /** Called before something that takes seconds. */
  readonly onPreparing?: (what: 'new-folder') => void;
}

/** Opens the store on either engine, with the newest schema. Throws a DatabaseProblem when a person has to do something. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const connection = await connect(options);
  const doors = openDoors(connection);
  await tryDoors(doors).catch(async (error: unknown) => {
    await connection.close();
    throw new DatabaseProblem(error instanceof StoreUnavailable ? 'database-unreachable' : 'missing-rights', error);
  });
  return {
    of: (community) => openCommunityStore(community, doors.community(community)),
    queue: { ...queueHomes(doors.queue), ...queueDeliveries(doors.queue), ...queueMemory(doors.queue, () => connection.tidy()), ...queueHeat(doors.queue), ...queueDms(doors.queue) },
    databaseNow: () => (connection.hasClock ? doors.queue(readDatabaseNow) : Promise.resolve(null)),
    close: () => connection.close(),
  };
}

/** A database that was moved to another server may have left its roles behind. */
async function tryDoors(doors: Doors): Promise<void> {
  await doors.queue(() => Promise.resolve());
  await doors.community('')(() => Promise.resolve());
}

async function connect({ databaseUrl, folder, log, onPreparing }: StoreOptions): Promise<Connection> {
  if (databaseUrl === null) return openEmbedded(folder, () => onPreparing?.('new-folder'));
  await migrateNetwork(databaseUrl);
  return openNetwork(databaseUrl, log);
}
