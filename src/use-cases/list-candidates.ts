import type { Ask } from '../core/asks/ask.js';
import { shortlist, type Candidate, type Shortlist } from '../core/asks/shortlist.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';

/** From so many invitations can be seen whether somebody new is due. */
const MOST_LOOKED_AT = 20;

/** An ask, or one that is still being written. */
export type Wanted = Pick<Ask, 'goal' | 'skill' | 'asker' | 'seed'> & { readonly id: string | null };

/** Whom the community would ask for it now, in which order and why. */
export async function shortlistFor(store: CommunityStore, ask: Wanted, now: Moment): Promise<Shortlist> {
  return shortlist({ ask, candidates: await listCandidates(store, ask), now, sinceNew: await countSinceNew(store) });
}

async function listCandidates(store: CommunityStore, { id, goal }: Wanted): Promise<Candidate[]> {
  const offered = new Set((await store.offers(goal)).map(({ person }) => person));
  const interested = new Set(await store.interestedIn(goal));
  const asked = new Set(id === null ? [] : (await store.invitations(id)).map(({ person }) => person));
  // Whoever gave a place back is not asked to take it again.
  const helping = new Set(id === null ? [] : (await store.helps({ ask: id })).map(({ person }) => person));
  return (await store.volunteersToAsk()).map((known) => {
    const { person } = known.volunteer;
    return { ...known, offeredOnGoal: offered.has(person), interested: interested.has(person), askedForThis: asked.has(person), helpsWithThis: helping.has(person) };
  });
}

async function countSinceNew(store: CommunityStore): Promise<number> {
  const latest = await store.latestInvitations(MOST_LOOKED_AT);
  const place = latest.findIndex(({ wasFirst }) => wasFirst);
  return place < 0 ? latest.length : place;
}
