import { tellManagers } from '../use-cases/announce.js';
import { listMissing } from './give-up.js';
import { channelOf, type Hand } from './hand.js';

/** Pins the board; one that cannot be pinned stays, and the managers are told once what is missing. Other posts are never pinned. */
export async function pinBoard(hand: Hand, { message }: { readonly message: string }): Promise<void> {
  const { around, chat, delivery, store } = hand;
  if (delivery.kind !== 'board') return;
  const pinned = await chat.pin({ ...channelOf(delivery), message });
  if (pinned.is === 'sent') return;
  // The next round of edits pins again.
  if (pinned.is !== 'never') return store.wantEdit(delivery.id);
  if (pinned.reason === 'message-gone') return;
  const news = { what: 'pin-missing', home: delivery.home, channel: delivery.target, reason: pinned.reason, missing: await listMissing(hand, pinned.reason) } as const;
  await tellManagers(store, news, `pin:${delivery.id}`, around.clock.now());
}
