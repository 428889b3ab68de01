import type { Platform } from '../core/community/home.js';
import type { Edited } from '../ports/chat.js';
import { replaceBoard, tellManagers } from '../use-cases/announce.js';
import type { Surroundings } from '../use-cases/context.js';
import { drawDelivery } from './draw-delivery.js';
import { listMissing } from './give-up.js';
import { guard } from './guard.js';
import { LEASE_MS, channelOf, handsOf, type Hand } from './hand.js';
import { Lane, type Work } from './lane.js';
import { pinBoard } from './pin-board.js';

const MINUTE_MS = 60_000;
const EDIT_EVERY = 10 * MINUTE_MS;
/** After an answer that only a person can mend. */
const TRY_AGAIN_AFTER = 6 * 60 * MINUTE_MS;
const PLACES = 10;
/** Asked to wait for no time at all, we wait a little. */
const SHORTEST_WAIT = 1_000;

/** Brings posts up to date that show less than is known, each at most every ten minutes; the latest state wins. */
export function openEdits(around: Surroundings, worker: string, platform: Platform): Lane {
  return new Lane(PLACES, async (most) => (await guard(around.log, { job: 'claim-edits' }, () => claim(around, worker, platform, most))) ?? []);
}

async function claim(around: Surroundings, worker: string, platform: Platform, most: number): Promise<Work[]> {
  if (around.chatOf(platform) === null) return [];
  const now = around.clock.now();
  const claimed = await around.store.queue.claimEdits(worker, [platform], now, now - EDIT_EVERY, now + LEASE_MS, most);
  return handsOf(around, worker, claimed).map((hand) => ({ name: hand.delivery.id, run: () => guard(around.log, factsOf(hand), () => edit(hand)) }));
}

function factsOf({ delivery }: Hand): { job: string; community: string; delivery: string } {
  return { job: 'edit-posts', community: delivery.community, delivery: delivery.id };
}

async function edit(hand: Hand): Promise<void> {
  const { around, chat, delivery, store } = hand;
  const message = delivery.message ?? '';
  const drawn = await drawDelivery(store, delivery, around.clock.now());
  if ('withdrawn' in drawn) return record(hand, { shown: delivery.wanted });
  const json = JSON.stringify(drawn);
  if (json === delivery.drawn) {
    await pinBoard(hand, { message });
    return record(hand, { shown: delivery.wanted });
  }
  const edited = await chat.edit({ ...channelOf(delivery), channel: delivery.messageChannel ?? delivery.target, message }, drawn, delivery.marker);
  await settle(hand, edited, json);
}

async function settle(hand: Hand, edited: Edited, drawn: string): Promise<void> {
  const now = hand.around.clock.now();
  switch (edited.is) {
    case 'sent':
      return record(hand, { shown: hand.delivery.wanted, drawn, editedAt: now });
    case 'wait':
      return record(hand, { notBefore: Math.max(edited.until, now + SHORTEST_WAIT) });
    case 'unknown':
      return record(hand, { notBefore: now + MINUTE_MS });
    case 'never':
      return refused(hand, edited.reason);
  }
}

/** A post that is gone is left; a board is put up again. Anything else may be mended by somebody. */
async function refused(hand: Hand, reason: string): Promise<void> {
  const { around, delivery } = hand;
  const gone = reason === 'message-gone' || reason === 'channel-gone';
  if (delivery.kind === 'board') await mindBoard(hand, reason);
  return record(hand, gone ? { gone: true } : { notBefore: around.clock.now() + TRY_AGAIN_AFTER });
}

async function mindBoard(hand: Hand, reason: string): Promise<void> {
  const { around, delivery, store } = hand;
  const now = around.clock.now();
  const home = (await store.homes()).find(({ id }) => id === delivery.home);
  if (home?.boardChannel !== delivery.target) return;
  const about = { home: home.id, channel: delivery.target };
  if (reason === 'message-gone') {
    await store.together(async (inside) => {
      await replaceBoard(inside, home, now);
      await tellManagers(inside, { what: 'board-gone', ...about }, `board-gone:${delivery.id}`, now);
    });
    return;
  }
  await tellManagers(store, { what: 'board-stuck', ...about, reason, missing: await listMissing(hand, reason) }, `board-stuck:${delivery.id}`, now);
}

function record({ around, delivery, worker }: Hand, outcome: Parameters<Surroundings['store']['queue']['recordEdit']>[2]): Promise<void> {
  return around.store.queue.recordEdit(delivery, worker, outcome);
}
