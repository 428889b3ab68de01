import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from '../use-cases/context.js';
import { guard } from './guard.js';

const PAGE = 100;

type List = (after: string | null, most: number) => Promise<readonly string[]>;

/** Looks after each community in turn, all that Guidon is in or those `list` names; what breaks in one stops no other. */
export async function watchCommunities({ store, log }: Surroundings, job: string, watch: (store: CommunityStore) => Promise<void>, list: List = (after, most) => store.queue.communities(after, most)): Promise<void> {
  let after: string | null = null;
  for (;;) {
    const page: readonly string[] = await list(after, PAGE);
    for (const community of page) await guard(log, { job, community }, () => watch(store.of(community)));
    if (page.length < PAGE) return;
    after = page.at(-1) ?? null;
  }
}
