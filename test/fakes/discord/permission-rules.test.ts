import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Routes } from 'discord.js';
import { connectBot } from './connect-bot.js';
import type { JsonObject } from './json.js';
import { Permission } from './permissions.js';
import type { Person } from './person.js';
import { bot, channel, edit, endStage, fake, guild, mira, post, refusalOf, setStage, stage } from './stage.js';

beforeEach(async () => {
  await setStage();
});

afterEach(endStage);

describe('who may what', () => {
  const cases: [string, bigint, JsonObject, string][] = [
    ['sees nothing', 0n, { content: 'a' }, '50001'],
    ['may not send', Permission.viewChannel, { content: 'a' }, '50013'],
    ['may not embed', Permission.viewChannel | Permission.sendMessages, { embeds: [{ title: 'a' }] }, '50013'],
    ['may send', Permission.viewChannel | Permission.sendMessages, { content: 'a' }, 'accepted'],
  ];

  test.each(cases)('in a channel where it %s', async (_name, permissions, body, code) => {
    channel.setBotPermissions(permissions);
    expect(await refusalOf(post(body))).toBe(code);
  });

  test.each(cases)('in a server where it %s', async (_name, permissions, body, code) => {
    guild.botPermissions = permissions;
    expect(await refusalOf(post(body))).toBe(code);
  });

  test('changes of permissions reach the client', async () => {
    channel.setBotPermissions(Permission.viewChannel);
    await post({ content: 'a' }).catch(() => undefined);
    const cached = bot.client.guilds.cache.get(guild.id)?.channels.cache.get(channel.id);
    const me = bot.client.guilds.cache.get(guild.id)?.members.me;
    expect(me && cached?.permissionsFor(me).bitfield).toBe(Permission.viewChannel);
    channel.setBotPermissions('default');
    expect(await refusalOf(post({ content: 'a' }))).toBe('accepted');
    expect(me && cached?.permissionsFor(me).bitfield).toBe(guild.botPermissions);
  });

  test('pinning, reading back, deleting', async () => {
    const said = mira.say(channel, 'hello');
    const { id } = (await post({ content: 'board' })) as { id: string };
    const pin = (message: string) => bot.client.rest.put(Routes.channelMessagesPin(channel.id, message));
    expect(await refusalOf(pin(id))).toBe('accepted');
    expect(fake.ledger.messages(channel).map((message) => message.pinned)).toEqual([false, true]);
    guild.botPermissions = Permission.viewChannel | Permission.sendMessages;
    expect(await refusalOf(pin(said.id))).toBe('50013');
    expect(await bot.client.rest.get(Routes.channelMessages(channel.id))).toEqual([]);
    expect(await refusalOf(bot.client.rest.get(Routes.channelMessage(channel.id, id)))).toBe('50001');
    expect(await refusalOf(bot.client.rest.delete(Routes.channelMessage(channel.id, said.id)))).toBe('50013');
    expect(await refusalOf(edit(said.id, { content: 'mine' }))).toBe('50005');
    expect(await refusalOf(edit('123', { content: 'mine' }))).toBe('10008');
    channel.delete();
    expect(await refusalOf(post({ content: 'a' }))).toBe('10003');
    expect(bot.client.channels.cache.has(channel.id)).toBe(false);
  });

  test('direct conversations: closed, no shared server, too many at once', async () => {
    const open = async (person: Person): Promise<string> => {
      const opened = await bot.client.rest.post(Routes.userChannels(), { body: { recipient_id: person.id } });
      return (opened as { id: string }).id;
    };
    const dm = await open(mira);
    expect(await refusalOf(post({ content: 'hi' }, dm))).toBe('accepted');
    expect(fake.ledger.messages(mira).map((message) => message.text)).toEqual(['hi']);
    mira.closeDms();
    expect(await refusalOf(post({ content: 'hi' }, dm))).toBe('50007');
    mira.openDms();
    guild.removePerson(mira);
    expect(await refusalOf(post({ content: 'hi' }, dm))).toBe('50278');
    const others = Array.from({ length: 10 }, (_, index) => guild.addPerson({ name: `P${String(index)}` }));
    for (const other of others.slice(0, 9)) await open(other);
    await open(mira);
    expect(fake.ledger.dmsOpened).toHaveLength(10);
    expect(await refusalOf(open(others[9] ?? mira))).toBe('40003');
    stage.now += 600_001;
    expect(await refusalOf(open(others[9] ?? mira))).toBe('accepted');
  });

  test('a wrong token is told so, and counted', async () => {
    await expect(connectBot(fake, { token: 'wrong' })).rejects.toThrow('invalid token');
    expect(fake.ledger.invalidRequests).toBe(1);
  });

  test('a removed server is gone for the client', async () => {
    guild.remove();
    expect(await refusalOf(bot.client.rest.get(Routes.guild(guild.id)))).toBe('10004');
    expect(bot.client.guilds.cache.size).toBe(0);
  });
});
