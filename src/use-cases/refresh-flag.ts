import type { CommunityStore } from '../ports/store.js';

const MOST_FLAGS = 200;

/** Lets the card of a flag follow what was decided about it. */
export async function refreshFlag(store: CommunityStore, flag: string): Promise<void> {
  const cards = await store.deliveries('flag', MOST_FLAGS);
  for (const { id } of cards.filter(({ subject }) => subject['flag'] === flag)) await store.wantEdit(id);
}
