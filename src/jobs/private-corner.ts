import { isUnreachable, UNREACHABLE_FOR } from '../core/asks/dm-gate.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { Moment } from '../core/time/moment.js';
import type { Contact } from '../ports/ask-store.js';
import type { ChannelRef } from '../ports/chat.js';
import type { CommunityStore } from '../ports/store.js';
import { ASKS } from '../use-cases/consent.js';
import type { Hand } from './hand.js';
import { purposeOf } from './message-purpose.js';

/** The channel in whose private corner a volunteer is written to whose messages are closed and who chose so; null: nowhere but directly. */
export async function findCorner({ chat, delivery }: Hand, store: CommunityStore, now: Moment): Promise<ChannelRef | null> {
  if (!chat.aside || !delivery.toPerson) return null;
  const { id } = await store.person(delivery.home, delivery.target, now);
  const contact = await store.contact(id);
  if (!isUnreachable(contact, now) || mayHaveArrived(delivery, contact)) return null;
  const channel = (await choseCorner(store, delivery, id)) ? await findChannel(store, delivery) : null;
  return channel === null ? null : { platform: delivery.platform, home: delivery.homeKey, channel };
}

async function choseCorner(store: CommunityStore, delivery: Delivery, person: string): Promise<boolean> {
  const volunteer = await store.volunteer(person);
  return volunteer?.threadFallback === true && (await purposeOf(store, delivery, person)) === ASKS;
}

/** An attempt from before their messages were known to be closed was a direct message: said again elsewhere, they might have it twice. */
function mayHaveArrived({ doubtedSince }: Delivery, { unreachableUntil }: Contact): boolean {
  return doubtedSince !== null && doubtedSince <= (unreachableUntil ?? 0) - UNREACHABLE_FOR;
}

async function findChannel(store: CommunityStore, delivery: Delivery): Promise<string | null> {
  const goal = await store.goal(await goalOf(store, delivery));
  if (goal?.home === delivery.home) return goal.channel;
  return (await store.homes()).find(({ id }) => id === delivery.home)?.postsChannel ?? null;
}

async function goalOf(store: CommunityStore, { subject }: Delivery): Promise<string> {
  const read = (name: string) => String(subject[name] ?? '');
  const ask = (await store.invitation(read('invitation')))?.ask ?? '';
  return (await store.ask(ask))?.goal ?? (await store.help(read('help')))?.goal ?? read('goal');
}
