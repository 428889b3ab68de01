import { afterEach, describe, expect, test } from '@jest/globals';
import { SettingRefused } from '../../../src/adapters/slack/identity.js';
import { answerCard, cardOf, pause, until } from '../discord/started-discord.js';
import { startSlack, type StartedSlack } from './started-slack.js';

let at: StartedSlack;
const rejections: unknown[] = [];
process.on('unhandledRejection', (reason) => rejections.push(reason));
afterEach(async () => {
  await at.stop();
  expect(rejections).toEqual([]);
});

describe('connecting', () => {
  test('the workspace is met, and both sockets stand', async () => {
    at = await startSlack();
    expect(at.desk.homes).toEqual([`+Orchard ${at.team.id}`]);
    expect([at.connection.isReady(), at.connection.homes()]).toEqual([true, [{ key: at.team.id, name: 'Orchard' }]]);
    expect(at.fake.socket.connectionCount).toBe(2);
  });

  test('both ways set: Socket Mode is taken and said', async () => {
    at = await startSlack({ both: true });
    expect(at.logged.filter(({ message }) => message.includes('Socket Mode'))).toHaveLength(1);
    expect(at.connection.isReady()).toBe(true);
  });

  test('a wrong token stops the start with a sentence, an outage does not', async () => {
    await expect(startSlack({ token: 'xoxb-wrong' })).rejects.toBeInstanceOf(SettingRefused);
    at = await startSlack({ outage: true });
    expect(at.connection.isReady()).toBe(false);
    const ref = { platform: 'slack', home: at.team.id, channel: at.channel.id } as const;
    expect((await at.connection.chat.post(ref, cardOf('x'), 'm')).is).toBe('wait');
    at.fake.outage(false);
    await until(() => at.connection.isReady());
  });

  test('cut sockets and 15 seconds of 503 are outlived, and what was sent meanwhile arrives', async () => {
    at = await startSlack();
    at.desk.answer = () => answerCard('Here again.');
    at.desk.home = async () => cardOf('Home');
    at.fake.outage(true);
    await pause(15_000);
    expect(at.connection.isReady()).toBe(false);
    at.fake.outage(false);
    await until(() => at.connection.isReady());
    expect((await at.mira.command(at.channel, '/guidon', 'goal list')).text).toBe('Here again.');
    expect(at.fake.violations).toEqual([]);
  }, 40_000);

  test('a socket that Slack wants renewed is renewed, and the other goes on', async () => {
    at = await startSlack();
    at.desk.answer = () => answerCard('Fine.');
    for (let round = 0; round < 3; round += 1) {
      at.fake.socket.warn();
      await pause(100);
      expect((await at.mira.command(at.channel, '/guidon', 'goal list')).text).toBe('Fine.');
      await until(() => at.connection.isReady());
    }
    expect(at.desk.handed).toHaveLength(3);
  });

  test('an app that was removed leaves, and posts wait', async () => {
    at = await startSlack();
    at.team.uninstall();
    await until(() => at.desk.homes.length === 2);
    expect(at.desk.homes[1]).toBe(`-${at.team.id}`);
    expect(at.connection.isReady()).toBe(false);
  });

  test('somebody of another workspace is a guest without rights', async () => {
    at = await startSlack();
    const other = at.fake.addTeam({ name: 'Elsewhere' });
    const stranger = other.addPerson({ name: 'Zoe', admin: true });
    const room = other.addChannel({ name: 'theirs' });
    await stranger.command(room, '/guidon', 'goal list');
    expect(at.desk.handed[0]?.visit).toMatchObject({ home: null, visitor: { admin: false, roles: [] } });
  });
});

describe('requests over HTTP', () => {
  test('only what Slack signed just now is let in, and each once', async () => {
    at = await startSlack({ by: 'http' });
    at.desk.answer = () => answerCard('Yes.');
    await at.mira.command(at.channel, '/guidon', 'goal list');
    const [request] = at.fake.http.sent;
    for (const how of ['replayed', 'changed-body', 'wrong-secret', 'wrong-version', 'unsigned', 'no-timestamp', 'stale', 'future'] as const) {
      expect([how, (await at.fake.http.resend(request!, how)).status]).toEqual([how, 401]);
    }
    expect(at.desk.handed).toHaveLength(1);
    expect((await at.fake.http.verifyUrl('abc')).text).toContain('abc');
    at.clock.at += 301_000;
    expect((await at.fake.http.resend(request!, 'replayed')).status).toBe(401);
  });

  test('more than a megabyte is not read', async () => {
    at = await startSlack({ by: 'http' });
    await at.fake.http.verifyUrl();
    const request = at.fake.http.sent[0]!;
    const { status } = await at.fake.http.resend({ ...request, body: 'x'.repeat(1_000_001) });
    expect([413, 0]).toContain(status);
  });
});
