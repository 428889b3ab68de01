import { and, asc, desc, eq, inArray, isNull, notExists, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Entry, EntryState } from '../../core/goals/goal.js';
import type { CommunityStore, Undone } from '../../ports/store.js';
import type { Statements } from './connection.js';
import type { Run } from './doors.js';
import { firstOf, isId, onlyOf } from './row-access.js';
import { entries } from './schema.js';

type Entries = Pick<CommunityStore, 'addEntry' | 'entries' | 'entriesOf' | 'entry' | 'latestEntry' | 'confirmEntry' | 'undoEntry'>;

const undoing = alias(entries, 'undoing');

export function storeEntries(community: string, run: Run): Entries {
  const ofGoals = (goals: readonly string[]) =>
    run((statements) => list(statements, community, inArray(entries.goal, [...goals])).orderBy(asc(entries.at), asc(entries.id)));
  return {
    addEntry: (entry) => run(async (statements) => toEntry({ ...onlyOf(await statements.insert(entries).values({ ...entry, community }).returning()), undoneBy: null })),
    entries: async (goal) => (isId(goal) ? (await ofGoals([goal])).map(toEntry) : []),
    entriesOf: async (goals) => {
      const known = goals.filter(isId);
      const rows = known.length === 0 ? [] : (await ofGoals(known)).map(toEntry);
      return new Map(goals.map((goal) => [goal, rows.filter((row) => row.goal === goal)]));
    },
    entry: async (id) => (isId(id) ? run(async (statements) => toEntryOrNull(await list(statements, community, eq(entries.id, id)))) : null),
    latestEntry: async (person, goal) => {
      if (!isId(person) || (goal !== null && !isId(goal))) return null;
      const theirs = and(or(eq(entries.person, person), eq(entries.reporter, person)), goal === null ? undefined : eq(entries.goal, goal), isNull(undoing.id));
      return run(async (statements) => toEntryOrNull(await list(statements, community, theirs).orderBy(desc(entries.at), desc(entries.id)).limit(1)));
    },
    confirmEntry: async (id, by, now) => isId(id) && run((statements) => confirm(statements, { community, id, by, now })),
    undoEntry: async (id, by, now) => (isId(id) ? run((statements) => undo(statements, { community, id, by, now })) : 'already-undone'),
  };
}

/** Entries with the one that undoes them; the undoing records themselves are left out. */
function list(statements: Statements, community: string, wanted: ReturnType<typeof and>) {
  return statements
    .select({
      id: entries.id,
      goal: entries.goal,
      person: entries.person,
      reporter: entries.reporter,
      amount: entries.amount,
      item: entries.item,
      note: entries.note,
      link: entries.link,
      at: entries.at,
      waiting: entries.waiting,
      confirmedAt: entries.confirmedAt,
      undoneBy: undoing.id,
    })
    .from(entries)
    .leftJoin(undoing, and(eq(undoing.community, entries.community), eq(undoing.undoes, entries.id)))
    .where(and(eq(entries.community, community), isNull(entries.undoes), wanted))
    .$dynamic();
}

type EntryRow = Awaited<ReturnType<typeof list>>[number];

interface Deed {
  readonly community: string;
  readonly id: string;
  readonly by: string;
  readonly now: number;
}

async function confirm(statements: Statements, { community, id, by, now }: Deed): Promise<boolean> {
  const undone = statements.select({ one: sql`1` }).from(undoing).where(and(eq(undoing.community, community), eq(undoing.undoes, id)));
  const rows = await statements
    .update(entries)
    .set({ confirmedAt: now, confirmedBy: by })
    .where(and(eq(entries.community, community), eq(entries.id, id), eq(entries.waiting, true), isNull(entries.confirmedAt), notExists(undone)))
    .returning({ id: entries.id });
  return rows.length > 0;
}

/** Two at once write one undo: the second meets the first's row. */
async function undo(statements: Statements, { community, id, by, now }: Deed): Promise<Undone> {
  const found = firstOf(await statements.select().from(entries).where(and(eq(entries.community, community), eq(entries.id, id), isNull(entries.undoes))));
  if (found === null) return 'already-undone';
  const { goal, person, item } = found;
  const rows = await statements
    .insert(entries)
    .values({ community, goal, person, reporter: by, amount: -found.amount, item, at: now, undoes: id })
    .onConflictDoNothing()
    .returning({ id: entries.id });
  return rows.length > 0 ? 'undone' : 'already-undone';
}

function toEntryOrNull(rows: readonly EntryRow[]): Entry | null {
  const row = firstOf(rows);
  return row === null ? null : toEntry(row);
}

function toEntry(row: EntryRow): Entry {
  const { id, goal, person, reporter, amount, item, note, link, at } = row;
  return { id, goal, person, reporter, amount, item, note, link, at, state: nameState(row) };
}

function nameState(row: EntryRow): EntryState {
  if (row.undoneBy !== null) return 'undone';
  return row.waiting && row.confirmedAt === null ? 'waiting' : 'counted';
}
