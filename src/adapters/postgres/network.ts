import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Log } from '../../ports/log.js';
import { StoreUnavailable } from '../../ports/store.js';
import type { Connection, Statements } from './connection.js';
import { explainFailure, readField } from './store-failure.js';

const limits: pg.PoolConfig = {
  max: 10,
  connectionTimeoutMillis: 5_000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  // For a server that no longer answers; one that does is stopped earlier by its own limits, set in each transaction.
  query_timeout: 12_000,
};

/** Connections to a Postgres server, made when needed: one that went away is found again by itself. */
export function openNetwork(url: string, log: Log): Connection {
  const pool = new pg.Pool({ connectionString: url, ...limits });
  pool.on('error', (error) => {
    log.info({ reason: readField(error, 'code') }, 'idle database connection lost');
  });
  return {
    hasClock: true,
    transaction: async (work) => {
      const client = await pool.connect();
      return runIn(client, work);
    },
    tidy: () => Promise.resolve(),
    close: () => pool.end(),
  };
}

async function runIn<Result>(client: pg.PoolClient, work: (statements: Statements) => Promise<Result>): Promise<Result> {
  let broken = false;
  const onLost = () => {
    broken = true;
  };
  client.on('error', onLost);
  try {
    await client.query('BEGIN');
    const result = await work(drizzle(client));
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken ||= !(await isRolledBack(client, error));
    throw error;
  } finally {
    client.off('error', onLost);
    client.release(broken);
  }
}

/** A connection that broke, or no longer answers, is not asked again. */
async function isRolledBack(client: pg.PoolClient, error: unknown): Promise<boolean> {
  const explained = explainFailure(error);
  if (explained instanceof StoreUnavailable && explained.reason === 'unreachable') return false;
  return client.query('ROLLBACK').then(
    () => true,
    () => false,
  );
}
