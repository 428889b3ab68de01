import { afterEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import { WebSocket } from 'ws';
import type { Stage } from './stage.js';
import { QUIET, setStage } from './stage.js';

let stage: Stage;
let heard: string[] = [];

const open = async (options: Parameters<typeof setStage>[0]): Promise<void> => {
  heard = [];
  stage = await setStage({ listen, ...options });
};

const listen = (app: App): void => {
  app.message(async ({ message, body }) => {
    if (message.subtype === undefined) heard.push(`${message.text ?? ''} ${body.event_id}`);
  });
  app.event('member_joined_channel', async ({ event }) => {
    heard.push(`joined ${event.user}`);
  });
  app.event('app_uninstalled', async () => {
    heard.push('uninstalled');
  });
  app.command('/guidon', async ({ ack, command, respond, client }) => {
    if (command.text === 'late') await new Promise((resolve) => setTimeout(resolve, 1000));
    if (command.text === 'deaf') return;
    await ack();
    if (command.text === 'post') await client.chat.postMessage({ channel: command.channel_id, text: 'Posted', ...QUIET });
    await respond('Here');
  });
};

const until = async (isSo: () => boolean): Promise<void> => {
  const since = performance.now();
  while (!isSo()) {
    if (performance.now() - since > 8000) throw new Error('That did not come');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

afterEach(() => stage.close());

describe('Socket Mode', () => {
  test('what was sent while the sockets were cut arrives once they are back, and so after an outage', async () => {
    await open({});
    const { fake, mira, channel } = stage;
    fake.socket.cut();
    await until(() => fake.socket.connectionCount === 0);
    mira.say(channel, 'one');
    await until(() => fake.socket.connectionCount === 1);
    await until(() => heard.length === 1);
    await fake.settled();
    fake.outage(true);
    await until(() => fake.socket.connectionCount === 0);
    mira.say(channel, 'two');
    expect(await mira.command(channel, '/guidon', 'hi')).toMatchObject({ kind: 'none', text: '/guidon failed with the error "dispatch_failed"' });
    await new Promise((resolve) => setTimeout(resolve, 1200));
    fake.outage(false);
    await until(() => heard.length === 2);
    expect(heard.map((line) => line.slice(0, 3))).toEqual(['one', 'two']);
    expect(await mira.command(channel, '/guidon', 'hi')).toMatchObject({ kind: 'message', text: 'Here' });
    expect(fake.violations).toEqual([]);
  });

  test.each(['warn', 'requestRefresh'] as const)('%s makes the client come back by another connection', async (how) => {
    await open({});
    const { fake, mira, channel } = stage;
    fake.socket[how]();
    await until(() => fake.socket.connectCount === 2 && fake.socket.connectionCount === 1);
    expect(await mira.command(channel, '/guidon', 'hi')).toMatchObject({ text: 'Here' });
  });

  test('an envelope that was not acknowledged before its connection broke goes to another', async () => {
    await open({ answerWithinMs: 3000 });
    const { fake, mira, channel } = stage;
    const url = fake.socket.newUrl();
    const silent = new WebSocket(url);
    await until(() => fake.socket.connectionCount === 2);
    const answers = [mira.command(channel, '/guidon', 'a'), mira.command(channel, '/guidon', 'b')];
    await until(() => fake.ledger.seenBy(mira).length === 1);
    silent.close();
    expect((await Promise.all(answers)).map(({ text }) => text)).toEqual(['Here', 'Here']);
    expect(await mira.command(channel, '/guidon', 'c')).toMatchObject({ text: 'Here' });
    expect(fake.violations).toEqual([]);
  });

  test('an address works once', async () => {
    await open({});
    const url = stage.fake.socket.newUrl();
    const [first, second] = [new WebSocket(url), new WebSocket(url)];
    const opened = await Promise.all([first, second].map((one) => new Promise((resolve) => {
      one.onopen = () => {
        resolve('open');
      };
      one.onerror = () => {
        resolve('refused');
      };
    })));
    first.close();
    expect(opened.toSorted()).toEqual(['open', 'refused']);
  });
});

describe.each(['socket', 'http'] as const)('by %s', (transport) => {
  test('an acknowledgement that comes late or never is a violation', async () => {
    await open({ transport, answerWithinMs: 400 });
    const { fake, mira, channel } = stage;
    for (const text of ['late', 'deaf']) {
      expect(await mira.command(channel, '/guidon', text)).toMatchObject({ kind: 'timeout', text: '/guidon failed because the app did not respond' });
    }
    expect(fake.violations).toEqual(['/guidon was not acknowledged in time', '/guidon was not acknowledged in time']);
  });

  test('an interaction and an event can come twice, with what tells them', async () => {
    await open({ transport });
    const { fake, mira, channel } = stage;
    const outcome = await mira.command(channel, '/guidon', 'post');
    await fake.replayInteraction(outcome.interactionId);
    await fake.settled();
    expect(fake.ledger.posts(channel)).toHaveLength(2);
    mira.say(channel, 'once');
    await fake.settled();
    await fake.events.replay(fake.events.ids.at(-1)!);
    expect(heard).toHaveLength(2);
    expect(heard[0]).toBe(heard[1]);
  });

  test('events come only with their scope, of channels the bot is in, and until the app is taken out', async () => {
    await open({ transport });
    const { fake, team, mira, channel, bolt } = stage;
    const secret = team.addChannel({ name: 'secret', private: true });
    team.withdraw('groups:history');
    mira.say(secret, 'unheard');
    mira.say(team.addChannel({ name: 'elsewhere', botIsMember: false }), 'unheard');
    mira.say(channel, 'heard');
    const joined = team.addPerson({ name: 'Tom' });
    channel.leave(joined);
    channel.invite(joined);
    await until(() => heard.length === 2);
    team.uninstall();
    mira.say(channel, 'unheard');
    await until(() => heard.length === 3);
    expect(heard.map((line) => line.split(' ')[0]).toSorted()).toEqual(['heard', 'joined', 'uninstalled']);
    await expect(bolt.app.client.chat.postMessage({ channel: channel.id, text: 'x' })).rejects.toThrow('account_inactive');
    expect(fake.violations).toEqual([]);
  });
});

describe('signed HTTP', () => {
  test('the address is verified and spoilt requests are refused', async () => {
    await open({ transport: 'http' });
    const { fake, mira, channel } = stage;
    expect(await fake.http.verifyUrl('abc')).toMatchObject({ status: 200, text: '{"challenge":"abc"}' });
    await mira.command(channel, '/guidon', 'hi');
    const sent = fake.http.sent.at(-1)!;
    for (const how of ['changed-body', 'wrong-secret', 'wrong-version', 'unsigned', 'no-timestamp', 'stale'] as const) {
      expect([how, (await fake.http.resend(sent, how)).status]).not.toEqual([how, 200]);
    }
    // Bolt itself takes both: whoever uses it has to refuse them.
    expect((await fake.http.resend(sent, 'future')).status).toBe(200);
    expect((await fake.http.resend(sent)).status).toBe(200);
  });

  test('an event that fails is sent again at once, after a minute and after five, with its headers', async () => {
    await open({ transport: 'http' });
    const { fake, mira, channel } = stage;
    const [there, nowhere] = [fake.http.url, `${fake.http.url}/nowhere`];
    fake.sendTo(nowhere);
    mira.say(channel, 'again');
    await fake.settled();
    const numbers = (): (string | undefined)[] => fake.http.sent.map(({ headers }) => headers['x-slack-retry-num']);
    expect(numbers()).toEqual([undefined, '1']);
    expect(fake.http.sent[1]?.headers['x-slack-retry-reason']).toBe('http_error');
    await fake.events.retryDue();
    expect(numbers()).toHaveLength(2);
    stage.now += 60_000;
    await fake.events.retryDue();
    expect(numbers()).toEqual([undefined, '1', '2']);
    fake.sendTo(there);
    stage.now += 300_000;
    await fake.events.retryDue();
    expect(numbers()).toEqual(['3']);
    expect(heard).toHaveLength(1);
    expect(fake.events.undelivered).toEqual([]);
  });
});
