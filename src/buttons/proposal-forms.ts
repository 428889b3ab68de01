import { pressOf } from '../cards/card.js';
import { drawDeclineSaid } from '../cards/proposal-card.js';
import { drawDeclineForm, drawProposeForm } from '../cards/proposal-forms.js';
import { answerCard } from '../use-cases/answers.js';
import { decline } from '../use-cases/decide-proposal.js';
import { propose } from '../use-cases/propose.js';
import { gatherProposal, openProposalOf, proposalOf } from '../use-cases/show-proposal.js';
import { defineForm } from './define-press.js';

export const proposeForm = defineForm({
  name: 'propose',
  who: 'anyone',
  open: (_context, rest, values) => Promise.resolve(drawProposeForm(pressOf('propose', ...rest), values ?? {})),
  submit: (context, rest, values) => propose(context, values, rest[0]),
});

export const declineForm = defineForm({
  name: 'decline',
  who: 'managers',
  async open({ store }, rest, values) {
    const proposal = await openProposalOf(store, rest[0]);
    return drawDeclineForm(pressOf('decline', proposal.id), values ?? {});
  },
  async submit(context, rest, values) {
    const proposal = await proposalOf(context.store, rest[0]);
    await decline(context, proposal, values);
    context.around.wake();
    return answerCard(drawDeclineSaid(await gatherProposal(context.store, proposal)));
  },
});
