import type { Ask, Invitation } from '../core/asks/ask.js';
import { countTaken } from '../core/asks/places.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { refreshAbout, refreshCall } from './refresh-ask.js';

/** Every place is taken, or nobody is asked any more: whoever was still being asked is let off. */
export async function endAsk(store: CommunityStore, ask: Ask, state: 'filled' | 'closed', now: Moment): Promise<void> {
  await store.changeAsk(ask.id, { state, closedAt: state === 'closed' ? now : null });
  for (const invitation of await store.invitations(ask.id)) {
    if (invitation.answer === null) await passOn(store, ask, invitation, { answer: 'withdrawn', now });
  }
  await refreshCall(store, ask, now);
}

/** An invitation ends without its person's word; the message says so. */
export async function passOn(store: CommunityStore, ask: Ask, { id }: Invitation, end: { readonly answer: 'withdrawn' | 'lapsed'; readonly now: Moment }): Promise<void> {
  if (await store.answerInvitation(id, { answer: end.answer, answeredAt: end.now, laterUntil: null })) await refreshAbout(store, 'invitation', { goal: ask.goal, invitation: id });
}

/** After a place was taken or given back: the ask is filled or open again, and its call says so. */
export async function countPlaces(store: CommunityStore, ask: Ask, now: Moment): Promise<void> {
  const taken = countTaken(await store.helps({ ask: ask.id }));
  if (ask.state === 'open' && taken >= ask.places) return endAsk(store, ask, 'filled', now);
  if (ask.state === 'filled' && taken < ask.places) await store.changeAsk(ask.id, { state: 'open' });
  await refreshCall(store, ask, now);
}
