import type { Delivery } from '../core/delivery/delivery.js';
import type { CommunityStore } from '../ports/store.js';
import { ASKS, PROPOSAL_NEWS, STEWARD_NOTES } from '../use-cases/consent.js';

/** What the reader of a message must have agreed to. */
export async function purposeOf(store: CommunityStore, { kind, subject }: Delivery, person: string): Promise<string> {
  if (kind === 'steward-note') return STEWARD_NOTES;
  const proposal = subject['proposal'] === undefined ? null : await store.proposal(String(subject['proposal']));
  return proposal?.author === person ? PROPOSAL_NEWS : ASKS;
}
