import type { CommunityStore } from '../ports/store.js';

/** The platform's ids of people, by ours; whoever is not known any more is left out. */
export async function namePeople(store: CommunityStore, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const people = wanted.length === 0 ? [] : await store.people(wanted);
  return new Map(people.map(({ id, key }) => [id, key]));
}

/** The same people in the same order, as the platform knows them. */
export function keysOf(names: ReadonlyMap<string, string>, ids: readonly string[]): string[] {
  return ids.flatMap((id) => names.get(id) ?? []);
}
