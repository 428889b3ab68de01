import { pressOf } from '../cards/card.js';
import { drawHomeForm, writeHome } from '../cards/settings-forms.js';
import { answerForm } from '../use-cases/answers.js';
import { showSettings } from '../use-cases/show-settings.js';
import { defineCommand } from './define-command.js';

/** The first time it is the form at once. */
export const manageSettings = defineCommand({
  path: ['manage', 'settings'],
  description: 'command.manage.settings',
  who: 'managers',
  options: [],
  run(context) {
    const { community, home } = context;
    if (community.setUpAt !== null) return showSettings(context, false);
    return Promise.resolve(answerForm(drawHomeForm(pressOf('settings-home'), writeHome(community, home), home.platform)));
  },
});
