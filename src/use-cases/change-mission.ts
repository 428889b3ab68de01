import { attainMission, makeFinal, rewordMission, settleMission, withdrawMission, type MissionWording } from '../core/mission/make-final.js';
import type { Mission } from '../core/mission/mission.js';
import { MISSION_ROOM } from '../cards/mission-forms.js';
import { Refusal } from '../core/refusal.js';
import type { Values } from '../ports/front-desk.js';
import { accept, orNone, within } from './accept.js';
import { announceAttained, announceMissionFinal, refreshPosts } from './announce.js';
import { together, type Context } from './context.js';
import { requireMission } from './mission-now.js';

/** The draft as a form says it, new or reworded. */
export async function saveDraftMission(context: Context, values: Values): Promise<void> {
  const wording = readWording(values);
  await together(context, async (inside) => {
    const mission = accept(rewordMission(await inside.store.mission(), wording, inside.now));
    await keep(inside, mission);
  });
  context.around.wake();
}

/** Begins the seven days; `seen` is what the person was shown, so that nobody makes words final they have not read. */
export async function startFinal(context: Context, seen: string): Promise<void> {
  await together(context, async (inside) => {
    const mission = await requireMission(inside);
    const waiting = accept(makeFinal(mission, inside.now));
    if (fingerprintOf(mission) !== seen) throw new Refusal('mission-reworded');
    await keep(inside, waiting);
  });
  context.around.wake();
}

export async function withdrawFinal(context: Context): Promise<void> {
  await together(context, async (inside) => {
    await keep(inside, accept(withdrawMission(await requireMission(inside), inside.now)));
  });
  context.around.wake();
}

/** Attained: written down with what shows it, and announced; a mission whose days have just ended is first made final. */
export async function attain(context: Context, evidence: string): Promise<void> {
  const shown = within(evidence, MISSION_ROOM.evidence);
  await together(context, async (inside) => {
    const { store, now } = inside;
    const mission = await requireMission(inside);
    const settled = settleMission(mission, now);
    const attained = accept(attainMission(settled ?? mission, shown, now));
    if (settled !== null) {
      await store.saveMission(settled);
      await announceMissionFinal(store, now);
    }
    await store.saveMission(attained);
    await announceAttained(store, now);
  });
  context.around.wake();
}

/** Tells two wordings apart: a short sum over everything that becomes final. */
export function fingerprintOf({ words, attainable, endCriterion, notLine }: MissionWording): string {
  const letters = Array.from(JSON.stringify([words, attainable, endCriterion, notLine]));
  return letters.reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0, 7).toString(36);
}

async function keep({ store, now }: Context, mission: Mission): Promise<void> {
  await store.saveMission(mission);
  await refreshPosts(store, null, now);
}

/** An end criterion belongs to a mission that has an end; a mission without one keeps none. */
function readWording(values: Values): MissionWording {
  const attainable = values['attainable'] === 'yes';
  if (!attainable && values['attainable'] !== 'no') throw new Refusal('attainable-missing');
  const endCriterion = orNone(values['criterion'], MISSION_ROOM.criterion);
  if (attainable && endCriterion === null) throw new Refusal('end-criterion-missing');
  return {
    words: within(values['words'] ?? '', MISSION_ROOM.words),
    attainable,
    endCriterion: attainable ? endCriterion : null,
    notLine: orNone(values['not'], MISSION_ROOM.not),
  };
}
