import { sayProposalNewsQuestion } from '../cards/proposal-card.js';
import { isConsentLive, PROPOSAL_NEWS } from './consent.js';
import type { Context } from './context.js';

/** Keeps whether an author may be told what became of a proposal, with the words they were shown; a no after a yes takes it back. */
export async function answerProposalNews({ store, person, now }: Context, yes: boolean): Promise<void> {
  const before = await store.consent(person.id, PROPOSAL_NEWS);
  const takenBack = !yes && isConsentLive(before);
  const said = { givenAt: yes ? now : (before?.givenAt ?? null), refusedAt: yes || takenBack ? null : now, withdrawnAt: takenBack ? now : null };
  await store.saveConsent(person.id, { purpose: PROPOSAL_NEWS, wording: sayProposalNewsQuestion(), ...said });
}
