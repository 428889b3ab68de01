import type { JsonObject } from '../discord/json.js';
import type { FakeChannel } from './channel.js';
import { valuesJson } from './fill.js';
import type { StoredMessage } from './messages.js';
import { messageJson, viewJson } from './payloads.js';
import type { Person } from './person.js';
import type { FormState } from './surface.js';
import type { StoredView } from './views.js';

/** What somebody acts on. */
export interface Surface {
  readonly message: StoredMessage | null;
  readonly view: StoredView | null;
  readonly blocks: readonly JsonObject[];
  readonly state: FormState;
}

export const handleOf = (name: string, id: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.').replaceAll(/^\.+|\.+$/g, '') || id.toLowerCase();

/** Typed text as Slack passes it on: what could be markup is written as entities, marks of people and channels stay. */
export const passedOn = (text: string): string =>
  text
    .split(/(<[@#][A-Z0-9]+>)/)
    .map((piece) => (/^<[@#][A-Z0-9]+>$/.test(piece) ? piece : piece.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')))
    .join('');

const placeJson = (channel: FakeChannel): JsonObject => ({ id: channel.id, name: placeName(channel) });

const placeName = (channel: FakeChannel): string => (channel.kind === 'group' ? 'privategroup' : channel.name);

/** What comes with everything interactive. */
export const commonBody = ({ id, handle, team }: Person): JsonObject => ({
  token: 'fake-verification',
  api_app_id: team.world.appId,
  team: { id: team.id, domain: team.domain },
  user: { id, username: handle, name: handle, team_id: team.id },
  enterprise: null,
  is_enterprise_install: false,
});

/** The form of a slash command; all values are texts. */
export const commandBody = (person: Person, channel: FakeChannel, typed: { command: string; text: string }): JsonObject => ({
  token: 'fake-verification',
  team_id: person.team.id,
  team_domain: person.team.domain,
  channel_id: channel.id,
  channel_name: placeName(channel),
  user_id: person.id,
  user_name: person.handle,
  command: typed.command,
  text: typed.text.trim(),
  api_app_id: person.team.world.appId,
  is_enterprise_install: 'false',
});

export const shortcutBody = (message: StoredMessage, callbackId: string): JsonObject => ({
  type: 'message_action',
  callback_id: callbackId,
  action_ts: message.channel.team.world.timestamps.next(),
  message_ts: message.ts,
  channel: placeJson(message.channel),
  message: messageJson(message),
});

/** Where something was pressed or chosen, and what else was chosen there. */
export const surfaceBody = ({ message, view, state }: Surface): JsonObject => {
  if (view) return { container: { type: 'view', view_id: view.id }, view: viewJson(view) };
  if (!message) return {};
  const { channel, threadTs, visibleTo, ts } = message;
  const thread = threadTs ? { thread_ts: threadTs } : {};
  const container = { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: visibleTo !== null, ...thread };
  const shown = visibleTo ? {} : { message: messageJson(message) };
  return { container, channel: placeJson(channel), ...shown, state: { values: valuesJson(state) } };
};
