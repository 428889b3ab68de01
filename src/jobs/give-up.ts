import { UNDECIDED, UNSEEN } from '../core/delivery/next.js';
import { tellManagers } from '../use-cases/announce.js';
import { channelOf, type Hand } from './hand.js';
import { tellManagersInstead } from './tell-managers-instead.js';

/** Answers that stay the same for every later digest until somebody mends it. */
const LASTING = new Set(['channel-gone', 'no-access', 'no-permission']);
/** Nobody but a person can say whether it appeared. */
const FOR_A_PERSON = new Set([UNSEEN, UNDECIDED]);

/** What follows when a delivery is given up: somebody who can mend it is told, what would fail again is switched off, and text is not read where people could not be told. */
export async function giveUp(hand: Hand, reason: string): Promise<void> {
  const { around, delivery, store } = hand;
  const { id, community, kind, toPerson } = delivery;
  around.log.error({ community, delivery: id, kind, reason }, 'a post was given up');
  if (FOR_A_PERSON.has(reason)) return askManagers(hand, reason);
  if (toPerson) return tellManagersInstead(hand);
  // A managers' channel that takes nothing cannot be told of itself; its deliveries in trouble are listed for managers.
  if (kind === 'manager-note' || kind === 'steward-note' || kind === 'flag') return;
  const subject = { home: delivery.home, channel: delivery.target, kind, reason, missing: await listMissing(hand, reason) };
  await store.together(async (inside) => {
    const lasting = kind === 'digest' && LASTING.has(reason);
    if (kind === 'heat-notice') await inside.changeWatched(delivery.home, delivery.target, { textSince: null });
    if (lasting) await inside.changeRhythm(String(delivery.subject.rhythm), { on: false, offReason: reason });
    await tellManagers(inside, { what: lasting ? 'rhythm-off' : 'post-parked', ...subject }, `parked:${id}`, around.clock.now());
  });
  if (kind === 'heat-notice') around.watch.changed(community);
}

/** Where we cannot look ourselves a manager does; about notes to managers nobody is asked, or there would be no end. */
async function askManagers({ around, delivery, store }: Hand, reason: string): Promise<void> {
  const { id, home, kind, target, toPerson, attempt } = delivery;
  if (kind === 'manager-note') return;
  const news = { what: 'unseen' as const, home, channel: target, kind, reason, delivery: id, toPerson: toPerson ? 1 : 0 };
  await tellManagers(store, news, `unseen:${id}:${String(attempt)}`, around.clock.now());
}

/** The abilities Guidon lacks in the delivery's channel, joined by commas; empty where that is not the trouble. */
export async function listMissing({ chat, delivery }: Hand, reason: string): Promise<string> {
  if (reason !== 'no-permission' && reason !== 'no-access') return '';
  const wanted = delivery.kind === 'board' ? (['see', 'post', 'pin'] as const) : (['see', 'post'] as const);
  const missing = await chat.missing(channelOf(delivery), wanted);
  return (missing ?? []).join(',');
}
