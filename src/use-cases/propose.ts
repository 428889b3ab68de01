import { drawNear, drawProposed } from '../cards/proposal-card.js';
import { clipWords } from '../cards/measure-text.js';
import { PROPOSAL_ROOM } from '../cards/proposal-forms.js';
import { findNear } from '../core/proposals/near.js';
import type { Proposal } from '../core/proposals/proposal.js';
import { Refusal } from '../core/refusal.js';
import type { ActedOn, Answer, Values } from '../ports/front-desk.js';
import { orNone, within } from './accept.js';
import { answerCard } from './answers.js';
import { findProblems } from './check-channels.js';
import { PROPOSAL_NEWS } from './consent.js';
import { together, type Context } from './context.js';
import { channelHere } from './goal-place.js';
import { isId } from './pick-goal.js';
import { countInterest } from './show-proposal.js';

/** What a draft is kept as: a message somebody pointed at, and a proposal that others may say already. */
const FROM_MESSAGE = 'propose-message';
const BESIDE_OTHERS = 'propose-beside';

type Wish = Pick<Proposal, 'title' | 'words' | 'link' | 'channel'>;

/** Keeps where the message is with us, so that the form carries nothing anyone could change; gives the draft's id. */
export function keepMessage({ store, person, now }: Context, { channel, link }: ActedOn): Promise<string> {
  return store.saveDraft(person.id, FROM_MESSAGE, { channel, link }, now);
}

/** A message's words as the form shows them: its first line is what, all of it is why. */
export function wordMessage(text: string): Values {
  const words = text.trim();
  const [first = ''] = words.split('\n', 1);
  const title = clipWords(first.replaceAll(/\s+/g, ' '), PROPOSAL_ROOM.title);
  return { title, words: words === title ? '' : clipWords(words, PROPOSAL_ROOM.words) };
}

/** Posts a proposal; where others may say the same they are shown first, and the draft waits. `from`: the draft of the message it was made from. */
export async function propose(context: Context, values: Values, from: string | undefined): Promise<Answer> {
  const wish = { ...readWords(values), ...(await placeOf(context, from)) };
  const near = findNear(wish.title, await context.store.proposals('open'));
  if (near.length === 0) return post(context, wish);
  const { words, link, ...rest } = wish;
  const kept = { ...rest, ...(words !== null && { words }), ...(link !== null && { link }) };
  const draft = await context.store.saveDraft(context.person.id, BESIDE_OTHERS, kept, context.now);
  return answerCard(drawNear(await Promise.all(near.map((proposal) => countInterest(context.store, proposal))), draft));
}

/** The same although others are near; of two presses one does it. */
export async function proposeOwn(context: Context, draftId: string | undefined): Promise<Answer> {
  const draft = isId(draftId) ? await context.store.takeDraft(draftId, context.person.id) : null;
  if (draft?.press !== BESIDE_OTHERS) throw new Refusal('draft-gone');
  const { link = null, channel = '' } = draft.values;
  return post(context, { ...readWords(draft.values), link, channel });
}

async function post(context: Context, wish: Wish): Promise<Answer> {
  const proposal = await together(context, async ({ store, now, person, home }) => {
    const added = await store.addProposal({ ...wish, home: home.id, author: person.id, at: now });
    const once = `proposal:${added.id}`;
    await store.addDelivery({ home: home.id, target: added.channel, toPerson: false, kind: 'proposal', subject: { proposal: added.id }, once, due: now });
    return added;
  });
  context.around.wake();
  const asked = await context.store.consent(context.person.id, PROPOSAL_NEWS);
  return answerCard(drawProposed(proposal, proposal.channel, asked === null));
}

function readWords(values: Values): Pick<Wish, 'title' | 'words'> {
  const title = within((values['title'] ?? '').replaceAll(/\s+/g, ' ').trim(), PROPOSAL_ROOM.title);
  if (title === '') throw new Refusal('title-missing');
  return { title, words: orNone(values['words'], PROPOSAL_ROOM.words) };
}

async function placeOf(context: Context, from: string | undefined): Promise<Pick<Wish, 'channel' | 'link'>> {
  const draft = isId(from) ? await context.store.draft(from, context.person.id) : null;
  // Where the message was is forgotten after a day; what was typed is not lost for that.
  if (draft?.press !== FROM_MESSAGE) return { channel: await findRoom(context, channelHere(context)), link: null };
  const { channel = '', link = null } = draft.values;
  return { channel: await findRoom(context, channel === context.home.managersChannel ? channelHere(context) : channel), link };
}

/** Not the board's own channel, nor one where Guidon cannot post, where there is a better one. */
async function findRoom(context: Context, channel: string): Promise<string> {
  const { boardChannel, postsChannel } = context.home;
  if (postsChannel === null || channel === postsChannel) return channel;
  if (channel === boardChannel) return postsChannel;
  return (await findProblems(context, [{ channel, pins: false }])).length > 0 ? postsChannel : channel;
}
