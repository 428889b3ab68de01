import { and, asc, eq, gt, inArray, isNull, lt, lte, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Platform } from '../../core/community/home.js';
import type { Delivery, DeliveryState, Progress } from '../../core/delivery/delivery.js';
import type { Moment } from '../../core/time/moment.js';
import type { QueueStore } from '../../ports/store.js';
import type { Statements } from './connection.js';
import { deliveryColumns, isOpen, toDelivery } from './delivery-row.js';
import type { Run } from './doors.js';
import { deliveries, homes } from './schema.js';

type Deliver = Pick<QueueStore, 'claim' | 'record' | 'release' | 'claimEdits' | 'recordEdit'>;

export function queueDeliveries(run: Run): Deliver {
  return {
    claim: async (worker, platforms, ...[now, lease, most]) => {
      const wanted = and(isOpen, lte(deliveries.notBefore, now), isNull(homes.endedAt));
      const order = [deliveries.turn, deliveries.notBefore, deliveries.due];
      const rows = await run((statements) => take(statements, { wanted, platforms, now, most, order, set: { worker, lease, state: stateWhenTaken } }));
      return rows.map(toDelivery).sort((one, other) => one.notBefore - other.notBefore || one.due - other.due);
    },
    record: (delivery, worker, progress, ...[now, keep]) => run((statements) => write(statements, isHeld(delivery, worker), { progress, now, keep })),
    release: async (worker, which) => {
      const held = and(eq(deliveries.worker, worker), which === 'unbegun' ? eq(deliveries.state, 'claimed') : undefined);
      await run((statements) => statements.update(deliveries).set({ state: stateWhenReleased, worker: null, lease: null }).where(held));
    },
    // What a community has posted may still be brought up to date after it was started over: its board says so then.
    claimEdits: async (worker, platforms, ...[now, editedBefore, lease, most]) => {
      // What arrived late was drawn long ago: it is brought up to date at once.
      const lastShown = sql`coalesce(${deliveries.editedAt}, ${deliveries.due})`;
      const isOld = sql`${lastShown} <= ${new Date(editedBefore).toISOString()}::timestamptz`;
      const mayTry = or(isNull(deliveries.editNotBefore), lte(deliveries.editNotBefore, now));
      const wanted = and(eq(deliveries.state, 'sent'), gt(deliveries.wanted, deliveries.shown), isOld, mayTry);
      const rows = await run((statements) => take(statements, { wanted, platforms, now, most, order: [lastShown, deliveries.due], set: { worker, lease } }));
      return rows.map(toDelivery);
    },
    recordEdit: async (delivery, worker, { shown, drawn, editedAt, notBefore, gone }) => {
      const editNotBefore = gone ? sql`'infinity'` : notBefore;
      await run((statements) =>
        statements.update(deliveries).set({ shown, drawn, editedAt, editNotBefore, worker: null, lease: null }).where(isHeld(delivery, worker)),
      );
    },
  };
}

/** An attempt that was begun and never recorded may have arrived. */
const stateWhenTaken = sql<DeliveryState>`case when ${deliveries.state} in ('ready', 'claimed') then 'claimed' else 'unknown' end`;

const stateWhenReleased = sql<DeliveryState>`case ${deliveries.state} when 'claimed' then 'ready' when 'sending' then 'unknown' else ${deliveries.state} end`;

interface Taking {
  readonly wanted: SQL | undefined;
  readonly platforms: readonly Platform[];
  readonly now: Moment;
  readonly most: number;
  /** What decides whose turn it is. */
  readonly order: readonly SQLWrapper[];
  readonly set: { readonly worker: string; readonly lease: Moment; readonly state?: SQL };
}

/** One statement, so that no two workers take the same row and a worker that dies after it holds nothing but a lease. */
async function take(statements: Statements, { wanted, platforms, now, most, order, set }: Taking) {
  if (platforms.length === 0 || most <= 0) return [];
  const isFree = or(isNull(deliveries.lease), lt(deliveries.lease, now));
  const isThere = and(isNull(homes.leftAt), inArray(homes.platform, [...platforms]));
  const picked = statements.$with('picked').as(
    statements
      .select({ id: deliveries.id })
      .from(deliveries)
      .innerJoin(homes, eq(homes.id, deliveries.home))
      .where(and(wanted, isFree, isThere))
      .orderBy(...order.map((each) => asc(each)))
      .limit(most)
      .for('update', { of: deliveries, skipLocked: true }),
  );
  return statements
    .with(picked)
    .update(deliveries)
    .set(set)
    .where(inArray(deliveries.id, statements.select({ id: picked.id }).from(picked)))
    .returning(deliveryColumns);
}

function isHeld(delivery: Pick<Delivery, 'id' | 'community'>, worker: string) {
  return and(eq(deliveries.community, delivery.community), eq(deliveries.id, delivery.id), eq(deliveries.worker, worker));
}

interface Outcome {
  readonly progress: Progress;
  readonly now: Moment;
  readonly keep: Parameters<QueueStore['record']>[4];
}

async function write(statements: Statements, held: SQL | undefined, { progress, now, keep }: Outcome): Promise<boolean> {
  const { state, attempt, notBefore, attemptedAt, doubtedSince, lookedAt, looks, message, messageChannel, reason } = progress;
  const rows = await statements
    .update(deliveries)
    .set({
      ...{ state, attempt, notBefore, attemptedAt, doubtedSince, lookedAt, looks, message, messageChannel, reason },
      ...(keep === undefined ? { worker: null, lease: null } : { lease: keep.lease, drawn: sql`coalesce(${deliveries.drawn}, ${keep.drawn})` }),
      ...(state === 'sent' ? { sentAt: now } : {}),
    })
    .where(held)
    .returning({ id: deliveries.id });
  return rows.length > 0;
}
