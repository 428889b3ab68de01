import { showVolunteer } from '../use-cases/show-volunteer.js';
import { defineCommand } from './define-command.js';

export const guidonVolunteer = defineCommand({
  path: ['guidon', 'volunteer'],
  description: 'command.guidon.volunteer',
  who: 'anyone',
  options: [],
  run: showVolunteer,
});
