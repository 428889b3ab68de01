import type { Platform } from '../core/community/home.js';
import type { Surroundings } from '../use-cases/context.js';

/** Guidon was added to a server, or finds itself still there at start. */
export async function homeJoined(around: Surroundings, platform: Platform, key: string, name: string): Promise<void> {
  const address = await around.store.queue.joinHome(platform, key, name, around.clock.now());
  around.log.debug({ platform, community: address.community }, 'in a home');
}

/** Guidon was removed from a server: nothing is posted there any more, nothing is deleted yet. */
export async function homeLeft(around: Surroundings, platform: Platform, key: string): Promise<void> {
  await around.store.queue.leaveHome(platform, key, around.clock.now());
  around.log.info({ platform }, 'left a home');
}
