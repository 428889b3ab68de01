import { drawPlaceTaken, drawCallAnswer } from '../cards/call-card.js';
import { drawAnsweredBefore, drawInvitation, drawStopped, LATER_DAYS } from '../cards/invitation-card.js';
import type { Card } from '../cards/card.js';
import type { Invitation } from '../core/asks/ask.js';
import { Refusal } from '../core/refusal.js';
import { DAY_MS } from '../core/time/calendar.js';
import type { Values } from '../ports/front-desk.js';
import { together, type Context } from './context.js';
import { passOn } from './end-ask.js';
import { findAsked, gatherInvitation, nameKeepers } from './gather-invitation.js';
import { isId } from './pick-goal.js';
import { refreshAbout } from './refresh-ask.js';
import { takePlace } from './take-place.js';
import { isAskedElsewhere, stopAsking } from './volunteering.js';

/** An invitation of the one who answers; anybody else's is not there for them. */
export async function invitationOf({ store, person }: Context, id: string | undefined): Promise<Invitation> {
  const invitation = isId(id) ? await store.invitation(id) : null;
  if (invitation?.person !== person.id) throw new Refusal('ask-gone');
  return invitation;
}

/** Yes: a place, where there still is one. */
export async function sayYes(context: Context, invitation: Invitation): Promise<Card> {
  if (invitation.answer !== null) return showAnswered(context, invitation);
  const asked = await findAsked(context.store, invitation.ask);
  if (!asked) throw new Refusal('ask-gone');
  const placed = await together(context, async (inside) => {
    const came = await takePlace(inside, asked, 'invitation');
    if (came.is === 'full' || came.is === 'over') await passOn(inside.store, asked.ask, invitation, { answer: 'withdrawn', now: inside.now });
    return came;
  });
  if ('help' in placed) return drawPlaceTaken({ ...asked, help: placed.help.id, firstStep: asked.goal.firstStep, writer: (await nameKeepers(context.store, asked, context.person.id)).writer });
  return drawCallAnswer(placed.is, asked.goal.id);
}

/** Not this; the next person is asked instead. */
export function sayNotNow(context: Context, invitation: Invitation): Promise<Card> {
  return answer(context, invitation, { answer: 'declined', laterUntil: null });
}

/** Not this, and nothing before a day they choose. What a form sends can be anything; the shortest time is the mildest. */
export function sayLater(context: Context, invitation: Invitation, values: Values): Promise<Card> {
  const days = LATER_DAYS.find((each) => each === values['days']) ?? LATER_DAYS[0];
  return answer(context, invitation, { answer: 'later', laterUntil: context.now + Number(days) * DAY_MS });
}

async function answer(context: Context, invitation: Invitation, said: Pick<Invitation, 'answer' | 'laterUntil'>): Promise<Card> {
  const isNew = await together(context, async ({ store, now }) => {
    const first = await store.answerInvitation(invitation.id, { ...said, answeredAt: now });
    if (first) await refreshInvitation(store, invitation);
    return first;
  });
  return showAnswered(context, isNew ? { ...invitation, ...said } : ((await context.store.invitation(invitation.id)) ?? invitation));
}

/** Leaves the register, at once and for good, and says so on the message it was pressed on. */
export async function stop(context: Context, invitation: Invitation | null): Promise<Card> {
  await stopAsking(context);
  if (invitation) await refreshInvitation(context.store, invitation);
  return drawStopped(await isAskedElsewhere(context));
}

async function refreshInvitation(store: Context['store'], { id, ask }: Invitation): Promise<void> {
  const goal = (await store.ask(ask))?.goal;
  if (goal !== undefined) await refreshAbout(store, 'invitation', { goal, invitation: id });
}

/** What came of it, as the message itself says; kindly also where it is too late. */
async function showAnswered({ store }: Context, invitation: Invitation): Promise<Card> {
  const facts = await gatherInvitation(store, invitation, null);
  if (!facts || invitation.answer === 'yes') return drawAnsweredBefore();
  return drawInvitation(facts);
}
