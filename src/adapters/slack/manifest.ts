import type { MessageActionShape } from '../../ports/front-desk.js';
import { sayLine, type MessageKey } from '../../words/say.js';
import { EVENTS_PATH } from './http-gate.js';
import { callbackOf } from './read-knock.js';
import { GLOBAL_SHORTCUTS } from './serve-doors.js';

export const MANIFEST_KINDS = ['basic', 'full'] as const;
export type ManifestKind = (typeof MANIFEST_KINDS)[number];

/** One thing Guidon asks to be allowed on Slack: `why` is the catalogue's sentence, `from` the smallest manifest that asks for it. */
interface AskedScope {
  readonly scope: string;
  readonly why: MessageKey;
  readonly from: ManifestKind;
}

/** All that Guidon asks for, and the only source of the manifests and of what is said about them. */
export const ASKED_SCOPES: readonly AskedScope[] = [
  { scope: 'commands', why: 'scope.commands', from: 'basic' },
  { scope: 'chat:write', why: 'scope.chat-write', from: 'basic' },
  { scope: 'im:write', why: 'scope.im-write', from: 'basic' },
  { scope: 'channels:read', why: 'scope.channels-read', from: 'basic' },
  { scope: 'groups:read', why: 'scope.groups-read', from: 'basic' },
  { scope: 'users:read', why: 'scope.users-read', from: 'basic' },
  { scope: 'usergroups:read', why: 'scope.usergroups-read', from: 'basic' },
  { scope: 'pins:write', why: 'scope.pins-write', from: 'basic' },
  { scope: 'channels:history', why: 'scope.channels-history', from: 'full' },
  { scope: 'groups:history', why: 'scope.groups-history', from: 'full' },
  { scope: 'im:history', why: 'scope.im-history', from: 'full' },
];

/** The events Guidon is told of; messages only by the full manifest, as Slack tells of none without a history scope. */
const ASKED_EVENTS: Readonly<Record<ManifestKind, readonly string[]>> = {
  basic: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'],
  full: ['app_home_opened', 'app_uninstalled', 'message.channels', 'message.groups', 'tokens_revoked'],
};

interface ManifestWish {
  readonly kind: ManifestKind;
  readonly messageActions: readonly MessageActionShape[];
  /** Where Slack reaches Guidon over HTTP; null for Socket Mode. */
  readonly address: string | null;
}

/** The app's description as Slack's *From a manifest* takes it. */
export function makeManifest({ kind, messageActions, address }: ManifestWish) {
  const url = address === null ? null : new URL(EVENTS_PATH, address).href;
  return {
    display_information: { name: 'Guidon', description: sayLine('manifest.description'), background_color: '#7a3b2e' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Guidon', always_online: true },
      slash_commands: [
        { command: '/guidon', description: sayLine('manifest.command'), usage_hint: 'goal add · progress · mission · help', should_escape: true, ...(url && { url }) },
      ],
      shortcuts: [...listGlobal(), ...messageActions.map(describeAction)],
    },
    oauth_config: { scopes: { bot: scopesOf(kind) } },
    settings: {
      event_subscriptions: { bot_events: [...ASKED_EVENTS[kind]], ...(url && { request_url: url }) },
      interactivity: { is_enabled: true, ...(url && { request_url: url, message_menu_options_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: url === null,
      token_rotation_enabled: false,
    },
  };
}

function scopesOf(kind: ManifestKind): string[] {
  return ASKED_SCOPES.filter(({ from }) => kind === 'full' || from === 'basic').map(({ scope }) => scope);
}

function listGlobal() {
  return GLOBAL_SHORTCUTS.map(({ callback, name, about }) => ({ name: sayLine(name), type: 'global', callback_id: callback, description: sayLine(about) }));
}

function describeAction(action: MessageActionShape) {
  return { name: action.name, type: 'message', callback_id: callbackOf(action), description: sayLine('manifest.action') };
}
