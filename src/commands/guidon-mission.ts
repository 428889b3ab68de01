import { showMission } from '../use-cases/show-mission.js';
import { defineCommand } from './define-command.js';

export const guidonMission = defineCommand({
  path: ['guidon', 'mission'],
  description: 'command.guidon.mission',
  who: 'anyone',
  options: [],
  run(context) {
    return showMission(context);
  },
});
