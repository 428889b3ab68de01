import type { FormDoor, Press } from '../use-cases/doors.js';
import { extendForm, letGoForm, reopenForm } from './closing-forms.js';
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
import { countForm, progressForm } from './progress-forms.js';

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
];

/** Every form there is. */
export const forms: readonly FormDoor[] = [goalAddForm, goalEditForm, goalPlaceForm, progressForm, countForm, extendForm, reopenForm, letGoForm];
