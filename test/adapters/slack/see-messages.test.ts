import { afterEach, describe, expect, test } from '@jest/globals';
import { makeManifest } from '../../../src/adapters/slack/manifest.js';
import { NotingWatch } from '../noting-watch.js';
import { until } from '../discord/started-discord.js';
import { startSlack, type StartedSlack, type Transport } from './started-slack.js';

const CANARY = 'the plum jam of aunt Ottilie';

let started: StartedSlack;
let watch: NotingWatch;

async function begin(settings: Parameters<typeof startSlack>[0] = {}): Promise<void> {
  watch = new NotingWatch();
  const manifest = makeManifest({ kind: 'full', address: settings.by === 'http' ? 'https://guidon.example.org' : null, messageActions: [] });
  started = await startSlack({ watch, manifest: manifest, ...settings });
}

async function afterAll(): Promise<void> {
  await started.fake.settled();
}

function sight() {
  return started.connection.chat.sight?.({ platform: 'slack', home: started.team.id });
}

afterEach(async () => {
  await started.stop();
  expect(started.fake.violations).toEqual([]);
});

describe.each<Transport>(['socket', 'http'])('with the full manifest, over %s', (by) => {
  test('a message is who, when, where and what it answers; text only where it is wanted', async () => {
    await begin({ by });
    const { ben, mira, channel, team, clock } = started;
    const other = team.addChannel({ name: 'other', private: true });
    watch.readAloud.add(channel.id);
    const first = ben.say(channel, `${CANARY} & <more>`).message;
    await afterAll();
    clock.at += 5000;
    if (!first) throw new Error('nothing was said');
    const second = mira.say(channel, 'no', { thread: first }).message;
    mira.say(other, CANARY);
    await afterAll();
    const [home, at] = [team.id, clock.at];
    expect(watch.noted).toMatchObject([
      { home, channel: channel.id, seen: { what: 'message', at: at - 5000, person: ben.id, message: first.ts, answers: null, text: `${CANARY} & <more>` } },
      { home, channel: channel.id, seen: { what: 'message', at, person: mira.id, message: second?.ts, answers: first.ts, text: 'no' } },
      { home, channel: other.id, seen: { what: 'message', text: null } },
    ]);
    expect(JSON.stringify(started.logged)).not.toContain(CANARY);
    expect(sight()).toEqual({ messages: true, text: true, moderation: false });
  });

  test('an event that comes again counts once', async () => {
    await begin({ by });
    started.fake.events.copies = 2;
    started.ben.say(started.channel, 'once');
    await afterAll();
    await started.fake.events.replay(started.fake.events.ids.at(-1) ?? '');
    await afterAll();
    expect(watch.noted).toHaveLength(1);
  });
});

test('edits by people and deletions are seen, changes Slack makes by itself are not', async () => {
  await begin();
  const { ben, channel, team, fake } = started;
  const { message } = ben.say(channel, 'one');
  if (!message) throw new Error('nothing was said');
  ben.edit(message, 'two');
  const told = { user: ben.id, ts: message.ts, text: 'two', edited: { user: ben.id, ts: '1.0' } };
  const about = { type: 'message', team, subscription: 'message.channels', scope: 'channels:history' };
  fake.world.tell({ ...about, body: { subtype: 'message_changed', channel: channel.id, channel_type: 'channel', message: told, previous_message: told } });
  ben.deleteMessage(message);
  await afterAll();
  expect(watch.sightings.map(({ what }) => what)).toEqual(['message', 'edit', 'deletion']);
  expect(watch.sightings[1]).toEqual({ what: 'edit', at: started.clock.at, person: ben.id });
  expect(watch.sightings[2]).toEqual({ what: 'deletion', at: started.clock.at, by: 'unknown', count: 1 });
});

test('bots, what we post ourselves, and who comes and goes are not seen', async () => {
  await begin();
  const { team, channel, connection } = started;
  const bot = team.addPerson({ name: 'Beeper', bot: true });
  channel.members.add(bot);
  const { message } = bot.say(channel, 'beep');
  if (message) bot.deleteMessage(message);
  await connection.chat.post({ platform: 'slack', home: team.id, channel: channel.id }, { blocks: [{ is: 'text', text: ['Here'] }] }, 'd_1');
  const about = { type: 'message', team, subscription: 'message.channels', scope: 'channels:history' };
  started.fake.world.tell({ ...about, body: { subtype: 'channel_join', user: started.ben.id, text: 'joined', ts: '1.0', channel: channel.id, channel_type: 'channel' } });
  await afterAll();
  expect(watch.noted).toEqual([]);
});

test('what is written to us directly, or reacted with, is not even told', async () => {
  await begin();
  const { ben, channel } = started;
  ben.say(ben.dm, CANARY);
  const { message } = ben.say(channel, 'hm');
  if (message) ben.react(message, '-1');
  await afterAll();
  expect(watch.sightings.map(({ what }) => what)).toEqual(['message']);
});

test('with the basic manifest nothing is seen', async () => {
  await begin({ manifest: makeManifest({ kind: 'basic', address: null, messageActions: [] }) });
  started.ben.say(started.channel, CANARY);
  await afterAll();
  expect(watch.noted).toEqual([]);
  expect(sight()).toEqual({ messages: false, text: false, moderation: false });
});

test('what was missed while nobody was connected keeps its own time', async () => {
  await begin();
  const at = started.clock.at;
  started.fake.socket.setDown(true);
  started.ben.say(started.channel, 'while nobody listened');
  await started.fake.settled();
  started.clock.at += 90_000;
  started.fake.socket.setDown(false);
  await until(() => watch.noted.length === 1);
  expect(watch.sightings[0]).toMatchObject({ what: 'message', at });
});
