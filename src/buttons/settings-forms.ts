import { pressOf } from '../cards/card.js';
import { drawRhythm } from '../cards/rhythm-card.js';
import { drawRhythmForm, writeRhythm } from '../cards/rhythm-forms.js';
import { drawBoardForm, drawHomeForm, drawPauseForm, drawQuietForm, writeHome } from '../cards/settings-forms.js';
import { answerCard } from '../use-cases/answers.js';
import { isPaused } from '../use-cases/is-paused.js';
import { rhythmById, saveRhythm } from '../use-cases/plan-rhythm.js';
import { pauseUntil, saveBoard, saveHome, saveQuietDays } from '../use-cases/save-settings.js';
import { showSettings } from '../use-cases/show-settings.js';
import { defineForm } from './define-press.js';

export const homeForm = defineForm({
  name: 'settings-home',
  who: 'managers',
  open({ community, home }, _rest, values) {
    return Promise.resolve(drawHomeForm(pressOf('settings-home'), values ?? writeHome(community, home), home.platform));
  },
  async submit(context, _rest, values) {
    await saveHome(context, values);
    return showSettings(context, true);
  },
});

export const rhythmForm = defineForm({
  name: 'settings-rhythm',
  who: 'managers',
  async open(context, rest, values) {
    const rhythm = rest.length === 0 ? null : await rhythmById(context, rest[0]);
    const filled = values ?? (rhythm === null ? {} : writeRhythm(rhythm));
    return drawRhythmForm(pressOf('settings-rhythm', ...rest), filled, context.community.zone, rhythm === null);
  },
  async submit(context, rest, values) {
    const rhythm = await saveRhythm(context, rest, values);
    return answerCard(drawRhythm(rhythm, isPaused(context), true));
  },
});

export const quietForm = defineForm({
  name: 'settings-quiet',
  who: 'managers',
  open({ community }, _rest, values) {
    return Promise.resolve(drawQuietForm(pressOf('settings-quiet'), values, community));
  },
  async submit(context, _rest, values) {
    await saveQuietDays(context, values['days'] ?? '');
    return showSettings(context, true);
  },
});

export const pauseForm = defineForm({
  name: 'settings-pause',
  who: 'managers',
  open(_context, _rest, values) {
    return Promise.resolve(drawPauseForm(pressOf('settings-pause'), values));
  },
  async submit(context, _rest, values) {
    await pauseUntil(context, values['until'] ?? '');
    return showSettings(context, true);
  },
});

export const boardForm = defineForm({
  name: 'settings-board',
  who: 'managers',
  open({ home }, _rest, values) {
    return Promise.resolve(drawBoardForm(pressOf('settings-board'), values, home));
  },
  async submit(context, _rest, values) {
    await saveBoard(context, values['channel'] ?? '');
    context.around.wake();
    return showSettings(context, true);
  },
});
