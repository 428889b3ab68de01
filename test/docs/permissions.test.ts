import { expect, test } from '@jest/globals';
import { createClient } from '../../src/adapters/discord/create-client.js';
import { ASKED_PERMISSIONS, inviteUrlOf } from '../../src/adapters/discord/permissions.js';
import { ASKED_SCOPES, makeManifest, MANIFEST_KINDS } from '../../src/adapters/slack/manifest.js';
import { commands, messageActions } from '../../src/commands/index.js';
import type { Log } from '../../src/ports/log.js';
import { sayLine } from '../../src/words/say.js';
import { readTable, readText } from './pages.js';

const page = readText('docs/permissions.md');

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

test('the page gives each permission with the reason the catalogue gives', () => {
  const asked = ASKED_PERMISSIONS.map(({ name, why }) => [name, sayLine(why)]);
  expect(readTable(page, 'permission').map(([name, why]) => [name, why])).toEqual(asked);
});

test('the README gives them too', () => {
  const readme = readText('README.md');
  const listed = [...readme.matchAll(/^ +- \*\*(.+)\*\* (.+)$/gmu)].map(([, name, why]) => [name, why]);
  expect(listed).toEqual(ASKED_PERMISSIONS.map(({ name, why }) => [name, sayLine(why)]));
});

test('the page gives the scopes of the invite', () => {
  const scopes = new URL(inviteUrlOf('42')).searchParams.get('scope')?.split(' ');
  expect(readTable(page, 'scope').map(([name]) => name)).toEqual(scopes);
});

/** The library lists GuildModeration under its former name as well. */
const ANOTHER_NAME = 'GuildBans';

test('the page gives the intents the client logs in with', async () => {
  const client = createClient(undefined, silent);
  try {
    const asked = client.options.intents.toArray().filter((name) => name !== ANOTHER_NAME);
    expect(readTable(page, 'intent').map(([name]) => name)).toEqual(asked);
  } finally {
    await client.destroy();
  }
});

test('the page gives each scope of Slack with its reason and the manifest that asks for it', () => {
  const asked = ASKED_SCOPES.map(({ scope, why, from }) => [scope, sayLine(why), from]);
  expect(readTable(page, 'Slack scope')).toEqual(asked);
});

test.each(MANIFEST_KINDS)('the %s manifest asks for just these scopes, and only the full one for messages', (kind) => {
  const manifest = makeManifest({ kind, address: null, messageActions: [{ name: 'Count towards a goal' }] });
  const { bot } = manifest.oauth_config.scopes;
  expect(bot).toEqual(ASKED_SCOPES.filter(({ from }) => kind === 'full' || from === 'basic').map(({ scope }) => scope));
  expect(bot.some((scope) => scope.endsWith(':history'))).toBe(kind === 'full');
  expect(manifest.settings.event_subscriptions.bot_events.filter((event) => event.startsWith('message'))).toEqual(kind === 'full' ? ['message.channels', 'message.groups'] : []);
  expect(manifest.features.shortcuts.every(({ name, description }) => name.length <= 24 && description.length <= 150)).toBe(true);
});

test('with an address the app is reached over HTTP, all ways on one path', () => {
  const manifest = JSON.stringify(makeManifest({ kind: 'basic', address: 'https://guidon.example.org', messageActions: [] }));
  expect(manifest.match(/https:\/\/guidon\.example\.org\/slack\/events/gu)).toHaveLength(4);
  expect(manifest).toContain('"socket_mode_enabled":false');
});

test('the doors name every command and message action', () => {
  const doors = readText('docs/doors.md');
  const listed = readTable(doors, 'command').map(([command, who, does]) => [command, who, does]);
  expect(listed).toEqual(commands.map(({ path, who, description }) => [`\`/${path.join(' ')}\``, who, sayLine(description)]));
  for (const { name } of messageActions) expect(doors).toContain(`*${sayLine(name)}*`);
});
