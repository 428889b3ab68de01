import { examine } from '../use-cases/examine.js';
import { defineCommand } from './define-command.js';

export const manageDoctor = defineCommand({
  path: ['manage', 'doctor'],
  description: 'command.manage.doctor',
  who: 'managers',
  options: [],
  run(context) {
    return examine(context);
  },
});
