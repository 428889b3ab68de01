import { pressOf } from '../cards/card.js';
import { drawAttainForm, drawFiguresForm, drawMissionForm, drawStartOverForm, writeMission } from '../cards/mission-forms.js';
import { attainMission, rewordMission } from '../core/mission/make-final.js';
import { accept } from '../use-cases/accept.js';
import { attain, saveDraftMission } from '../use-cases/change-mission.js';
import { addFigures, showFigures } from '../use-cases/figures.js';
import { missionNow, requireMission } from '../use-cases/mission-now.js';
import { showManageMission } from '../use-cases/show-mission.js';
import { startOver } from '../use-cases/start-over.js';
import { defineForm } from './define-press.js';

/** Refused before anything is typed, too: nobody should write a mission that cannot be kept. */
export const missionDraftForm = defineForm({
  name: 'mission-draft',
  who: 'managers',
  async open({ store, now }, _rest, values) {
    const mission = await store.mission();
    if (mission !== null) accept(rewordMission(mission, mission, now));
    return drawMissionForm(pressOf('mission-draft'), values ?? writeMission(mission));
  },
  async submit(context, _rest, values) {
    await saveDraftMission(context, values);
    return showManageMission(context, 'mission.saved');
  },
});

export const missionAttainForm = defineForm({
  name: 'mission-attain',
  who: 'managers',
  async open(context, _rest, values) {
    const mission = (await missionNow(context)) ?? (await requireMission(context));
    accept(attainMission(mission, 'something', context.now));
    return drawAttainForm(pressOf('mission-attain'), values ?? {});
  },
  async submit(context, _rest, values) {
    await attain(context, values['evidence'] ?? '');
    return showManageMission(context, 'mission.attained.said');
  },
});

export const figuresForm = defineForm({
  name: 'mission-figures',
  who: 'managers',
  async open({ store }, _rest, values) {
    const latest = (await store.standings()).at(-1);
    return drawFiguresForm(pressOf('mission-figures'), values ?? { unit: latest?.unit ?? '' });
  },
  async submit(context, _rest, values) {
    await addFigures(context, values);
    return showFigures(context, 'figures.saved');
  },
});

export const startOverForm = defineForm({
  name: 'start-over',
  who: 'managers',
  open({ community }, _rest, values) {
    return Promise.resolve(drawStartOverForm(pressOf('start-over'), values ?? {}, community.name));
  },
  submit(context, _rest, values) {
    return startOver(context, values['name'] ?? '');
  },
});
