import { drawManageMission, type MissionSaid } from '../cards/manage-mission-card.js';
import { drawMission } from '../cards/mission-card.js';
import { checkMission } from '../core/mission/check-mission.js';
import type { Answer } from '../ports/front-desk.js';
import { answerCard } from './answers.js';
import type { Context } from './context.js';
import { missionNow } from './mission-now.js';

/** What everyone can read. */
export async function showMission(context: Context): Promise<Answer> {
  const { store, community, around, manager } = context;
  const before = community.before === null ? null : await around.store.of(community.before).settings();
  return answerCard(
    drawMission({
      mission: await missionNow(context),
      published: (await store.standings()).filter(({ publishedAt }) => publishedAt !== null),
      endedBefore: before === null ? null : (before.endedAt ?? community.startedAt),
      manager,
    }),
  );
}

/** What managers see of it, after what they have done. */
export async function showManageMission(context: Context, said: MissionSaid | null): Promise<Answer> {
  const mission = await missionNow(context);
  return answerCard(drawManageMission({ mission, advice: mission === null ? [] : checkMission(mission), said }));
}
