import { isUnreachable, mayBeWrittenFrom, NEW_CONVERSATIONS, STOPPED_FOR, UNREACHABLE_FOR } from '../core/asks/dm-gate.js';
import { ASKED_AT_MOST_EVERY } from '../core/asks/shortlist.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { Happened } from '../core/delivery/next.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { tellManagers } from '../use-cases/announce.js';
import { ASKS, isConsentLive } from '../use-cases/consent.js';
import type { Hand } from './hand.js';
import { purposeOf } from './message-purpose.js';
import { findCorner } from './private-corner.js';

/** The platform has just said that this person takes no messages. */
const CLOSED = 'closed';
/** It said so lately, and is not asked again. */
export const UNREACHABLE = 'unreachable';
const NO_CONSENT = 'no-consent';
/** Why a message to a person was not sent although it was wanted. */
const UNWRITTEN: readonly string[] = [CLOSED, UNREACHABLE, NO_CONSENT];

type Against = Extract<Happened, { is: 'withdrawn' | 'early' }>;

/** Why this person is not to be written to, or not yet; null: nothing is against it. Their word may have been taken back since the message was made. `aside`: it need not go to them directly. */
export async function judgePerson(store: CommunityStore, delivery: Delivery, now: Moment, aside = false): Promise<Against | null> {
  const person = await store.person(delivery.home, delivery.target, now);
  const purpose = await purposeOf(store, delivery, person.id);
  if (!isConsentLive(await store.consent(person.id, purpose))) return { is: 'withdrawn', reason: NO_CONSENT };
  if (!aside && isUnreachable(await store.contact(person.id), now)) return { is: 'withdrawn', reason: UNREACHABLE };
  if (purpose !== ASKS) return null;
  const volunteer = await store.volunteer(person.id);
  if (!volunteer) return { is: 'withdrawn', reason: NO_CONSENT };
  const until = mayBeWrittenFrom(volunteer, Math.max(now, await restsUntil(store, delivery)));
  return until > now ? { is: 'early', until } : null;
}

/** An earlier ask may have reached them later than it was meant to. */
async function restsUntil(store: CommunityStore, delivery: Delivery): Promise<Moment> {
  const invitation = invitationOf(delivery);
  const before = invitation === null ? null : await store.askedBefore(invitation);
  return before === null ? 0 : before + ASKED_AT_MOST_EVERY;
}

/** A place for a conversation that does not exist yet; null: there is one, or it exists. */
export async function openConversation(hand: Hand): Promise<Against | null> {
  const { around, delivery, store } = hand;
  const now = around.clock.now();
  const person = await store.person(delivery.home, delivery.target, now);
  if ((await store.contact(person.id)).firstMessageAt !== null) return null;
  const place = await around.store.queue.takeDmPlace(`${delivery.platform} ${delivery.homeKey} ${delivery.target}`, now, NEW_CONVERSATIONS);
  if (place.is === 'taken') return null;
  if (place.is === 'wait') return { is: 'early', until: place.until };
  await tellStopped(hand);
  return { is: 'early', until: now + STOPPED_FOR };
}

/** The platform does not want us to write to people, whoever they are: nobody new is written to until the operator has looked into it. */
export async function stopOpening(hand: Hand): Promise<Moment> {
  const { around, delivery } = hand;
  const now = around.clock.now();
  if (await around.store.queue.stopDms(delivery.platform, now)) {
    around.log.error({ community: delivery.community, delivery: delivery.id, platform: delivery.platform }, 'a direct message was refused: no new conversation is opened until `npm run dms:release`');
  }
  await tellStopped(hand);
  return now + STOPPED_FOR;
}

/** Once for each stop, where a message waits for it. */
async function tellStopped({ around, delivery, store }: Hand): Promise<void> {
  const stop = await around.store.queue.dmStop();
  if (stop) await tellManagers(store, { what: 'dms-stopped', home: delivery.home }, `dms-stopped:${String(stop.since)}`, around.clock.now());
}

/** The conversation exists from now on, unless it was said in a private corner; an ask counts from when it was read. */
export async function noteConversation({ around, delivery, store }: Hand): Promise<void> {
  const now = around.clock.now();
  const invitation = invitationOf(delivery);
  if (invitation !== null) await store.noteInvited(invitation, now);
  const { id } = await store.person(delivery.home, delivery.target, now);
  if (!isUnreachable(await store.contact(id), now)) await store.noteMessage(id, now);
}

/** Their messages are closed: is there another way, it is taken up at once, and whoever dies before finds it open. */
export async function noteClosed(hand: Hand): Promise<Against | null> {
  const { around, delivery, store } = hand;
  const now = around.clock.now();
  await store.setUnreachable((await store.person(delivery.home, delivery.target, now)).id, now + UNREACHABLE_FOR);
  return (await findCorner(hand, store, now)) === null ? { is: 'withdrawn', reason: CLOSED } : null;
}

export function isUnwritten(reason: string): boolean {
  return UNWRITTEN.includes(reason);
}

/** Lets the next one be asked. */
export async function passOver({ around, delivery, store }: Hand, reason: string): Promise<void> {
  const invitation = invitationOf(delivery);
  if (reason === NO_CONSENT || invitation === null) return;
  await store.answerInvitation(invitation, { answer: 'closed', answeredAt: around.clock.now(), laterUntil: null });
}

function invitationOf({ kind, subject }: Delivery): string | null {
  return kind === 'invitation' ? String(subject['invitation']) : null;
}
