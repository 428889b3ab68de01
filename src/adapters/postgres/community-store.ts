import type { CommunityStore } from '../../ports/store.js';
import { joinSteps, type Run } from './doors.js';
import { storeDeliveries, storeDrafts } from './store-deliveries.js';
import { storeEntries } from './store-entries.js';
import { storeGoals } from './store-goals.js';
import { storeHeat } from './store-heat.js';
import { storeMission } from './store-mission.js';
import { storePeople } from './store-people.js';
import { storeRhythms } from './store-rhythms.js';
import { storeSettings } from './store-settings.js';

/** One community's own door, put together from its subjects. */
export function openCommunityStore(community: string, run: Run): CommunityStore {
  return {
    community,
    together: (work) =>
      run(async (statements) => {
        const steps = joinSteps(statements);
        const result = await work(openCommunityStore(community, steps.run));
        steps.throwIfFailed();
        return result;
      }),
    ...storeSettings(community, run),
    ...storePeople(community, run),
    ...storeMission(community, run),
    ...storeGoals(community, run),
    ...storeEntries(community, run),
    ...storeRhythms(community, run),
    ...storeDeliveries(community, run),
    ...storeDrafts(community, run),
    ...storeHeat(community, run),
  };
}
