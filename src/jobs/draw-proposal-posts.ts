import { drawProposal, drawProposalNews } from '../cards/proposal-card.js';
import { drawProposalsWaiting } from '../cards/proposals-card.js';
import { gatherProposal } from '../use-cases/show-proposal.js';
import { listWaiting } from '../use-cases/list-waiting.js';
import type { Drawing, Drawn } from './drawing.js';

const SETTLED = { withdrawn: 'settled' } as const;

/** One post from the day something is proposed until it is decided, and after. */
export async function drawProposalPost({ store, delivery }: Drawing): Promise<Drawn> {
  const proposal = await store.proposal(String(delivery.subject['proposal']));
  return proposal === null ? SETTLED : drawProposal(await gatherProposal(store, proposal));
}

/** What its author, or somebody who would help, is told once it is decided. */
export async function drawProposalNewsMessage({ store, delivery, posted }: Drawing): Promise<Drawn> {
  const { subject } = delivery;
  const proposal = await store.proposal(String(subject['proposal']));
  if (proposal === null || proposal.state === 'open') return SETTLED;
  const facts = await gatherProposal(store, proposal);
  // A goal that has ended meanwhile is nothing to be called to.
  const over = facts.goal !== null && (await store.goal(facts.goal.id))?.state !== 'active';
  return over && !posted ? SETTLED : drawProposalNews(facts, proposal.author === subject['person'], typeof subject['link'] === 'string' ? subject['link'] : null);
}

/** Managers are told only of what still waits for them. */
export async function drawProposalsWaitingNote({ store, posted }: Drawing): Promise<Drawn> {
  const waiting = (await listWaiting(store)).filter(({ help, like }) => help + like > 0);
  return waiting.length === 0 && !posted ? SETTLED : drawProposalsWaiting(waiting);
}
