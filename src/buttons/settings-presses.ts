import { card, line } from '../cards/compose.js';
import { drawRhythm, drawRhythms } from '../cards/rhythm-card.js';
import { answerCard } from '../use-cases/answers.js';
import { examine } from '../use-cases/examine.js';
import { previewDigest } from '../use-cases/gather-digest.js';
import { isPaused } from '../use-cases/is-paused.js';
import { rhythmById, switchRhythm } from '../use-cases/plan-rhythm.js';
import { resumePosts } from '../use-cases/save-settings.js';
import { showSettings } from '../use-cases/show-settings.js';
import { definePress } from './define-press.js';

export const settingsPress = definePress({
  name: 'settings',
  who: 'managers',
  run(context) {
    return showSettings(context, false);
  },
});

export const settingsRhythms = definePress({
  name: 'settings-rhythms',
  who: 'managers',
  async run({ store }) {
    return answerCard(drawRhythms(await store.rhythms()));
  },
});

/** One channel's digest, by a button or out of the menu. */
export const settingsRhythm = definePress({
  name: 'settings-rhythm',
  who: 'managers',
  async run(context, rest, chosen) {
    const rhythm = await rhythmById(context, rest[0] ?? chosen[0]);
    return answerCard(drawRhythm(rhythm, isPaused(context), false));
  },
});

export const settingsSwitch = definePress({
  name: 'settings-switch',
  who: 'managers',
  async run(context, rest) {
    const rhythm = await switchRhythm(context, rest[0], rest[1] === 'on');
    return answerCard(drawRhythm(rhythm, isPaused(context), true));
  },
});

/** The next digest as it would look now, for the manager alone. */
export const settingsPreview = definePress({
  name: 'settings-preview',
  who: 'managers',
  async run(context, rest) {
    const rhythm = await rhythmById(context, rest[0]);
    const { blocks } = await previewDigest(context.store, rhythm, context.now);
    return answerCard(card(line('rhythm.preview', { channel: { is: 'channel', id: rhythm.channel } }), blocks));
  },
});

export const settingsResume = definePress({
  name: 'settings-resume',
  who: 'managers',
  async run(context) {
    await resumePosts(context);
    return showSettings(context, true);
  },
});

export const doctorPress = definePress({
  name: 'doctor',
  who: 'managers',
  run(context) {
    return examine(context);
  },
});
