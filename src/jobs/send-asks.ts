import type { Ask, AskReason, Invitation } from '../core/asks/ask.js';
import { countToAsk, hasLapsed } from '../core/asks/places.js';
import type { Delivery } from '../core/delivery/delivery.js';
import { UNDECIDED, UNSEEN } from '../core/delivery/next.js';
import type { Goal } from '../core/goals/goal.js';
import { DAY_MS, endOfDay } from '../core/time/calendar.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from '../use-cases/context.js';
import { endAsk, passOn } from '../use-cases/end-ask.js';
import { shortlistFor } from '../use-cases/list-candidates.js';
import { linkOwnPost } from '../use-cases/link-own-post.js';
import { watchCommunities } from './watch-communities.js';
import { watchHelps } from './watch-helps.js';

/** More invitations than one goal ever has. */
const MOST = 1_000;
/** Longer than any night. */
const LONGEST_WAIT = DAY_MS;

interface Tending {
  readonly around: Surroundings;
  readonly store: CommunityStore;
  readonly ask: Ask;
  readonly goal: Goal;
  readonly now: Moment;
}

/** Invites as many people as places are open, passes on what nobody answered, ends what is over, and looks after those who help. */
export function sendAsks(around: Surroundings): Promise<void> {
  const now = around.clock.now();
  const { queue } = around.store;
  return watchCommunities(around, 'send-asks', (store) => lookAfter(around, store, now), (after, most) => queue.communitiesAsking(after, most));
}

async function lookAfter(around: Surroundings, store: CommunityStore, now: Moment): Promise<void> {
  const community = await store.settings();
  if (community.endedAt !== null || (community.pausedUntil ?? 0) > now) return;
  for (const ask of [...(await store.asks('open')), ...(await store.asks('filled'))].toReversed()) {
    const goal = await store.goal(ask.goal);
    if (goal?.state === 'active' && now < endOfDay(ask.deadline, community.zone)) await tend({ around, store, ask, goal, now });
    else await close(store, ask, now);
  }
  await watchHelps(around, store, { zone: community.zone, now });
}

function close(store: CommunityStore, { id }: Ask, now: Moment): Promise<void> {
  return store.together(async (inside) => {
    const ask = await inside.ask(id);
    if (ask && ask.state !== 'closed') await endAsk(inside, ask, 'closed', now);
  });
}

async function tend(tending: Tending): Promise<void> {
  const { store, ask, now } = tending;
  if (ask.state !== 'open') return;
  await passOnSilent(tending);
  let open = countToAsk(ask, await store.helps({ ask: ask.id }), await store.invitations(ask.id), now);
  if (open === 0) return;
  const { chosen } = await shortlistFor(store, ask, now);
  for (const { person, reasons } of chosen) {
    if (open > 0 && (await invite(tending, person, reasons))) open -= 1;
  }
}

/** The place goes to the next person where nobody answered in time, or the message could not be sent. */
async function passOnSilent({ store, ask, now }: Tending): Promise<void> {
  const waiting = (await store.invitations(ask.id)).filter(({ answer }) => answer === null);
  if (waiting.length === 0) return;
  const messages = await store.deliveries('invitation', MOST, { goal: ask.goal });
  for (const invitation of waiting) {
    const message = messages.find(({ subject }) => subject['invitation'] === invitation.id) ?? null;
    const answer = judge({ invitation, ask, message, now });
    if (answer !== null) await store.together((inside) => passOn(inside, ask, invitation, { answer, now }));
  }
}

interface Silence {
  readonly invitation: Invitation;
  readonly ask: Ask;
  readonly message: Delivery | null;
  readonly now: Moment;
}

/** Nobody loses their turn because all messages wait, but whoever began a pause meanwhile does. */
function judge({ invitation, ask, message, now }: Silence): 'lapsed' | 'withdrawn' | null {
  if (message === null) return hasLapsed(invitation, ask, now) ? 'lapsed' : null;
  if (isGivenUp(message)) return 'withdrawn';
  if (isUnsent(message)) return message.notBefore - now > LONGEST_WAIT ? 'withdrawn' : null;
  const at = Math.max(invitation.at, message.attemptedAt ?? 0);
  return hasLapsed({ ...invitation, at }, ask, now) ? 'lapsed' : null;
}

function isUnsent({ state }: Delivery): boolean {
  return state === 'ready' || state === 'claimed';
}

/** One of which nobody knows whether it arrived may still be answered. */
function isGivenUp({ state, reason }: Delivery): boolean {
  return state === 'skipped' || (state === 'parked' && reason !== UNSEEN && reason !== UNDECIDED);
}

/** The invitation and its message in one go; false when this person cannot be asked after all. */
async function invite({ around, store, ask, goal, now }: Tending, person: string, reasons: readonly AskReason[]): Promise<boolean> {
  const [known] = await store.people([person]);
  if (!known) return false;
  const link = await linkOwnPost(around, store, known.home, { kind: 'call', id: ask.id });
  return store.together(async (inside) => {
    const invitation = await inside.addInvitation({ ask: ask.id, person, at: now, reasons });
    if (!invitation) return false;
    const subject = { invitation: invitation.id, ask: ask.id, goal: goal.id, ...(link !== null && { link }) };
    const once = `invitation:${invitation.id}`;
    await inside.addDelivery({ home: known.home, target: known.key, toPerson: true, kind: 'invitation', subject, once, due: now });
    return true;
  });
}
