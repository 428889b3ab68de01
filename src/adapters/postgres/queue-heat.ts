import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Moment } from '../../core/time/moment.js';
import type { DueSlow, HeatQueue } from '../../ports/heat-store.js';
import type { Statements } from './connection.js';
import type { Run } from './doors.js';
import { deliveries, flags, heatHours, homes, people, slows } from './schema.js';

const HOURS_KEPT_MS = 90 * 24 * 3_600_000;
const AT_ONCE = 20;

/** What is asked about heat across communities. */
export function queueHeat(run: Run): HeatQueue {
  return {
    slowsOver: (platforms, now, again) => {
      if (platforms.length === 0) return Promise.resolve([]);
      const isDue = and(isNull(slows.endedAt), lte(slows.notBefore, now));
      const isThere = and(isNull(homes.leftAt), inArray(homes.platform, [...platforms]));
      return run(async (statements) => {
        const picked = statements.$with('picked').as(
          statements
            .select({ id: slows.id, platform: homes.platform, homeKey: homes.key })
            .from(slows)
            .innerJoin(homes, eq(homes.id, slows.home))
            .where(and(isDue, isThere))
            .orderBy(slows.until)
            .limit(AT_ONCE)
            .for('update', { of: slows, skipLocked: true }),
        );
        const given: DueSlow[] = await statements
          .with(picked)
          .update(slows)
          .set({ notBefore: again })
          .from(picked)
          .where(eq(slows.id, picked.id))
          .returning({ ...slowColumns, platform: picked.platform, homeKey: picked.homeKey });
        return given;
      });
    },
    endSlow: async ({ id, community }, now) => {
      await run((statements) => statements.update(slows).set({ endedAt: now }).where(and(eq(slows.community, community), eq(slows.id, id), isNull(slows.endedAt))));
    },
    uncountedSince: (moment) =>
      run((statements) =>
        statements
          .select({ platform: homes.platform, homeKey: homes.key, personKey: people.key, counted: sql<boolean>`${people.uncountedAt} is null` })
          .from(people)
          .innerJoin(homes, eq(homes.id, people.home))
          .where(and(gte(people.countingChangedAt, moment), isNull(homes.leftAt), isNull(homes.endedAt))),
      ),
  };
}

const slowColumns = { id: slows.id, community: slows.community, home: slows.home, channel: slows.channel, previous: slows.previous, until: slows.until };

export async function forgetHours(statements: Statements, now: Moment): Promise<void> {
  await statements.delete(heatHours).where(lt(heatHours.hour, now - HOURS_KEPT_MS));
}

/** Where Guidon is no longer, nothing can be said to have cooled; the cards say so once it is back. */
export async function closeFlagsOf(statements: Statements, homeIds: readonly string[], now: Moment): Promise<void> {
  if (homeIds.length === 0) return;
  const open = and(inArray(flags.home, [...homeIds]), isNull(flags.closedAt));
  const closed = await statements.update(flags).set({ closedAt: now, end: 'left' }).where(open).returning({ id: flags.id });
  if (closed.length === 0) return;
  const isTheirs = inArray(sql`${deliveries.subject} ->> 'flag'`, closed.map(({ id }) => id));
  await statements
    .update(deliveries)
    .set({ wanted: sql`${deliveries.wanted} + 1` })
    .where(and(inArray(deliveries.home, [...homeIds]), eq(deliveries.kind, 'flag'), isTheirs));
}

/** Whoever asked not to be counted is not asked again because the community started over. */
export async function keepUncounted(statements: Statements, from: string, to: { readonly community: string; readonly home: string }): Promise<void> {
  const columns = { key: people.key, firstSeenAt: people.firstSeenAt, uncountedAt: people.uncountedAt, countingChangedAt: people.countingChangedAt };
  const kept = await statements.select(columns).from(people).where(and(eq(people.home, from), isNotNull(people.uncountedAt)));
  if (kept.length > 0) await statements.insert(people).values(kept.map((each) => ({ ...each, community: to.community, home: to.home })));
}
