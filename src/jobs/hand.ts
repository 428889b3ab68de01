import type { Platform } from '../core/community/home.js';
import type { Delivery } from '../core/delivery/delivery.js';
import type { Chat, ChannelRef, PersonRef } from '../ports/chat.js';
import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from '../use-cases/context.js';

/** One claimed delivery in the hands of one worker. */
export interface Hand {
  readonly around: Surroundings;
  readonly worker: string;
  readonly delivery: Delivery;
  readonly chat: Chat;
  readonly store: CommunityStore;
}

/** How long a worker holds what it took. Nobody else touches it before, so that it must outlast the longest attempt. */
export const LEASE_MS = 60_000;

export const PLATFORMS: readonly Platform[] = ['discord', 'slack', 'playground'];
/** What a busy process and database may add to a call. */
const WORST_LATENCY = 15_000;
/** A direct message needs two calls, a board two as well. */
const CALLS_IN_A_ROW = 2;

/** Refuses a client that may still be sending when somebody else takes the delivery over. */
export function checkLease(longestCall: number, lease = LEASE_MS): void {
  const needed = CALLS_IN_A_ROW * longestCall + WORST_LATENCY;
  if (lease <= needed) throw new Error(`the lease of ${String(lease)} ms must be longer than the ${String(needed)} ms an attempt may take`);
}

/** Takes claimed deliveries into hand, without those whose platform is no longer connected. */
export function handsOf(around: Surroundings, worker: string, claimed: readonly Delivery[]): Hand[] {
  return claimed.flatMap((delivery) => {
    const chat = around.chatOf(delivery.platform);
    return chat === null ? [] : [{ around, worker, delivery, chat, store: around.store.of(delivery.community) }];
  });
}

export function channelOf({ platform, homeKey, target }: Delivery): ChannelRef {
  return { platform, home: homeKey, channel: target };
}

export function personOf({ platform, homeKey, target }: Delivery): PersonRef {
  return { platform, home: homeKey, person: target };
}
