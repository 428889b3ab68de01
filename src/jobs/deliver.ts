import { attempt, look } from './attempt.js';
import { guard } from './guard.js';
import { LEASE_MS, connectedPlatforms, handOf, type Hand } from './hand.js';
import { next } from '../core/delivery/next.js';
import type { Surroundings } from '../use-cases/context.js';

const AT_ONCE = 20;
const MOST_ROUNDS = 10;

/** Sends what is to be sent and looks for what is in doubt, a bounded number at a time. Returns how many were taken. */
export async function deliver(around: Surroundings, worker: string): Promise<number> {
  let taken = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const hands = await claim(around, worker);
    await Promise.all(hands.map((hand) => guard(around.log, factsOf(hand), () => carry(hand))));
    taken += hands.length;
    if (hands.length < AT_ONCE) break;
  }
  return taken;
}

async function claim(around: Surroundings, worker: string): Promise<Hand[]> {
  const now = around.clock.now();
  const claimed = await around.store.queue.claim(worker, connectedPlatforms(around), now, now + LEASE_MS, AT_ONCE);
  return claimed.map((delivery) => handOf(around, worker, delivery)).filter((hand) => hand !== null);
}

function carry(hand: Hand): Promise<void> {
  const { todo } = next(hand.delivery, { is: 'claimed' }, hand.around.clock.now(), hand.chat);
  return todo === 'look' ? look(hand) : attempt(hand);
}

function factsOf({ delivery }: Hand): { job: string; community: string; delivery: string } {
  return { job: 'deliver', community: delivery.community, delivery: delivery.id };
}
