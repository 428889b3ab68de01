import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** One transaction's statements, the same on both engines. */
export type Statements = PgDatabase<PgQueryResultHKT>;

/** An open database of either engine, migrated, without a role chosen yet. */
export interface Connection {
  /** Begins, runs, commits; rolls back when the work throws. */
  transaction<Result>(work: (statements: Statements) => Promise<Result>): Promise<Result>;
  /** Whether the database has a clock of its own, shared by all who use it. */
  readonly hasClock: boolean;
  /** Gives back the room of deleted rows where nobody else does. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}
