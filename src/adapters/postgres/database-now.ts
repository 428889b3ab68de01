import { sql } from 'drizzle-orm';
import type { Moment } from '../../core/time/moment.js';
import type { Statements } from './connection.js';
import { onlyOf } from './row-access.js';

/** The server's clock, in milliseconds. */
export async function readDatabaseNow(statements: Statements): Promise<Moment> {
  const rows = await statements.select({ now: sql`extract(epoch from clock_timestamp()) * 1000`.mapWith(Number) }).from(sql`(values (1)) as one`);
  return Math.round(onlyOf(rows).now);
}
