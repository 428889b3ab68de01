import type { Card } from '../cards/card.js';
import type { Progress } from '../core/delivery/delivery.js';
import { next, type Happened } from '../core/delivery/next.js';
import { PUNCTUAL_MS } from '../core/time/catch-up.js';
import type { Moment } from '../core/time/moment.js';
import { StoreUnavailable } from '../ports/store.js';
import type { ChannelRef, Told } from '../ports/chat.js';
import { isUnwritten, judgePerson, noteClosed, noteConversation, openConversation, passOver, stopOpening, UNREACHABLE } from './dm-gate.js';
import { drawDelivery } from './draw-delivery.js';
import { GOAL_MOVED, followGoal } from './follow-goal.js';
import { giveUp } from './give-up.js';
import { LEASE_MS, channelOf, personOf, type Hand } from './hand.js';
import { pinBoard } from './pin-board.js';
import { findCorner } from './private-corner.js';
import { tellManagersInstead } from './tell-managers-instead.js';

/** Whoever needs longer from reading what is wanted to sending it reads it again: it may have been cancelled meanwhile. */
const LONGEST_PAUSE = 1_800;
/** Whoever needs longer from beginning to sending sends nothing: the lease has to outlast the call. */
const LONGEST_WAY = 15_000;

/** What is to be sent, and when it was read that it is wanted. */
interface Wanted {
  readonly card: Card;
  /** Where it is said in private; null: where the delivery itself says. */
  readonly corner: ChannelRef | null;
  readonly readAt: Moment;
}

/** Looks whether an earlier attempt arrived after all. */
export async function look(hand: Hand): Promise<void> {
  const { around, chat, delivery, store } = hand;
  // In a corner it is looked for each time before it is said.
  if ((await findCorner(hand, store, around.clock.now())) !== null) return attempt(hand);
  // To look for it there a conversation may have to be opened.
  const against = delivery.toPerson ? await openConversation(hand) : null;
  if (against) return settle(hand, delivery, against);
  const since = delivery.doubtedSince ?? delivery.due;
  const found = await chat.find(delivery.toPerson ? personOf(delivery) : channelOf(delivery), delivery.marker, since);
  await settle(hand, delivery, found.is === 'found' ? { is: 'sent', channel: found.ref.channel, message: found.ref.message } : found);
}

/** Sends once: what is sent is written down before, so that a later attempt sends the same. */
export async function attempt(hand: Hand): Promise<void> {
  const { delivery } = hand;
  const wanted = await readWanted(hand);
  // What takes its place would be a second one if it is there.
  if (isMoved(wanted) && delivery.state === 'unknown') return look(hand);
  const against = 'is' in wanted ? wanted : await findAgainst(hand, wanted);
  if (against) return settle(hand, delivery, against);
  if (!('is' in wanted)) await begin(hand, wanted);
}

/** What speaks against sending it just now although it is wanted. */
async function findAgainst(hand: Hand, { corner }: Wanted): Promise<Happened | null> {
  const { around, chat, delivery } = hand;
  if (corner !== null) return null;
  const against = delivery.toPerson ? await openConversation(hand) : null;
  if (against) return against;
  // Reading may have taken so long that the platform would no longer know a repeat.
  return next(delivery, { is: 'claimed' }, around.clock.now(), chat).todo === 'send' ? null : { is: 'unsure' };
}

async function begin(hand: Hand, wanted: Wanted): Promise<void> {
  const { around, chat, delivery, worker } = hand;
  const now = around.clock.now();
  const begun = next(delivery, { is: 'begun' }, now, chat).state;
  const held = await around.store.queue.record(delivery, worker, begun, now, { lease: now + LEASE_MS, drawn: JSON.stringify(wanted.card) });
  if (held) await settle(hand, begun, await sendWhatIsWanted(hand, wanted, now));
}

/** A busy process or database makes the way long. Giving the turn back each time would send nothing as long as it is busy. */
async function sendWhatIsWanted(hand: Hand, wanted: Wanted, begunAt: Moment): Promise<Happened> {
  const { clock } = hand.around;
  let latest = wanted;
  while (clock.now() - latest.readAt > LONGEST_PAUSE && clock.now() - begunAt <= LONGEST_WAY) {
    const again = await readAgain(hand, begunAt);
    if ('is' in again) return again;
    // The way is the one a place was taken for.
    latest = { ...wanted, readAt: again.readAt };
  }
  return clock.now() - begunAt > LONGEST_WAY ? { is: 'wait', until: begunAt } : await readTold(hand, await send(hand, latest), latest);
}

function isMoved(wanted: Wanted | Happened): boolean {
  return 'is' in wanted && wanted.is === 'withdrawn' && wanted.reason === GOAL_MOVED;
}

