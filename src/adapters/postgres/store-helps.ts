import { and, asc, eq, isNull, notExists, sql, type SQL } from 'drizzle-orm';
import type { Help } from '../../core/asks/ask.js';
import type { AskStore, NewHelp } from '../../ports/ask-store.js';
import type { Statements } from './connection.js';
import type { Run } from './doors.js';
import { firstOf, isId, saysSomething } from './row-access.js';
import { gladGiven, goals, helps, invitations, offers } from './schema.js';
import { countHelping, holdAsk } from './store-asks.js';

type Helps = Pick<AskStore, 'addHelp' | 'help' | 'helps' | 'changeHelp' | 'offeredNeverAsked'>;

/** Who helps, who offered and was never asked. */
export function storeHelps(community: string, run: Run): Helps {
  const own = eq(helps.community, community);
  return {
    addHelp: (help) => run((statements) => takePlace(statements, community, help)),
    help: async (id) => (isId(id) ? run(async (statements) => firstOf((await statements.select().from(helps).where(and(own, eq(helps.id, id)))).map(toHelp))) : null),
    helps: async (where) => {
      const wanted = readWhere(where);
      if (wanted === null) return [];
      return run(async (statements) => (await statements.select().from(helps).where(and(own, wanted)).orderBy(asc(helps.at), asc(helps.id))).map(toHelp));
    },
    changeHelp: async (id, change) => isId(id) && run((statements) => changeHelp(statements, { community, id }, change)),
    offeredNeverAsked: () =>
      run((statements) => {
        const isActive = and(eq(goals.community, offers.community), eq(goals.id, offers.goal), eq(goals.state, 'active'));
        const asked = statements.select({ id: invitations.id }).from(invitations).where(and(eq(invitations.community, community), eq(invitations.person, offers.person)));
        return statements
          .select({ goal: offers.goal, person: offers.person, at: offers.at })
          .from(offers)
          .innerJoin(goals, isActive)
          .where(and(eq(offers.community, community), notExists(asked)))
          .orderBy(asc(offers.at), asc(offers.person));
      }),
  };
}

/** Null: no row can be meant. */
function readWhere(where: Parameters<Helps['helps']>[0]): SQL | undefined | null {
  if ('ask' in where) return isId(where.ask) ? eq(helps.ask, where.ask) : null;
  if ('goal' in where) return isId(where.goal) ? eq(helps.goal, where.goal) : null;
  if ('running' in where) return and(isNull(helps.handedBackAt), isNull(helps.doneAt));
  return and(isNull(helps.handedBackAt), isNull(helps.thankedAt));
}

async function takePlace(statements: Statements, community: string, help: NewHelp): Promise<Help | null> {
  if (help.ask !== null) {
    const ask = isId(help.ask) ? await holdAsk(statements, community, help.ask) : null;
    if (!ask || ask.state === 'closed' || (await countHelping(statements, { community, id: ask.id })) >= ask.places) return null;
  }
  return firstOf((await statements.insert(helps).values({ ...help, community }).onConflictDoNothing().returning()).map(toHelp));
}

type HelpChange = Parameters<AskStore['changeHelp']>[1];

async function changeHelp(statements: Statements, { community, id }: { readonly community: string; readonly id: string }, change: HelpChange): Promise<boolean> {
  const { handedBackAt, doneAt, check, checkAskedAt, stewardSettledAt, thankedAt } = change;
  const said = { handedBackAt, doneAt, check, checkAskedAt, stewardSettledAt, thankedAt };
  if (!saysSomething(said)) return false;
  const is = and(eq(helps.community, community), eq(helps.id, id));
  const known = firstOf(await statements.select({ ask: helps.ask }).from(helps).where(is));
  // A place that is given back and the last one that is taken are not to be told apart by chance.
  if (known?.ask && handedBackAt !== undefined) await holdAsk(statements, community, known.ask);
  const ends = handedBackAt !== undefined || doneAt !== undefined ? and(isNull(helps.handedBackAt), isNull(helps.doneAt)) : undefined;
  const once = (['checkAskedAt', 'stewardSettledAt', 'thankedAt'] as const).filter((each) => said[each] !== undefined).map((each) => isNull(helps[each]));
  const another = check === undefined ? undefined : sql`${helps.check} is distinct from ${check}`;
  return (await statements.update(helps).set(said).where(and(is, ends, another, ...once)).returning({ id: helps.id })).length > 0;
}

/** Whether people were glad of what was achieved. */
export function storeGlad(community: string, run: Run): Pick<AskStore, 'addGlad' | 'glad'> {
  const isGoal = (goal: string) => and(eq(goals.community, community), eq(goals.id, goal));
  const counts = { good: goals.gladGood, fair: goals.gladFair, bad: goals.gladBad };
  const names = { good: 'gladGood', fair: 'gladFair', bad: 'gladBad' } as const;
  return {
    addGlad: async (goal, person, answer) => {
      if (!isId(goal) || !isId(person)) return false;
      return run(async (statements) => {
        const given = await statements.insert(gladGiven).values({ community, goal, person }).onConflictDoNothing().returning({ goal: gladGiven.goal });
        if (given.length === 0) return false;
        await statements.update(goals).set({ [names[answer]]: sql`${counts[answer]} + 1` }).where(isGoal(goal));
        return true;
      });
    },
    glad: async (goal) => {
      const none = { good: 0, fair: 0, bad: 0 };
      return isId(goal) ? run(async (statements) => firstOf(await statements.select(counts).from(goals).where(isGoal(goal))) ?? none) : none;
    },
  };
}

function toHelp({ community: _, ...help }: typeof helps.$inferSelect): Help {
  return help;
}
