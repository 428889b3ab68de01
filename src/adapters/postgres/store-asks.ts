import { and, asc, desc, eq, getTableColumns, isNull, lt, lte, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Ask, Invitation } from '../../core/asks/ask.js';
import type { Moment } from '../../core/time/moment.js';
import type { AskStore } from '../../ports/ask-store.js';
import type { Statements } from './connection.js';
import type { Run } from './doors.js';
import { nextNumber } from './next-number.js';
import { firstOf, isId, onlyOf, saysSomething } from './row-access.js';
import { asks, helps, invitations } from './schema.js';
import { holdConsent } from './store-volunteers.js';

type Asks = Pick<AskStore, 'addAsk' | 'ask' | 'asks' | 'changeAsk'>;
type Invitations = Pick<AskStore, 'addInvitation' | 'invitation' | 'invitations' | 'latestInvitations' | 'noteInvited' | 'askedBefore' | 'answerInvitation'>;

/** Asks, and who was invited to help. */
export function storeAsks(community: string, run: Run): Asks & Invitations {
  return { ...storeAskRows(community, run), ...storeInvitations(community, run) };
}

function isAsk(community: string, id: string) {
  return and(eq(asks.community, community), eq(asks.id, id));
}

function storeAskRows(community: string, run: Run): Asks {
  return {
    addAsk: (ask) =>
      run(async (statements) => {
        const number = await nextNumber(statements, asks, community);
        return toAsk(onlyOf(await statements.insert(asks).values({ ...ask, community, number }).returning()));
      }),
    ask: async (id) => (isId(id) ? run(async (statements) => firstOf((await statements.select().from(asks).where(isAsk(community, id))).map(toAsk))) : null),
    asks: (state) =>
      run(async (statements) => {
        const wanted = and(eq(asks.community, community), state === undefined ? undefined : eq(asks.state, state));
        return (await statements.select().from(asks).where(wanted).orderBy(desc(asks.number))).map(toAsk);
      }),
    changeAsk: async (id, { state, closedAt, messagesFrom }) => {
      const change = { state, closedAt, messagesFrom };
      if (isId(id) && saysSomething(change)) await run((statements) => statements.update(asks).set(change).where(isAsk(community, id)));
    },
  };
}

/** The ask, whose places nobody else gives away before this transaction has ended. */
export async function holdAsk(statements: Statements, community: string, id: string): Promise<Ask | null> {
  return firstOf((await statements.select().from(asks).where(isAsk(community, id)).for('no key update')).map(toAsk));
}

/** Places taken: by people who help and have not handed it back. */
export function countHelping(statements: Statements, ask: { readonly community: string; readonly id: string }): Promise<number> {
  return statements.$count(helps, and(eq(helps.community, ask.community), eq(helps.ask, ask.id), isNull(helps.handedBackAt)));
}

function countWaiting(statements: Statements, ask: { readonly community: string; readonly id: string }): Promise<number> {
  return statements.$count(invitations, and(eq(invitations.community, ask.community), eq(invitations.ask, ask.id), isNull(invitations.answer)));
}

const { community: _, ...invitationColumns } = getTableColumns(invitations);
const earlier = alias(invitations, 'earlier');

function storeInvitations(community: string, run: Run): Invitations {
  const own = eq(invitations.community, community);
  const select = (statements: Statements) => statements.select(invitationColumns).from(invitations).$dynamic();
  return {
    addInvitation: async (wish) => (isId(wish.ask) && isId(wish.person) ? run((statements) => invite(statements, community, wish)) : null),
    invitation: async (id) => (isId(id) ? run(async (statements) => firstOf(await select(statements).where(and(own, eq(invitations.id, id))))) : null),
    invitations: async (ask) => (isId(ask) ? run((statements) => select(statements).where(and(own, eq(invitations.ask, ask))).orderBy(asc(invitations.at), asc(invitations.id))) : []),
    latestInvitations: (most) =>
      run((statements) => {
        const before = statements
          .select({ id: earlier.id })
          .from(earlier)
          .where(and(eq(earlier.community, community), eq(earlier.person, invitations.person), sql`(${earlier.at}, ${earlier.id}) < (${invitations.at}, ${invitations.id})`));
        const wasFirst = sql<boolean>`${notExists(before)}`;
        return statements.select({ ...invitationColumns, wasFirst }).from(invitations).where(own).orderBy(desc(invitations.at), desc(invitations.id)).limit(most);
      }),
    noteInvited: async (id, at) => {
      if (isId(id)) await run((statements) => statements.update(invitations).set({ at }).where(and(own, eq(invitations.id, id), lt(invitations.at, at))));
    },
    askedBefore: async (id) => (isId(id) ? run((statements) => readAskedBefore(statements, community, id)) : null),
    answerInvitation: async (id, { answer, answeredAt, laterUntil }) => {
      if (!isId(id)) return false;
      const unanswered = and(own, eq(invitations.id, id), isNull(invitations.answer));
      return run(async (statements) => (await statements.update(invitations).set({ answer, answeredAt, laterUntil }).where(unanswered).returning({ id: invitations.id })).length > 0);
    },
  };
}

async function readAskedBefore(statements: Statements, community: string, id: string): Promise<Moment | null> {
  const before = and(eq(earlier.person, invitations.person), eq(earlier.community, community), ne(earlier.id, id), lte(earlier.at, invitations.at));
  const isIt = and(eq(invitations.community, community), eq(invitations.id, id));
  const rows = await statements.select({ at: earlier.at }).from(invitations).innerJoin(earlier, before).where(isIt).orderBy(desc(earlier.at)).limit(1);
  return firstOf(rows)?.at ?? null;
}

async function invite(statements: Statements, community: string, wish: Parameters<AskStore['addInvitation']>[0]): Promise<Invitation | null> {
  const ask = await holdAsk(statements, community, wish.ask);
  if (ask?.state !== 'open' || !(await holdConsent(statements, community, wish.person))) return null;
  const which = { community, id: ask.id };
  if ((await countHelping(statements, which)) + (await countWaiting(statements, which)) >= ask.places) return null;
  const row = { ...wish, community, reasons: [...wish.reasons] };
  return firstOf(await statements.insert(invitations).values(row).onConflictDoNothing().returning(invitationColumns));
}

function toAsk({ community: _community, ...ask }: typeof asks.$inferSelect): Ask {
  return ask;
}
