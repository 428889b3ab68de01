import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { tellManagers } from '../use-cases/announce.js';
import type { Surroundings } from '../use-cases/context.js';
import { maySlow } from '../use-cases/slow-channel.js';
import { writeReasons } from './draw-heat-posts.js';

/** A channel that was calm for so long begins another spell. */
const REST_MS = 3 * 60 * 60_000;

/** Tells the managers who asked for it that a channel runs hot, once a spell. */
export async function tellHotNow(around: Surroundings, store: CommunityStore, now: Moment): Promise<void> {
  const hot = await around.watch.hotNow(store.community, now);
  if (hot.length === 0) return;
  const told = (await store.watchedChannels()).filter(({ tellAtOnce, watched }) => tellAtOnce && watched);
  const homes = await store.homes();
  for (const { home, channel, heat } of hot) {
    const where = homes.find(({ id }) => id === home);
    if (!where || !told.some((each) => each.home === home && each.channel === channel)) continue;
    const slow = (await maySlow(around, where, channel)) ? 1 : 0;
    const news = { what: 'hot-now', home, channel, kind: heat.kind, reasons: writeReasons(heat.reasons), slow } as const;
    await store.together(async (inside) => {
      if (await inside.beginSpell({ home, channel }, now, REST_MS)) await tellManagers(inside, news, `hot-now:${channel}:${String(now)}`, now);
    });
  }
}
