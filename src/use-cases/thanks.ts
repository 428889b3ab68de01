import type { Goal } from '../core/goals/goal.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { keysOf, namePeople } from './name-people.js';

/** People who chose not to be named when others are thanked. */
export async function listUnnamed(store: CommunityStore): Promise<ReadonlySet<string>> {
  return new Set((await store.volunteersToAsk()).flatMap(({ volunteer }) => (volunteer.unnamed ? [volunteer.person] : [])));
}

/** Everyone who contributed to a goal or helped with it: platform ids, but for those who want no name, who are counted. */
export async function gatherThanked(store: CommunityStore, goal: Goal, contributors: readonly string[]): Promise<{ readonly people: readonly string[]; readonly unnamed: number }> {
  const helpers = (await store.helps({ goal: goal.id })).filter(({ handedBackAt }) => handedBackAt === null).map(({ person }) => person);
  const all = [...new Set([...contributors, ...helpers])];
  const unnamed = await listUnnamed(store);
  const named = all.filter((person) => !unnamed.has(person));
  return { people: keysOf(await namePeople(store, named), named), unnamed: all.length - named.length };
}

/** The post about a goal thanks its helpers, who then wait for it no more. */
export async function noteThanked(store: CommunityStore, goal: Goal, now: Moment): Promise<void> {
  for (const { id, handedBackAt, thankedAt } of await store.helps({ goal: goal.id })) {
    if (handedBackAt === null && thankedAt === null) await store.changeHelp(id, { thankedAt: now });
  }
}
