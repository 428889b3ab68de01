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

const PAGE = 100;

/** Guidon finds itself in these homes: what it was removed from while it was not running, it has left. */
export async function homesFound(around: Surroundings, platform: Platform, keys: readonly string[]): Promise<void> {
  const here = new Set(keys);
  let after: string | null = null;
  for (;;) {
    const page: readonly string[] = await around.store.queue.communities(after, PAGE);
    for (const community of page) {
      const gone = (await around.store.of(community).homes()).filter((home) => home.platform === platform && !here.has(home.key));
      for (const { key } of gone) await homeLeft(around, platform, key);
    }
    if (page.length < PAGE) return;
    after = page.at(-1) ?? null;
  }
}
