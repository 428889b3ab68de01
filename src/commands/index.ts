import type { CommandGroup } from '../ports/front-desk.js';
import type { Command, MessageAction } from '../use-cases/doors.js';
import { sayLine } from '../words/say.js';
import { countTowardsGoal } from './count-towards-goal.js';
import { goalAdd } from './goal-add.js';
import { goalDone } from './goal-done.js';
import { goalList } from './goal-list.js';
import { goalProgress } from './goal-progress.js';
import { goalShow } from './goal-show.js';
import { goalUndo } from './goal-undo.js';
import { guidonHelp } from './guidon-help.js';
import { guidonMission } from './guidon-mission.js';
import { guidonPrivacy } from './guidon-privacy.js';
import { guidonVolunteer } from './guidon-volunteer.js';
import { manageAsks } from './manage-asks.js';
import { manageDoctor } from './manage-doctor.js';
import { manageGoals } from './manage-goals.js';
import { manageHeat } from './manage-heat.js';
import { manageMission } from './manage-mission.js';
import { manageSettings } from './manage-settings.js';
import { proposeCommand } from './propose.js';
import { proposeMessage } from './propose-message.js';
import { tellHeatAction } from './tell-heat.js';

/** The first words, in the order people see them. */
export const commandGroups: readonly CommandGroup[] = [
  { name: 'goal', description: sayLine('group.goal'), managersOnly: false },
  { name: 'guidon', description: sayLine('group.guidon'), managersOnly: false },
  { name: 'manage', description: sayLine('group.manage'), managersOnly: true },
];

/** Every command there is. */
export const commands: readonly Command[] = [
  goalList,
  goalShow,
  goalAdd,
  goalProgress,
  goalUndo,
  goalDone,
  guidonMission,
  guidonHelp,
  guidonPrivacy,
  guidonVolunteer,
  proposeCommand,
  manageMission,
  manageGoals,
  manageAsks,
  manageHeat,
  manageSettings,
  manageDoctor,
];

/** Everything that can be done with a message somebody points at. */
export const messageActions: readonly MessageAction[] = [countTowardsGoal, proposeMessage, tellHeatAction];