/** Nothing has been sent yet, so that a goal that was moved and a database that is away only put it off. */
async function readAgain(hand: Hand, begunAt: Moment): Promise<Wanted | Happened> {
  try {
    const again = await readWanted(hand);
    return isMoved(again) ? { is: 'wait', until: begunAt } : again;
  } catch (thrown) {
    if (thrown instanceof StoreUnavailable) return { is: 'wait', until: begunAt };
    throw thrown;
  }
}

/** The card as it was drawn first, or why there is none to send: also before a later attempt it may have been cancelled. */
async function readWanted(hand: Hand): Promise<Wanted | Happened> {
  const { around, delivery } = hand;
  try {
    return await drawInOneGo(hand);
  } catch (thrown) {
    if (thrown instanceof StoreUnavailable) throw thrown;
    around.log.error({ delivery: delivery.id, kind: delivery.kind, fault: thrown instanceof Error ? thrown.name : typeof thrown }, 'a post could not be drawn');
    return { is: 'never', reason: 'broken' };
  }
}

/** Many questions one by one would take longer than the post itself. Waiting for a turn at the database is no part of it. */
function drawInOneGo(hand: Hand): Promise<Wanted | Happened> {
  const { around, delivery, store } = hand;
  return store.together(async (inside) => {
    const readAt = around.clock.now();
    const corner = await findCorner(hand, inside, readAt);
    const drawn = (delivery.toPerson ? await judgePerson(inside, delivery, readAt, corner !== null) : null) ?? (await drawDelivery(inside, delivery, readAt));
    if ('is' in drawn) return drawn;
    if ('withdrawn' in drawn) return { is: 'withdrawn', reason: drawn.withdrawn };
    return { card: delivery.drawn === null ? drawn : (JSON.parse(delivery.drawn) as Card), corner, readAt };
  });
}

/** What is withdrawn from one place may be wanted in another. */
async function replace(hand: Hand, reason: string): Promise<void> {
  if (isUnwritten(reason)) await passOver(hand, reason);
  if (isUnwritten(reason)) await tellManagersInstead(hand);
  if (reason === GOAL_MOVED) await followGoal(hand);
}

/** An adapter answers and does not throw; should it do so all the same, nobody knows whether the message arrived. */
async function send({ around, chat, delivery }: Hand, { card, corner }: Wanted): Promise<Told> {
  try {
    if (corner !== null && chat.aside) return await chat.aside(corner, delivery.target, card, delivery.marker);
    if (delivery.toPerson) return await chat.dm(personOf(delivery), card, delivery.marker);
    return await chat.post(channelOf(delivery), card, delivery.marker);
  } catch (thrown) {
    around.log.error({ delivery: delivery.id, fault: thrown instanceof Error ? thrown.name : typeof thrown }, 'a platform did not answer but threw');
    return { is: 'unknown' };
  }
}

async function readTold(hand: Hand, told: Told, { corner }: Wanted): Promise<Happened> {
  if (told.is === 'sent') return { is: 'sent', channel: told.ref.channel, message: told.ref.message };
  if (told.is === 'never' && corner !== null) return { is: 'withdrawn', reason: UNREACHABLE };
  if (told.is === 'never' && told.reason === 'direct-refused') return { is: 'wait', until: await stopOpening(hand) };
  if (told.is === 'closed') return (await noteClosed(hand)) ?? { is: 'wait', until: hand.around.clock.now() };
  return told;
}

/**
 * Writes down what came of it. What follows from it comes first: a process that dies in between does it again, and each of
 * these steps is harmless when repeated.
 */
async function settle(hand: Hand, before: Progress, happened: Happened): Promise<void> {
  const { around, chat, delivery, worker } = hand;
  const { state, todo } = next(before, happened, around.clock.now(), chat);
  if (happened.is === 'sent') await finish(hand, state, happened);
  if (happened.is === 'withdrawn') await replace(hand, happened.reason);
  if (todo === 'tell-managers') await giveUp(hand, state.reason ?? 'other');
  if (await around.store.queue.record(delivery, worker, state, around.clock.now())) count(hand, state);
  around.log.info({ community: delivery.community, delivery: delivery.id, kind: delivery.kind, state: state.state, attempt: state.attempt }, 'a delivery went on');
}

async function finish(hand: Hand, state: Progress, sent: { readonly message: string }): Promise<void> {
  await pinBoard(hand, sent);
  if (hand.delivery.toPerson) await noteConversation(hand);
  // Drawn when it was in time still, it says that it is late by an edit.
  if (hand.delivery.kind === 'digest' && hand.delivery.drawn !== null && isLate(hand, state)) await hand.store.wantEdit(hand.delivery.id);
}

function isLate({ delivery }: Hand, { attemptedAt }: Progress): boolean {
  return (attemptedAt ?? delivery.due) - delivery.due > PUNCTUAL_MS;
}

function count(hand: Hand, progress: Progress): void {
  const { state } = progress;
  if (state === 'sent' || state === 'unknown' || state === 'parked') hand.around.count(state);
  if (state === 'sent' && isLate(hand, progress)) hand.around.count('late');
}
