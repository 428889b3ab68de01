import { showManageMission } from '../use-cases/show-mission.js';
import { defineCommand } from './define-command.js';

export const manageMission = defineCommand({
  path: ['manage', 'mission'],
  description: 'command.manage.mission',
  who: 'managers',
  options: [],
  run(context) {
    return showManageMission(context, null);
  },
});
