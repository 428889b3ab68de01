import { and, asc, eq, gt, inArray, isNull, lte, min, sql } from 'drizzle-orm';
import type { Platform } from '../../core/community/home.js';
import type { HomeAddress, QueueStore } from '../../ports/store.js';
import type { Statements } from './connection.js';
import type { Run } from './doors.js';
import { closeFlagsOf, keepUncounted } from './queue-heat.js';
import { firstOf, isId, onlyOf } from './row-access.js';
import { communities, deliveries, homes, rhythms } from './schema.js';
import { toHome } from './store-settings.js';

type Homes = Pick<QueueStore, 'homeAt' | 'joinHome' | 'leaveHome' | 'startOver' | 'homeOfMessage' | 'communities' | 'communitiesDue'>;

export function queueHomes(run: Run): Homes {
  return {
    homeAt: (platform, key) =>
      run(async (statements) => toAddressOrNull(await statements.select().from(homes).where(and(isHome(platform, key), isNull(homes.leftAt))))),
    joinHome: (platform, key, name, now) => run((statements) => join(statements, { platform, key, name, now })),
    leaveHome: (platform, key, now) => run((statements) => leave(statements, { platform, key, now })),
    startOver: (platform, key, now) => run((statements) => startOver(statements, { platform, key, now })),
    homeOfMessage: ({ platform, channel, message }) =>
      run(async (statements) => {
        const ours = and(eq(deliveries.message, message), eq(deliveries.messageChannel, channel), eq(homes.platform, platform));
        const rows = await statements
          .select({ home: homes })
          .from(deliveries)
          .innerJoin(homes, eq(homes.id, deliveries.home))
          .where(ours)
          .limit(1);
        return toAddressOrNull(rows.map((row) => row.home));
      }),
    communities: (after, most) =>
      run(async (statements) => {
        const wanted = and(isAlive, after !== null && isId(after) ? gt(homes.community, after) : undefined);
        const rows = await statements.selectDistinct({ id: homes.community }).from(homes).where(wanted).orderBy(asc(homes.community)).limit(most);
        return rows.map((row) => row.id);
      }),
    communitiesDue: (now, most) =>
      run(async (statements) => {
        const rows = await statements
          .select({ id: rhythms.community })
          .from(rhythms)
          .innerJoin(homes, eq(homes.id, rhythms.home))
          .where(and(eq(rhythms.on, true), lte(rhythms.nextDue, now), isAlive))
          .groupBy(rhythms.community)
          .orderBy(asc(min(rhythms.nextDue)))
          .limit(most);
        return rows.map((row) => row.id);
      }),
  };
}

interface Place {
  readonly platform: Platform;
  readonly key: string;
  readonly now: number;
}

const isAlive = and(isNull(homes.leftAt), isNull(homes.endedAt));

/** The row a home has now; earlier ones belong to communities that were started over. */
function isHome(platform: Platform, key: string) {
  return and(eq(homes.platform, platform), eq(homes.key, key), isNull(homes.endedAt));
}

/** One at a time for each home, until the transaction ends. */
async function waitForTurn(statements: Statements, { platform, key }: Place): Promise<void> {
  await statements.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${platform} ${key}`}, 0))`);
}

async function join(statements: Statements, place: Place & { readonly name: string }): Promise<HomeAddress> {
  const { platform, key, name, now } = place;
  await waitForTurn(statements, place);
  const known = firstOf(await statements.update(homes).set({ leftAt: null, name }).where(isHome(platform, key)).returning());
  if (known !== null) return toAddress(known);
  const made = onlyOf(await statements.insert(communities).values({ name, zone: 'UTC', startedAt: now }).returning({ id: communities.id }));
  return toAddress(onlyOf(await statements.insert(homes).values({ community: made.id, platform, key, name, joinedAt: now }).returning()));
}

async function leave(statements: Statements, { platform, key, now }: Place): Promise<void> {
  const left = await statements.update(homes).set({ leftAt: now }).where(and(isHome(platform, key), isNull(homes.leftAt))).returning({ id: homes.id });
  await closeFlagsOf(statements, left.map(({ id }) => id), now);
}

async function startOver(statements: Statements, place: Place): Promise<HomeAddress> {
  const { platform, key, now } = place;
  await waitForTurn(statements, place);
  const home = onlyOf(await statements.update(homes).set({ endedAt: now }).where(isHome(platform, key)).returning());
  const old = onlyOf(await statements.update(communities).set({ endedAt: now }).where(eq(communities.id, home.community)).returning());
  await statements
    .update(deliveries)
    .set({ state: 'skipped', reason: 'started-over', worker: null, lease: null })
    .where(and(eq(deliveries.community, old.id), inArray(deliveries.state, ['ready', 'claimed', 'unknown'])));
  const { name, zone, hasCompany } = old;
  const made = onlyOf(await statements.insert(communities).values({ name, zone, hasCompany, startedAt: now, before: old.id }).returning({ id: communities.id }));
  const { id: _, endedAt: _ended, ...kept } = home;
  const begun = onlyOf(await statements.insert(homes).values({ ...kept, community: made.id }).returning());
  await keepUncounted(statements, home.id, { community: made.id, home: begun.id });
  return toAddress(begun);
}

function toAddress(row: typeof homes.$inferSelect): HomeAddress {
  return { community: row.community, home: toHome(row) };
}

function toAddressOrNull(rows: readonly (typeof homes.$inferSelect)[]): HomeAddress | null {
  const row = firstOf(rows);
  return row === null ? null : toAddress(row);
}
