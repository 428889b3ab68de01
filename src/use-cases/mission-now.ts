import { settleMission } from '../core/mission/make-final.js';
import type { Mission } from '../core/mission/mission.js';
import { Refusal } from '../core/refusal.js';
import type { Context } from './context.js';

/** The mission as it stands at this moment: its seven days may be over before that has been written down. */
export async function missionNow({ store, now }: Pick<Context, 'store' | 'now'>): Promise<Mission | null> {
  const mission = await store.mission();
  return mission === null ? null : (settleMission(mission, now) ?? mission);
}

/** The mission as it is kept, for changing it. */
export async function requireMission({ store }: Pick<Context, 'store'>): Promise<Mission> {
  const mission = await store.mission();
  if (!mission) throw new Refusal('mission-missing');
  return mission;
}
