import { eq, sql, type SQL } from 'drizzle-orm';
import type { Statements } from './connection.js';
import { communities, type asks, type goals, type proposals } from './schema.js';

/** The number the next row of a community gets. Whoever adds at the same time waits here, so that each is given once. */
export async function nextNumber(statements: Statements, table: typeof asks | typeof goals | typeof proposals, community: string): Promise<SQL<number>> {
  await statements.select({ id: communities.id }).from(communities).where(eq(communities.id, community)).for('no key update');
  return sql<number>`(select coalesce(max(${table.number}), 0) + 1 from ${table} where ${table.community} = ${community})`;
}
