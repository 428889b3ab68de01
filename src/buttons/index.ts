import type { FormDoor, Press } from '../use-cases/doors.js';
import { askForm } from './ask-form.js';
import { askClose, askSend, askShow, askWhen, thank, written } from './ask-presses.js';
import { extendForm, letGoForm, reopenForm } from './closing-forms.js';
import { glad } from './glad-presses.js';
import { flagNotHeated, flagSeen } from './flag-presses.js';
import { goalAddForm } from './goal-add-form.js';
import { goalEditForm, goalPlaceForm } from './goal-edit-forms.js';
import {
  achieve,
  addProgress,
  confirmEntry,
  goalHelp,
  launch,
  shareEntryPress,
  shareGoalPress,
  showGoalPress,
  stewardConsent,
  undoEntry,
} from './goal-presses.js';
import { muteForm } from './heat-forms.js';
import { counting, heatChannel, heated, heatPress, heatTell, heatText, heatWatch, noGoalOff, slow } from './heat-presses.js';
import { callHelp, checkIn, helpBack, helpDone } from './help-presses.js';
import { invitationPress, laterForm, stopAskingPress, stopEverywhere } from './invitation-presses.js';
import { figuresForm, missionAttainForm, missionDraftForm, startOverForm } from './mission-forms.js';
import {
  missionBefore,
  missionConfirm,
  missionFigures,
  missionFinal,
  missionPress,
  missionPublish,
  missionWithdraw,
  startOverPress,
} from './mission-presses.js';
import { declineForm, proposeForm } from './proposal-forms.js';
import { interest, proposalNews, proposalPress, proposalsPress, proposeOwnPress } from './proposal-presses.js';
import { countForm, progressForm } from './progress-forms.js';
import { boardForm, homeForm, pauseForm, quietForm, rhythmForm } from './settings-forms.js';
import { doctorPress, settingsPress, settingsPreview, settingsResume, settingsRhythm, settingsRhythms, settingsSwitch } from './settings-presses.js';
import { appeared, sendAgain } from './unseen-presses.js';
import { askAgainPress, volunteerForm, volunteerJoin, volunteerLeave, volunteerNamed, volunteerThread } from './volunteer-presses.js';

/** Every button and menu there is. */
export const presses: readonly Press[] = [
  showGoalPress,
  goalHelp,
  addProgress,
  undoEntry,
  confirmEntry,
  achieve,
  launch,
  shareGoalPress,
  shareEntryPress,
  stewardConsent,
  missionPress,
  missionConfirm,
  missionFinal,
  missionWithdraw,
  missionFigures,
  missionPublish,
  missionBefore,
  startOverPress,
  settingsPress,
  settingsRhythms,
  settingsRhythm,
  settingsSwitch,
  settingsPreview,
  settingsResume,
  doctorPress,
  heatPress,
  heatChannel,
  heatText,
  heatWatch,
  heatTell,
  heated,
  flagNotHeated,
  flagSeen,
  slow,
  noGoalOff,
  counting,
  interest,
  proposalPress,
  proposalsPress,
  proposeOwnPress,
  proposalNews,
  askAgainPress,
  volunteerJoin,
  volunteerLeave,
  volunteerThread,
  volunteerNamed,
  glad,
  askShow,
  askWhen,
  askSend,
  askClose,
  thank,
  written,
  callHelp,
  helpBack,
  helpDone,
  checkIn,
  invitationPress,
  stopAskingPress,
  stopEverywhere,
  appeared,
  sendAgain,
];

/** Every form there is. */
export const forms: readonly FormDoor[] = [
  goalAddForm, goalEditForm, goalPlaceForm, progressForm, countForm, extendForm, reopenForm, letGoForm,
  missionDraftForm, missionAttainForm, figuresForm, startOverForm, homeForm, rhythmForm, quietForm, pauseForm, boardForm, muteForm, askForm, laterForm,
  proposeForm, declineForm, volunteerForm,
];
