import { and, asc, desc, eq, gt, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/pg-core';
import type { Moment } from '../../core/time/moment.js';
import type { DmBudget, DmPlace, DmQueue } from '../../ports/ask-store.js';
import type { Statements } from './connection.js';
import type { Run } from './doors.js';
import { firstOf, isId } from './row-access.js';
import { asks, dmOpenings, dmStop, helps, homes } from './schema.js';

const DAY = 24 * 3_600_000;

/** What is asked about direct messages across communities and processes. */
export function queueDms(run: Run): DmQueue {
  return {
    takeDmPlace: (key, now, budget) => run((statements) => takePlace(statements, { key, now, ...budget })),
    stopDms: (reason, now) =>
      run(async (statements) => {
        const stop = { since: now, reason, releasedAt: null };
        const rows = await statements
          .insert(dmStop)
          .values(stop)
          .onConflictDoUpdate({ target: dmStop.one, set: stop, setWhere: isNotNull(dmStop.releasedAt) })
          .returning({ since: dmStop.since });
        return rows.length > 0;
      }),
    releaseDms: (now) =>
      run(async (statements) => (await statements.update(dmStop).set({ releasedAt: now }).where(isNull(dmStop.releasedAt)).returning({ since: dmStop.since })).length > 0),
    dmStop: () => run(readStop),
    registersOf: (platform, personKey) =>
      run(async (statements) => {
        const places = sql<{ community: string; person: string }>`guidon_registers_of(${platform}, ${personKey})`;
        return statements.select({ community: sql<string>`community`, person: sql<string>`person` }).from(places);
      }),
    communitiesAsking: (after, most) => run((statements) => listAsking(statements, after, most)),
  };
}

interface Wish extends DmBudget {
  readonly key: string;
  readonly now: Moment;
}

/** All others are counted, those of a process whose clock is ahead too, so that no window of time ever holds more. */
async function takePlace(statements: Statements, { key, now, most, window, apart }: Wish): Promise<DmPlace> {
  await statements.execute(sql`select pg_advisory_xact_lock(hashtextextended('guidon direct messages', 0))`);
  if ((await readStop(statements)) !== null) return { is: 'stopped' };
  const others = await statements
    .select({ at: dmOpenings.at })
    .from(dmOpenings)
    .where(and(ne(dmOpenings.key, key), gt(dmOpenings.at, now - window)))
    .orderBy(desc(dmOpenings.at))
    .limit(most);
  const [last, oldest] = [others[0], others[most - 1]];
  const until = Math.max((last?.at ?? -Infinity) + apart, (oldest?.at ?? -Infinity) + window);
  if (until > now) return { is: 'wait', until };
  const at = sql`greatest(${dmOpenings.at}, ${new Date(now).toISOString()}::timestamptz)`;
  await statements.insert(dmOpenings).values({ key, at: now }).onConflictDoUpdate({ target: dmOpenings.key, set: { at } });
  return { is: 'taken' };
}

async function readStop(statements: Statements): Promise<{ readonly since: Moment; readonly reason: string } | null> {
  return firstOf(await statements.select({ since: dmStop.since, reason: dmStop.reason }).from(dmStop).where(isNull(dmStop.releasedAt)));
}

async function listAsking(statements: Statements, after: string | null, most: number): Promise<string[]> {
  const open = statements.select({ id: asks.community }).from(asks).where(eq(asks.state, 'open'));
  const helping = statements.select({ id: helps.community }).from(helps).where(and(isNull(helps.handedBackAt), isNull(helps.doneAt)));
  const busy = unionAll(open, helping).as('busy');
  const isThere = and(isNull(homes.leftAt), isNull(homes.endedAt), after !== null && isId(after) ? gt(busy.id, after) : undefined);
  const rows = await statements.selectDistinct({ id: busy.id }).from(busy).innerJoin(homes, eq(homes.community, busy.id)).where(isThere).orderBy(asc(busy.id)).limit(most);
  return rows.map(({ id }) => id);
}

/** Places are needed for minutes; a day is kept for clocks that differ. */
export async function forgetDmPlaces(statements: Statements, now: Moment): Promise<void> {
  await statements.delete(dmOpenings).where(lt(dmOpenings.at, now - DAY));
}
