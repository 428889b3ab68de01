import type { JsonObject } from '../discord/json.js';
import { listAt, objectAt, textAt } from '../discord/json.js';
import type { Manifest } from './world.js';

const namesAt = (from: JsonObject, key: string): string[] => {
  const list = from[key];
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
};

/** What Slack acts upon in a manifest as its apps page takes it. */
export const readManifest = (manifest: JsonObject): Manifest => {
  const features = objectAt(manifest, 'features');
  const settings = objectAt(manifest, 'settings');
  return {
    scopes: namesAt(objectAt(objectAt(manifest, 'oauth_config'), 'scopes'), 'bot'),
    events: namesAt(objectAt(settings, 'event_subscriptions'), 'bot_events'),
    commands: listAt(features, 'slash_commands').map((one) => textAt(one, 'command')),
    shortcuts: listAt(features, 'shortcuts').map((one) => ({
      callbackId: textAt(one, 'callback_id'),
      kind: one['type'] === 'message' ? 'message' : 'global',
    })),
    home: objectAt(features, 'app_home')['home_tab_enabled'] === true,
    interactive: objectAt(settings, 'interactivity')['is_enabled'] === true,
  };
};
