import { and, desc, eq, gte, inArray, sql, type SQL } from 'drizzle-orm';
import type { Delivery, DeliveryKind } from '../../core/delivery/delivery.js';
import type { CommunityStore } from '../../ports/store.js';
import { isOpen, selectDeliveries, toDelivery } from './delivery-row.js';
import type { Run } from './doors.js';
import { firstOf, isId, onlyOf } from './row-access.js';
import { makeStorable } from './storable-text.js';
import { deliveries, drafts } from './schema.js';

type Deliveries = Pick<CommunityStore, 'addDelivery' | 'delivery' | 'deliveries' | 'troubled' | 'wantEdit' | 'skipDeliveries' | 'settleUnseen'>;

export function storeDeliveries(community: string, run: Run): Deliveries {
  const own = eq(deliveries.community, community);
  return {
    addDelivery: (delivery) =>
      run(async (statements) => {
        const row = { ...delivery, community, notBefore: delivery.due, turn: countWaiting(community) };
        const target = [deliveries.community, deliveries.once];
        return firstOf(await statements.insert(deliveries).values(row).onConflictDoNothing({ target }).returning({ id: deliveries.id }))?.id ?? null;
      }),
    delivery: async (id) => {
      if (!isId(id)) return null;
      return run(async (statements) => firstOf((await selectDeliveries(statements).where(and(own, eq(deliveries.id, id)))).map(toDelivery)));
    },
    deliveries: (kind, most, { target, goal } = {}) =>
      run(async (statements) => {
        const toTarget = target === undefined ? undefined : eq(deliveries.target, target);
        const aboutGoal = goal === undefined ? undefined : eq(sql`${deliveries.subject} ->> 'goal'`, goal);
        const wanted = and(own, eq(deliveries.kind, kind), toTarget, aboutGoal);
        return (await selectDeliveries(statements).where(wanted).orderBy(desc(deliveries.due), desc(deliveries.id)).limit(most)).map(toDelivery);
      }),
    troubled: (since) =>
      run(async (statements): Promise<Delivery[]> => {
        const moment = sql`coalesce(${deliveries.attemptedAt}, ${deliveries.due})`;
        const wanted = and(own, inArray(deliveries.state, ['parked', 'unknown']), gte(moment, sql`${new Date(since).toISOString()}::timestamptz`));
        return (await selectDeliveries(statements).where(wanted).orderBy(desc(moment), desc(deliveries.id))).map(toDelivery);
      }),
    wantEdit: async (id) => {
      if (!isId(id)) return;
      await run((statements) => statements.update(deliveries).set({ wanted: sql`${deliveries.wanted} + 1` }).where(and(own, eq(deliveries.id, id))));
    },
    settleUnseen: async (id, said) => {
      if (!isId(id)) return false;
      const settled = said === 'again' ? { state: 'ready' as const, reason: null } : { state: 'skipped' as const, reason: said };
      const asked = and(own, eq(deliveries.id, id), eq(deliveries.state, 'parked'), inArray(deliveries.reason, ['unseen', 'undecided']));
      const rows = await run((statements) => statements.update(deliveries).set(settled).where(asked).returning({ id: deliveries.id }));
      return rows.length > 0;
    },
    skipDeliveries: (reason, kinds) => skipDeliveries(community, run, { reason, kinds }),
  };
}

/** Beyond this many all are equally late. */
const LAST_TURN = 1_000;

/** How many of the community are to be sent already. */
function countWaiting(community: string): SQL {
  return sql`(select count(*) from (select from ${deliveries} where ${deliveries.community} = ${community} and ${isOpen} limit ${LAST_TURN}) as waiting)`;
}

/** Taking the worker away as well keeps one who has claimed it from sending; an attempt under way is left to end. */
function skipDeliveries(community: string, run: Run, wish: { reason: string; kinds: readonly DeliveryKind[] | undefined }): Promise<number> {
  const kinds = wish.kinds === undefined ? undefined : inArray(deliveries.kind, [...wish.kinds]);
  return run(async (statements) => {
    const rows = await statements
      .update(deliveries)
      .set({ state: 'skipped', reason: wish.reason, worker: null, lease: null })
      .where(and(eq(deliveries.community, community), inArray(deliveries.state, ['ready', 'claimed', 'unknown']), kinds))
      .returning({ id: deliveries.id });
    return rows.length;
  });
}

export function storeDrafts(community: string, run: Run): Pick<CommunityStore, 'saveDraft' | 'draft' | 'takeDraft'> {
  const isTheirs = (id: string, person: string) => and(eq(drafts.community, community), eq(drafts.id, id), eq(drafts.person, person));
  const draftColumns = { id: drafts.id, press: drafts.press, values: drafts.values };
  return {
    saveDraft: (person, press, values, now) =>
      run(async (statements) => {
        const kept = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, makeStorable(value)]));
        return onlyOf(await statements.insert(drafts).values({ community, person, press, values: kept, at: now }).returning({ id: drafts.id })).id;
      }),
    draft: async (id, person) => {
      if (!isId(id) || !isId(person)) return null;
      return run(async (statements) => firstOf(await statements.select(draftColumns).from(drafts).where(isTheirs(id, person))));
    },
    takeDraft: async (id, person) => {
      if (!isId(id) || !isId(person)) return null;
      return run(async (statements) => firstOf(await statements.delete(drafts).where(isTheirs(id, person)).returning(draftColumns)));
    },
  };
}
