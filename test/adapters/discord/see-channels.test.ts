import { afterEach, describe, expect, test } from '@jest/globals';
import { Events } from 'discord.js';
import { createClient } from '../../../src/adapters/discord/create-client.js';
import { logIn } from '../../../src/adapters/discord/log-in.js';
import type { Log } from '../../../src/ports/log.js';
import { actByFilter, Intent, Permission, type Person } from '../../fakes/discord/fake-discord.js';
import { NotingWatch } from '../noting-watch.js';
import { startDiscord, until, type Started } from './started-discord.js';

const CANARY = 'the plum jam of aunt Ottilie';

const silent: Log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined, child: () => silent };

let started: Started;
let watch: NotingWatch;
let ada: Person;
let ben: Person;

async function begin(settings: Parameters<typeof startDiscord>[0] = {}): Promise<void> {
  watch = new NotingWatch();
  started = await startDiscord({ watch, ...settings });
  ada = started.guild.addPerson({ name: 'Ada' });
  ben = started.guild.addPerson({ name: 'Ben', permissions: Permission.manageMessages | Permission.moderateMembers });
}

/** Events come in order: what was not noted before this one will not be. */
async function afterAll(): Promise<void> {
  const mark = ada.say(started.channel, 'that was all');
  await until(() => watch.sightings.some((seen) => seen.what === 'message' && seen.message === mark.id));
  watch.noted.pop();
}

afterEach(async () => {
  await started.stop();
  expect(started.fake.violations).toEqual([]);
});

describe('without the right to read text', () => {
  test('a message is who, when, where and what it answers', async () => {
    await begin();
    watch.readAloud.add(started.channel.id);
    const first = ada.say(started.channel, CANARY);
    started.clock.at += 5000;
    const second = ben.say(started.channel, CANARY, first);
    await afterAll();
    const { channel, guild, clock } = started;
    const place = { home: guild.id, channel: channel.id };
    expect(watch.noted).toEqual([
      { ...place, seen: { what: 'message', at: clock.at - 5000, person: ada.id, message: first.id, answers: null, text: null } },
      { ...place, seen: { what: 'message', at: clock.at, person: ben.id, message: second.id, answers: first.id, text: null } },
    ]);
  });

  test('a thread counts for its channel, also one that is new', async () => {
    await begin();
    ada.say(started.channel.addThread('about the fence'), 'not that again');
    await afterAll();
    expect(watch.noted).toMatchObject([{ channel: started.channel.id, seen: { what: 'message', person: ada.id } }]);
  });

  test('bots, and what we post ourselves, are not seen', async () => {
    await begin();
    const bot = started.guild.addPerson({ name: 'Beeper', bot: true });
    bot.react(bot.say(started.channel, 'beep'), '👎');
    await started.connection.chat.post({ platform: 'discord', home: started.guild.id, channel: started.channel.id }, { blocks: [{ is: 'text', text: ['Here'] }] }, 'd_1');
    await afterAll();
    expect(watch.noted).toEqual([]);
  });

  test('an edit is seen when it is made, and not when something else about the message changes', async () => {
    await begin();
    const message = ada.say(started.channel, 'one');
    ada.edit(message, 'two');
    await until(() => watch.noted.length === 2);
    expect(watch.sightings[1]).toEqual({ what: 'edit', at: started.clock.at, person: ada.id });
    started.clock.at += 120_000;
    started.fake.world.dispatch({ t: 'MESSAGE_UPDATE', intent: Intent.guildMessages, d: updateOf(message.id, started.clock.at - 120_000) });
    await afterAll();
    expect(watch.noted).toHaveLength(2);
  });

  test('deletions, one by one and many at once, although the library has forgotten the messages', async () => {
    await begin();
    const [one, two, three] = ['a', 'b', 'c'].map((text) => ada.say(started.channel, text));
    await until(() => watch.noted.length === 3);
    if (!one || !two || !three) throw new Error('three were said');
    ada.deleteMessage(one);
    ben.deleteMessages(started.channel, [two, three]);
    await afterAll();
    const at = started.clock.at;
    expect(watch.sightings.slice(3)).toEqual([
      { what: 'deletion', at, by: 'unknown', count: 1 },
      { what: 'deletion', at, by: 'moderator', count: 2 },
    ]);
  });

  test('a reaction is seen with its sign', async () => {
    await begin();
    ben.react(ada.say(started.channel, 'hm'), '👎🏽');
    await afterAll();
    expect(watch.sightings[1]).toEqual({ what: 'reaction', at: started.clock.at, person: ben.id, emoji: '👎🏽' });
  });

  test('what was missed during an interruption keeps its own time', async () => {
    await begin();
    const at = started.clock.at;
    started.fake.gateway.setDown(true);
    ada.say(started.channel, 'while nobody listened');
    started.clock.at += 90_000;
    started.fake.gateway.setDown(false);
    await until(() => watch.noted.length === 1);
    expect(watch.sightings[0]).toMatchObject({ what: 'message', at });
  });
});

