import { settleMission } from '../core/mission/make-final.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { announceMissionFinal } from '../use-cases/announce.js';
import type { Surroundings } from '../use-cases/context.js';
import { watchCommunities } from './watch-communities.js';

/** Makes missions final whose seven days are over. */
export function watchMissions(around: Surroundings): Promise<void> {
  const now = around.clock.now();
  return watchCommunities(around, 'watch-missions', (store) => settle(store, now));
}

async function settle(store: CommunityStore, now: Moment): Promise<void> {
  const waiting = await store.mission();
  if (waiting === null || settleMission(waiting, now) === null) return;
  await store.together(async (inside) => {
    const mission = await inside.mission();
    const settled = mission === null ? null : settleMission(mission, now);
    if (settled === null) return;
    await inside.saveMission(settled);
    await announceMissionFinal(inside, now);
  });
}
