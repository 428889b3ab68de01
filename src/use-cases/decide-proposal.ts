import { DECLINE_REASONS, type InterestKind, type Proposal } from '../core/proposals/proposal.js';
import type { Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import type { Values } from '../ports/front-desk.js';
import type { CommunityStore } from '../ports/store.js';
import { orNone } from './accept.js';
import { ASKS, isConsentLive, PROPOSAL_NEWS } from './consent.js';
import { together, type Context } from './context.js';
import { linkOwnPost } from './link-own-post.js';

const MOST_REASON = 300;
const MOST_CARDS = 200;

/** Counts what a person says of a proposal: each once, the last word holds. */
export function sayInterest(context: Context, proposal: Proposal, kind: InterestKind): Promise<InterestKind | 'before'> {
  if (proposal.state !== 'open') throw new Refusal('proposal-decided');
  return together(context, async ({ store, person, now }) => {
    const before = (await store.interests(proposal.id)).find((interest) => interest.person === person.id);
    if (before?.kind === kind) return 'before';
    await store.setInterest(proposal.id, person.id, kind, now);
    await refreshProposal(store, proposal.id);
    return kind;
  });
}

/** A goal was launched from it: its author and those who would help are told, the post says so to everyone. */
export async function adopt(context: Context, proposal: Proposal, goal: Goal): Promise<void> {
  const { store, person, now } = context;
  const decision = { state: 'adopted', reason: null, reasonWords: null, goal: goal.id, decidedAt: now, decidedBy: person.id } as const;
  if (!(await store.decideProposal(proposal.id, decision))) throw new Refusal('proposal-decided');
  await refreshProposal(store, proposal.id);
  const helpers = (await store.interests(proposal.id)).filter(({ kind }) => kind === 'help').map((interest) => interest.person);
  await tell(context, proposal, [proposal.author, ...helpers]);
}

/** Says no, with a reason, in public and to the author. */
export function decline(context: Context, proposal: Proposal, values: Values): Promise<void> {
  const reason = DECLINE_REASONS.find((each) => each === values['reason']) ?? 'not-now';
  const reasonWords = orNone(values['words'], MOST_REASON);
  if (reason === 'other' && reasonWords === null) throw new Refusal('decline-words');
  return together(context, async (inside) => {
    const { store, person, now } = inside;
    const decision = { state: 'declined', reason, reasonWords: reason === 'other' ? reasonWords : null, goal: null, decidedAt: now, decidedBy: person.id } as const;
    if (!(await store.decideProposal(proposal.id, decision))) throw new Refusal('proposal-decided');
    await refreshProposal(store, proposal.id);
    await tell(inside, proposal, [proposal.author]);
  });
}

/** Writes to people, only to those who agreed to that; everybody else reads the post. */
async function tell({ store, around, now }: Context, proposal: Proposal, people: readonly string[]): Promise<void> {
  const link = await linkOwnPost(around, store, proposal.home, { kind: 'proposal', id: proposal.id });
  for (const person of new Set(people)) {
    const purpose = person === proposal.author ? PROPOSAL_NEWS : ASKS;
    const [known] = isConsentLive(await store.consent(person, purpose)) ? await store.people([person]) : [];
    if (!known) continue;
    const subject = { proposal: proposal.id, person, ...(link !== null && { link }) };
    await store.addDelivery({ home: known.home, target: known.key, toPerson: true, kind: 'proposal-news', subject, once: `proposal-news:${proposal.id}:${person}`, due: now });
  }
}

/** Lets the post of a proposal follow what is said of it. */
export async function refreshProposal(store: CommunityStore, proposal: string): Promise<void> {
  const cards = await store.deliveries('proposal', MOST_CARDS);
  for (const { id } of cards.filter(({ subject }) => subject['proposal'] === proposal)) await store.wantEdit(id);
}
