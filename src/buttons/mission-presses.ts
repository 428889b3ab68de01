import { drawFinalQuestion } from '../cards/manage-mission-card.js';
import { makeFinal } from '../core/mission/make-final.js';
import { accept } from '../use-cases/accept.js';
import { answerCard } from '../use-cases/answers.js';
import { fingerprintOf, startFinal, withdrawFinal } from '../use-cases/change-mission.js';
import { showFigures } from '../use-cases/figures.js';
import { requireMission } from '../use-cases/mission-now.js';
import { showManageMission } from '../use-cases/show-mission.js';
import { askToStartOver, showOldMission } from '../use-cases/start-over.js';
import { definePress } from './define-press.js';

export const missionPress = definePress({
  name: 'mission',
  who: 'managers',
  run(context) {
    return showManageMission(context, null);
  },
});

/** Asks before it is done, with the words it is about. */
export const missionConfirm = definePress({
  name: 'mission-confirm',
  who: 'managers',
  async run(context) {
    const mission = await requireMission(context);
    accept(makeFinal(mission, context.now));
    return answerCard(drawFinalQuestion(mission, fingerprintOf(mission)));
  },
});

export const missionFinal = definePress({
  name: 'mission-final',
  who: 'managers',
  async run(context, rest) {
    await startFinal(context, rest[0] ?? '');
    return showManageMission(context, null);
  },
});

export const missionWithdraw = definePress({
  name: 'mission-withdraw',
  who: 'managers',
  async run(context) {
    await withdrawFinal(context);
    return showManageMission(context, 'mission.withdrawn');
  },
});

export const missionFigures = definePress({
  name: 'mission-figures',
  who: 'managers',
  run(context) {
    return showFigures(context, null);
  },
});

export const missionPublish = definePress({
  name: 'mission-publish',
  who: 'managers',
  async run(context) {
    await context.store.publishStandings(context.now);
    return showFigures(context, 'figures.published');
  },
});

export const startOverPress = definePress({
  name: 'start-over',
  who: 'managers',
  run(context) {
    return askToStartOver(context);
  },
});

/** The communities before this one stay readable for everyone. */
export const missionBefore = definePress({
  name: 'mission-before',
  who: 'anyone',
  run(context, rest) {
    return showOldMission(context, rest[0]);
  },
});
