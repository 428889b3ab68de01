import type { Counted, ProposalFacts } from '../cards/proposal-card.js';
import type { Proposal } from '../core/proposals/proposal.js';
import { Refusal } from '../core/refusal.js';
import type { CommunityStore } from '../ports/store.js';
import { namePeople } from './name-people.js';
import { isId } from './pick-goal.js';

export async function proposalOf(store: CommunityStore, id: string | undefined): Promise<Proposal> {
  const proposal = isId(id) ? await store.proposal(id) : null;
  if (!proposal) throw new Refusal('proposal-gone');
  return proposal;
}

/** One that still waits for the managers' word. */
export async function openProposalOf(store: CommunityStore, id: string | undefined): Promise<Proposal> {
  const proposal = await proposalOf(store, id);
  if (proposal.state !== 'open') throw new Refusal('proposal-decided');
  return proposal;
}

/** "I'd help" and "I'd like it", apart. */
export async function countInterest(store: CommunityStore, proposal: Proposal): Promise<Counted> {
  const interests = await store.interests(proposal.id);
  const help = interests.filter(({ kind }) => kind === 'help').length;
  return { proposal, help, like: interests.length - help };
}

/** Everything a card says of a proposal. */
export async function gatherProposal(store: CommunityStore, proposal: Proposal): Promise<ProposalFacts> {
  const goal = proposal.goal === null ? null : await store.goal(proposal.goal);
  const author = (await namePeople(store, [proposal.author])).get(proposal.author) ?? null;
  return { ...(await countInterest(store, proposal)), author, goal: goal && { id: goal.id, number: goal.number, title: goal.title } };
}

/** Platform ids of those who would help, in the order in which they said so: for managers only. */
export async function listHelpers(store: CommunityStore, proposal: Proposal): Promise<string[]> {
  const people = (await store.interests(proposal.id)).filter(({ kind }) => kind === 'help').map(({ person }) => person);
  const names = await namePeople(store, people);
  return people.flatMap((person) => names.get(person) ?? []);
}
