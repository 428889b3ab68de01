import type { Call } from './call.js';
import type { FakeChannel } from './channel.js';
import type { Person } from './person.js';
import { SlackError } from './slack-error.js';

/** The bot's direct conversation with this person, refused where Slack refuses it. */
export const openDm = (call: Call, person: Person): FakeChannel => {
  if (person.deactivated) throw new SlackError('user_disabled');
  if (person.isBot) throw new SlackError('cannot_dm_bot');
  if (!person.hasDm) call.back.ledger.dmsOpened.push({ personId: person.id, at: call.back.world.now() });
  return person.dm;
};
