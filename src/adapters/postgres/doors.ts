import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'drizzle-orm';
import type { Connection, Statements } from './connection.js';
import { explainFailure } from './store-failure.js';

/** Runs statements as one transaction behind one door. */
export type Run = <Result>(work: (statements: Statements) => Promise<Result>) => Promise<Result>;

export interface Doors {
  community(id: string): Run;
  readonly queue: Run;
}

/** The two ways to the tables: as guidon_app for one community, as guidon_queue for the few tables asked across them. */
export function openDoors(connection: Connection): Doors {
  const inside = new AsyncLocalStorage<true>();
  const openAs = (role: string, community: string): Run => async (work) => {
    // On the embedded engine this would wait for itself for ever.
    if (inside.getStore()) throw new Error('Inside `together` only the store handed to the work can be asked.');
    try {
      return await connection.transaction(async (statements) => {
        await statements.execute(chooseRole(role, community));
        return inside.run(true, () => work(statements));
      });
    } catch (error) {
      throw explainFailure(error);
    }
  };
  return { community: (id) => openAs('guidon_app', id), queue: openAs('guidon_queue', '') };
}

/** Everything ends with the transaction, so that nothing is left on a connection the next one uses. */
function chooseRole(role: string, community: string) {
  return sql`select set_config('guidon.community', ${community}, true), set_config('timezone', 'UTC', true),
    set_config('statement_timeout', '10s', true), set_config('lock_timeout', '5s', true),
    set_config('idle_in_transaction_session_timeout', '30s', true), set_config('role', ${role}, true)`;
}

/** Runs steps in a transaction that is open; once one has failed the whole cannot be kept, even if somebody caught it. */
export function joinSteps(statements: Statements): { readonly run: Run; throwIfFailed(): void } {
  const failures: unknown[] = [];
  return {
    run: async (work) => {
      try {
        return await work(statements);
      } catch (error) {
        failures.push(explainFailure(error));
        throw failures[0];
      }
    },
    throwIfFailed: () => {
      if (failures.length > 0) throw failures[0];
    },
  };
}
