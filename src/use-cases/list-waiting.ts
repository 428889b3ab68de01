import type { Counted } from '../cards/proposal-card.js';
import type { CommunityStore } from '../ports/store.js';
import { countInterest } from './show-proposal.js';

/** Proposals nobody has decided about, those first that most people would help with, then those that wait longest. */
export async function listWaiting(store: CommunityStore): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const proposal of await store.proposals('open')) counted.push(await countInterest(store, proposal));
  return counted.sort((one, other) => other.help - one.help || other.like - one.like || one.proposal.at - other.proposal.at);
}
