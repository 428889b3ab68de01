import { showAsks } from '../use-cases/show-asks.js';
import { defineCommand } from './define-command.js';

export const manageAsks = defineCommand({
  path: ['manage', 'asks'],
  description: 'command.manage.asks',
  who: 'managers',
  options: [],
  run: showAsks,
});
