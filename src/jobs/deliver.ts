import { attempt, look } from './attempt.js';
import { guard } from './guard.js';
import { LEASE_MS, handsOf, type Hand } from './hand.js';
import { Lane, type Work } from './lane.js';
import type { Platform } from '../core/community/home.js';
import { next } from '../core/delivery/next.js';
import type { Surroundings } from '../use-cases/context.js';

/** So many deliveries of one platform are under way at a time. */
const PLACES = 20;

/** Sends what is to be sent on one platform and looks for what is in doubt. */
export function openDeliveries(around: Surroundings, worker: string, platform: Platform): Lane {
  return new Lane(PLACES, async (most) => (await guard(around.log, { job: 'claim' }, () => claim(around, worker, platform, most))) ?? []);
}

async function claim(around: Surroundings, worker: string, platform: Platform, most: number): Promise<Work[]> {
  if (around.chatOf(platform) === null) return [];
  const now = around.clock.now();
  const claimed = await around.store.queue.claim(worker, [platform], now, now + LEASE_MS, most);
  return handsOf(around, worker, claimed).map((hand) => ({ name: hand.delivery.id, run: () => guard(around.log, factsOf(hand), () => carry(hand)) }));
}

function carry(hand: Hand): Promise<void> {
  const { todo } = next(hand.delivery, { is: 'claimed' }, hand.around.clock.now(), hand.chat);
  return todo === 'look' ? look(hand) : attempt(hand);
}

function factsOf({ delivery }: Hand): { job: string; community: string; delivery: string } {
  return { job: 'deliver', community: delivery.community, delivery: delivery.id };
}
