import { showHeat } from '../use-cases/show-heat.js';
import { defineCommand } from './define-command.js';

export const manageHeat = defineCommand({
  path: ['manage', 'heat'],
  description: 'command.manage.heat',
  who: 'managers',
  options: [],
  run: showHeat,
});
