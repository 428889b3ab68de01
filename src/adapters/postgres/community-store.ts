import type { CommunityStore } from '../../ports/store.js';
import { joinSteps, type Run } from './doors.js';
import { storeAsks } from './store-asks.js';
import { storeDeliveries, storeDrafts } from './store-deliveries.js';
import { storeEntries } from './store-entries.js';
import { storeGoals } from './store-goals.js';
import { storeHeat } from './store-heat.js';
import { storeGlad, storeHelps } from './store-helps.js';
import { storeMission } from './store-mission.js';
import { storePeople } from './store-people.js';
import { storeProposals } from './store-proposals.js';
import { storeRhythms } from './store-rhythms.js';
import { storeSettings } from './store-settings.js';
import { storeVolunteers } from './store-volunteers.js';

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
    ...storeProposals(community, run),
    ...storeVolunteers(community, run),
    ...storeAsks(community, run),
    ...storeHelps(community, run),
    ...storeGlad(community, run),
  };
}
