import { expect, test } from '@jest/globals';
import { createClient } from '../../src/adapters/discord/create-client.js';
import { ASKED_PERMISSIONS, inviteUrlOf } from '../../src/adapters/discord/permissions.js';
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

test('the page gives the intents the client logs in with', async () => {
  const client = createClient(undefined, silent);
  try {
    expect(readTable(page, 'intent').map(([name]) => name)).toEqual(client.options.intents.toArray());
  } finally {
    await client.destroy();
  }
});
