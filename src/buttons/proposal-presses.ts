import { drawInterest, drawProposalManaged, drawProposalNewsAnswer } from '../cards/proposal-card.js';
import { drawProposals } from '../cards/proposals-card.js';
import type { Proposal } from '../core/proposals/proposal.js';
import { answerCard } from '../use-cases/answers.js';
import type { Context } from '../use-cases/context.js';
import { sayInterest } from '../use-cases/decide-proposal.js';
import { listWaiting } from '../use-cases/list-waiting.js';
import { answerProposalNews } from '../use-cases/proposal-consent.js';
import { proposeOwn } from '../use-cases/propose.js';
import { gatherProposal, listHelpers, proposalOf } from '../use-cases/show-proposal.js';
import { askAgain } from '../use-cases/volunteering.js';
import { definePress } from './define-press.js';

/** "I'd help" or "I'd like it": the last word of each person holds. */
export const interest = definePress({
  name: 'interest',
  who: 'anyone',
  async run(context, [id, kind]) {
    const proposal = await proposalOf(context.store, id);
    const said = await sayInterest(context, proposal, kind === 'help' ? 'help' : 'like');
    context.around.wake();
    const card = drawInterest(said, await gatherProposal(context.store, proposal), await managed(context, proposal));
    return answerCard(said === 'help' ? await askAgain(context, card) : card);
  },
});

/** Who would help is for managers only. */
async function managed({ manager, store }: Context, proposal: Proposal): Promise<{ readonly helpers: readonly string[] } | null> {
  return manager ? { helpers: await listHelpers(store, proposal) } : null;
}

/** One proposal to decide about, by a button or out of the menu. */
export const proposalPress = definePress({
  name: 'proposal',
  who: 'managers',
  async run({ store }, rest, chosen) {
    const proposal = await proposalOf(store, rest[0] ?? chosen[0]);
    return answerCard(drawProposalManaged(await gatherProposal(store, proposal), await listHelpers(store, proposal)));
  },
});

export const proposalsPress = definePress({
  name: 'proposals',
  who: 'managers',
  run: async ({ store }) => answerCard(drawProposals(await listWaiting(store))),
});

export const proposeOwnPress = definePress({
  name: 'propose-own',
  who: 'anyone',
  run: (context, rest) => proposeOwn(context, rest[0]),
});

export const proposalNews = definePress({
  name: 'proposal-news',
  who: 'anyone',
  async run(context, rest) {
    const yes = rest[0] === 'yes';
    await answerProposalNews(context, yes);
    return answerCard(drawProposalNewsAnswer(yes));
  },
});
