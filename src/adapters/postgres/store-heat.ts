import { and, asc, desc, eq, getTableColumns, gte, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Flag } from '../../core/heat/flag.js';
import type { HeatStore } from '../../ports/heat-store.js';
import type { Run } from './doors.js';
import { addHeatHour, selectHours } from './heat-hours.js';
import { firstOf, isId, saysSomething } from './row-access.js';
import { flags, heatHours, people, slows, watchedChannels } from './schema.js';

/** The heat of one community's channels. */
export function storeHeat(community: string, run: Run): HeatStore {
  return { ...storeHours(community, run), ...storeWatched(community, run), ...storeFlags(community, run), ...storeCounted(community, run), ...storeSlows(community, run) };
}

function storeHours(community: string, run: Run): Pick<HeatStore, 'addHeatHour' | 'heatHours' | 'hotHours'> {
  const since = (from: number) => and(eq(heatHours.community, community), gte(heatHours.hour, from));
  return {
    addHeatHour: (home, channel, hour) => run((statements) => addHeatHour(statements, { community, home, channel, ...hour })),
    heatHours: async (from, where) => {
      if (where !== undefined && !isId(where.home)) return [];
      const inChannel = where === undefined ? undefined : and(eq(heatHours.home, where.home), eq(heatHours.channel, where.channel));
      return run((statements) => selectHours(statements, and(since(from), inChannel)));
    },
    hotHours: (from) => run((statements) => selectHours(statements, and(since(from), eq(heatHours.hot, true)))),
  };
}

function storeWatched(community: string, run: Run): Pick<HeatStore, 'watchedChannels' | 'changeWatched' | 'beginSpell'> {
  const target = [watchedChannels.community, watchedChannels.home, watchedChannels.channel];
  return {
    watchedChannels: () =>
      run((statements) => statements.select(watchedColumns).from(watchedChannels).where(eq(watchedChannels.community, community)).orderBy(asc(watchedChannels.home), asc(watchedChannels.channel))),
    changeWatched: async (home, channel, { watched, textSince, shift, mutedUntil, tellAtOnce }) => {
      const change = { watched, textSince, shift, mutedUntil, tellAtOnce };
      if (!isId(home) || !saysSomething(change)) return;
      await run((statements) => statements.insert(watchedChannels).values({ community, home, channel, ...change }).onConflictDoUpdate({ target, set: change }));
    },
    beginSpell: async ({ home, channel }, now, rest) => {
      if (!isId(home)) return false;
      return run(async (statements) => {
        await statements.insert(watchedChannels).values({ community, home, channel }).onConflictDoNothing();
        const is = and(eq(watchedChannels.community, community), eq(watchedChannels.home, home), eq(watchedChannels.channel, channel));
        // Whoever asks at the same time waits here, and then finds that it has begun.
        const [known] = await statements.select({ hotAt: watchedChannels.hotAt }).from(watchedChannels).where(is).for('update');
        await statements.update(watchedChannels).set({ hotAt: now }).where(is);
        return (known?.hotAt ?? Number.NEGATIVE_INFINITY) < now - rest;
      });
    },
  };
}

const { community: _community, hotAt: _hotAt, ...watchedColumns } = getTableColumns(watchedChannels);

function storeFlags(community: string, run: Run): Pick<HeatStore, 'openFlag' | 'flag' | 'flags' | 'changeFlag'> {
  const own = eq(flags.community, community);
  const isOpen = isNull(flags.closedAt);
  return {
    openFlag: async (home, channel, now) => {
      if (!isId(home)) return null;
      return run(async (statements) => firstOf((await statements.insert(flags).values({ community, home, channel, openedAt: now }).onConflictDoNothing().returning()).map(toFlag)));
    },
    flag: async (id) => (isId(id) ? run(async (statements) => firstOf((await statements.select().from(flags).where(and(own, eq(flags.id, id)))).map(toFlag))) : null),
    flags: (where) =>
      run(async (statements) => {
        const wanted = statements.select().from(flags).where(and(own, 'open' in where ? isOpen : undefined)).orderBy(desc(flags.openedAt), desc(flags.id));
        return (await ('most' in where ? wanted.limit(where.most) : wanted)).map(toFlag);
      }),
    changeFlag: async (id, { seenAt, goal, closedAt, end }) => {
      const change = { seenAt, goal, closedAt, end };
      if (!isId(id) || !saysSomething(change)) return false;
      return run(async (statements) => (await statements.update(flags).set(change).where(and(own, eq(flags.id, id), isOpen)).returning({ id: flags.id })).length > 0);
    },
  };
}

function storeCounted(community: string, run: Run): Pick<HeatStore, 'setCounted' | 'uncounted'> {
  const own = eq(people.community, community);
  return {
    setCounted: async (person, counted, now) => {
      if (!isId(person)) return;
      const uncountedAt = counted ? null : sql`coalesce(${people.uncountedAt}, ${new Date(now).toISOString()}::timestamptz)`;
      await run((statements) => statements.update(people).set({ uncountedAt, countingChangedAt: now }).where(and(own, eq(people.id, person))));
    },
    uncounted: () => run((statements) => statements.select({ home: people.home, key: people.key }).from(people).where(and(own, isNotNull(people.uncountedAt)))),
  };
}

function storeSlows(community: string, run: Run): Pick<HeatStore, 'startSlow' | 'dropSlow' | 'slows'> {
  const own = and(eq(slows.community, community), isNull(slows.endedAt));
  const columns = { id: slows.id, home: slows.home, channel: slows.channel, previous: slows.previous, until: slows.until };
  return {
    startSlow: async (slow) => {
      if (!isId(slow.home)) return null;
      const row = { community, ...slow, notBefore: slow.until };
      return run(async (statements) => firstOf(await statements.insert(slows).values(row).onConflictDoNothing().returning(columns)));
    },
    dropSlow: async (id, now) => {
      if (isId(id)) await run((statements) => statements.update(slows).set({ endedAt: now }).where(and(own, eq(slows.id, id))));
    },
    slows: () => run((statements) => statements.select(columns).from(slows).where(own).orderBy(asc(slows.until))),
  };
}

function toFlag({ community: _, ...flag }: typeof flags.$inferSelect): Flag {
  return flag;
}