describe('where moderation can be seen', () => {
  test('only with the audit log: who removed a message, and who was silenced', async () => {
    await begin();
    const sight = () => started.connection.chat.sight?.({ platform: 'discord', home: started.guild.id });
    expect(sight()).toEqual({ messages: true, text: false, moderation: false });
    ben.deleteMessage(ada.say(started.channel, 'one'));
    ben.timeOut(started.guild, ada, 60_000);
    await afterAll();
    expect(watch.sightings.map(({ what }) => what)).toEqual(['message', 'deletion']);
    started.guild.botPermissions |= Permission.viewAuditLog;
    await until(() => sight()?.moderation === true);
    ben.deleteMessage(ada.say(started.channel, 'two'));
    ben.timeOut(started.guild, ada, 60_000);
    ben.timeOut(started.guild, ada, 0);
    await afterAll();
    const at = started.clock.at;
    expect(watch.sightings.slice(3)).toEqual([
      { what: 'deletion', at, by: 'unknown', count: 1 },
      { what: 'deletion', at, by: 'moderator', count: 1 },
    ]);
    expect(watch.timeouts).toEqual([{ home: started.guild.id, person: ada.id, at }]);
  });

  test('only where the server lets us manage it: what its filter did, once a message', async () => {
    await begin();
    actByFilter(started.channel, ada, 'block');
    await afterAll();
    expect(watch.noted).toEqual([]);
    started.guild.botPermissions |= Permission.manageGuild | Permission.viewAuditLog;
    const message = ada.say(started.channel, 'still there');
    actByFilter(started.channel, ada, 'block');
    actByFilter(started.channel, ada, 'alert');
    actByFilter(started.channel, ada, 'alert', started.fake.world.messages.get(message.id));
    actByFilter(started.channel, ada, 'timeout');
    await afterAll();
    expect(watch.sightings.map(({ what }) => what)).toEqual(['message', 'automod', 'automod', 'timeout']);
  });
});

describe('where text may be read', () => {
  test('it is handed over for the channels that are to be read, and for no others', async () => {
    await begin({ grantedIntents: Intent.messageContent });
    const quiet = started.guild.addChannel({ name: 'quiet' });
    watch.readAloud.add(started.channel.id);
    ada.say(started.channel, CANARY);
    ada.say(quiet, CANARY);
    await afterAll();
    expect(watch.sightings).toMatchObject([{ text: CANARY }, { text: null }]);
    expect(started.connection.chat.sight?.({ platform: 'discord', home: started.guild.id }).text).toBe(true);
    expect(JSON.stringify(started.logged)).not.toContain(CANARY);
  });

  test('it is not asked for where it is not granted, as that would end the connection', async () => {
    await begin();
    const asked = started.fake.ledger.requestsTo('GET /applications/@me');
    expect(asked).toHaveLength(1);
    expect(started.fake.gateway.identifyCount).toBe(1);
  });
});

test('the library keeps neither messages nor people', async () => {
  await begin();
  const client = createClient(started.fake.apiUrl, silent);
  await logIn(client, started.fake.token);
  let told = 0;
  client.on(Events.MessageCreate, () => { told += 1; });
  for (let index = 0; index < 50; index += 1) started.guild.addPerson({ name: `P${String(index)}` }).say(started.channel, 'hello');
  await until(() => told === 50);
  const channel = client.guilds.cache.get(started.guild.id)?.channels.cache.get(started.channel.id);
  expect([client.users.cache.size, channel?.isTextBased() === true ? channel.messages.cache.size : null]).toEqual([1, 0]);
  await client.destroy();
});

test('what cannot be read is logged without what it holds, and the next is seen', async () => {
  await begin();
  const d = { message_id: '1', channel_id: started.channel.id, guild_id: started.guild.id, user_id: CANARY };
  started.fake.world.dispatch({ t: 'MESSAGE_REACTION_ADD', intent: Intent.guildMessageReactions, d });
  await afterAll();
  expect(started.logged.filter(({ facts }) => 'event' in facts)).toMatchObject([{ level: 'warn', message: 'something in a channel could not be taken in' }]);
  expect(JSON.stringify(started.logged)).not.toContain(CANARY);
});

describe('slow mode', () => {
  const ref = () => ({ platform: 'discord', home: started.guild.id, channel: started.channel.id }) as const;

  test('is refused unasked without the permission, and set and put back with it', async () => {
    await begin();
    const { chat } = started.connection;
    expect(await chat.slow?.(ref(), 60)).toEqual({ is: 'never', reason: 'no-permission' });
    expect(started.fake.ledger.requestsTo('PATCH /channels/{channel_id}')).toEqual([]);
    started.guild.botPermissions |= Permission.manageChannels;
    await until(async () => (await chat.missing(ref(), ['slow']))?.length === 0);
    started.channel.setSlow(5);
    expect(await chat.slow?.(ref(), 60, 5)).toEqual({ is: 'done', previous: 5 });
    expect(started.channel.slowSeconds).toBe(60);
    expect(await chat.slow?.(ref(), 5, 60)).toEqual({ is: 'done', previous: 60 });
    expect(started.channel.slowSeconds).toBe(5);
  });

  test('is left alone when somebody else has set it meanwhile', async () => {
    await begin();
    started.guild.botPermissions |= Permission.manageChannels;
    started.channel.setSlow(30);
    await until(async () => (await started.connection.chat.missing(ref(), ['slow']))?.length === 0);
    expect(await started.connection.chat.slow?.(ref(), 0, 60)).toEqual({ is: 'changed', seconds: 30 });
    expect(started.channel.slowSeconds).toBe(30);
  });

  test('is tried again later when Discord is away', async () => {
    await begin();
    started.guild.botPermissions |= Permission.manageChannels;
    await until(async () => (await started.connection.chat.missing(ref(), ['slow']))?.length === 0);
    started.fake.outage(true);
    expect(await started.connection.chat.slow?.(ref(), 60)).toMatchObject({ is: 'wait' });
    started.fake.outage(false);
  });
});

function updateOf(id: string, editedAt: number) {
  const stored = started.fake.world.messages.get(id);
  const author = { id: stored?.author?.id, username: 'ada' };
  return { id, channel_id: started.channel.id, guild_id: started.guild.id, author, type: 0, content: '', edited_timestamp: new Date(editedAt).toISOString(), embeds: [], attachments: [], mentions: [] };
}
