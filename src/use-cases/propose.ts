import { drawNear, drawProposed } from '../cards/proposal-card.js';
import { findNear } from '../core/proposals/near.js';
import type { Proposal } from '../core/proposals/proposal.js';
import { Refusal } from '../core/refusal.js';
import type { Answer, Values } from '../ports/front-desk.js';
import { orNone, within } from './accept.js';
import { answerCard } from './answers.js';
import { PROPOSAL_NEWS } from './consent.js';
import { together, type Context } from './context.js';
import { channelHere } from './goal-place.js';
import { isId } from './pick-goal.js';
import { countInterest } from './show-proposal.js';

const ROOM = { title: 120, words: 1000 } as const;

/** Posts a proposal; where others may say the same they are shown first, and the draft waits. */
export async function propose(context: Context, values: Values): Promise<Answer> {
  const wish = readProposal(context, values);
  const near = findNear(wish.title, await context.store.proposals('open'));
  if (near.length === 0) return post(context, values);
  const draft = await context.store.saveDraft(context.person.id, 'propose', values, context.now);
  return answerCard(drawNear(await Promise.all(near.map((proposal) => countInterest(context.store, proposal))), draft));
}

/** The same although others are near; of two presses one does it. */
export async function proposeOwn(context: Context, draftId: string | undefined): Promise<Answer> {
  const draft = isId(draftId) ? await context.store.takeDraft(draftId, context.person.id) : null;
  if (draft?.press !== 'propose') throw new Refusal('draft-gone');
  return post(context, draft.values);
}

async function post(context: Context, values: Values): Promise<Answer> {
  const proposal = await together(context, async ({ store, now, person, home }) => {
    const added = await store.addProposal({ ...readProposal(context, values), home: home.id, author: person.id, at: now });
    const once = `proposal:${added.id}`;
    await store.addDelivery({ home: home.id, target: added.channel, toPerson: false, kind: 'proposal', subject: { proposal: added.id }, once, due: now });
    return added;
  });
  context.around.wake();
  const asked = await context.store.consent(context.person.id, PROPOSAL_NEWS);
  return answerCard(drawProposed(proposal, proposal.channel, asked === null));
}

function readProposal(context: Context, values: Values): Pick<Proposal, 'title' | 'words' | 'link' | 'channel'> {
  const title = within((values['title'] ?? '').replaceAll(/\s+/g, ' ').trim(), ROOM.title);
  if (title === '') throw new Refusal('title-missing');
  return { title, words: orNone(values['words'], ROOM.words), link: values['link'] ?? null, channel: channelHere(context) };
}
