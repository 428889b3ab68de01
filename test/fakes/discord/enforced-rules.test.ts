import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Interaction } from 'discord.js';
import { DiscordAPIError, RateLimitError, Routes } from 'discord.js';
import type { FakeChannel } from './channel.js';
import type { ConnectedBot } from './connect-bot.js';
import { connectBot } from './connect-bot.js';
import type { FakeDiscord, FakeDiscordOptions } from './fake-discord.js';
import { startFakeDiscord } from './fake-discord.js';
import type { FakeGuild } from './guild.js';
import type { JsonObject } from './json.js';
import { Permission } from './permissions.js';
import type { Person } from './person.js';

const SAFE = { allowed_mentions: { parse: [] } };
const HOUR = 3_600_000;

let fake: FakeDiscord;
let bot: ConnectedBot;
let guild: FakeGuild;
let channel: FakeChannel;
let mira: Person;
let now = Date.UTC(2026, 4, 1);
/** What the bot does with each interaction of the running test. */
let respond: (interaction: Interaction) => Promise<unknown>;

const start = async (options: FakeDiscordOptions = {}): Promise<void> => {
  fake = await startFakeDiscord({ now: () => now, rateLimits: 'off', answerWithinMs: 300, outcomeWithinMs: 1500, ...options });
  guild = fake.addGuild({ name: 'Home' });
  channel = guild.addChannel({ name: 'general' });
  mira = guild.addPerson({ name: 'Mira' });
  bot = await connectBot(fake, { onInteraction: (interaction) => respond(interaction) });
};

const post = (body: JsonObject, to = channel.id): Promise<unknown> =>
  bot.client.rest.post(Routes.channelMessages(to), { body: { ...SAFE, ...body } });

const edit = (id: string, body: JsonObject): Promise<unknown> =>
  bot.client.rest.patch(Routes.channelMessage(channel.id, id), { body: { ...SAFE, ...body } });

const register = (...commands: JsonObject[]): Promise<unknown> =>
  bot.client.rest.put(Routes.applicationCommands(fake.applicationId), { body: commands });

const answerRaw = (interaction: Interaction, body: JsonObject): Promise<unknown> =>
  bot.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });

/** Discord's code for the refusal of what was tried, and the places it names. */
const refusalOf = async (tried: Promise<unknown>): Promise<string> => {
  try {
    await tried;
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      const places = /"errors":(.*)/.exec(JSON.stringify(error.rawError))?.[1] ?? '';
      return `${String(error.code)} ${[...places.matchAll(/"code":"([A-Z0-9_]+)"/g)].map((one) => one[1]).join(' ')}`.trim();
    }
    throw error;
  }
  return 'accepted';
};

const row = (...components: JsonObject[]): JsonObject => ({ type: 1, components });
const button = (id: string, label = 'Go'): JsonObject => ({ type: 2, style: 1, custom_id: id, label });
const select = (count: number, more: JsonObject = {}): JsonObject => ({
  type: 3,
  custom_id: 'menu',
  options: Array.from({ length: count }, (_, index) => ({ label: `L${String(index)}`, value: String(index) })),
  ...more,
});

beforeEach(async () => {
  now = Date.UTC(2026, 4, 1);
  respond = () => Promise.resolve();
  await start();
});

afterEach(async () => {
  await bot.client.destroy();
  await fake.stop();
});

describe('messages', () => {
  const tooMuch: [string, JsonObject, string][] = [
    ['content over 2000', { content: 'x'.repeat(2001) }, '50035 BASE_TYPE_MAX_LENGTH'],
    ['nothing at all', { content: ' ' }, '50006'],
    ['a title over 256', { embeds: [{ title: 'x'.repeat(257) }] }, '50035 BASE_TYPE_MAX_LENGTH'],
    ['26 fields', { embeds: [{ fields: Array.from({ length: 26 }, () => ({ name: 'a', value: 'b' })) }] }, '50035 BASE_TYPE_BAD_LENGTH'],
    ['an empty field', { embeds: [{ fields: [{ name: 'a', value: '' }] }] }, '50035 BASE_TYPE_BAD_LENGTH'],
    ['6001 over all embeds', { embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] }, '50035 MAX_EMBED_SIZE_EXCEEDED'],
    ['11 embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'a' })) }, '50035 BASE_TYPE_BAD_LENGTH'],
    ['six rows', { content: 'a', components: Array.from({ length: 6 }, (_, index) => row(button(String(index)))) }, '50035 BASE_TYPE_BAD_LENGTH'],
    ['six buttons', { content: 'a', components: [row(...Array.from({ length: 6 }, (_, index) => button(String(index))))] }, '50035 BASE_TYPE_BAD_LENGTH'],
    ['a label over 80', { content: 'a', components: [row(button('a', 'x'.repeat(81)))] }, '50035 BASE_TYPE_MAX_LENGTH'],
    ['a custom id over 100', { content: 'a', components: [row(button('x'.repeat(101)))] }, '50035 BASE_TYPE_MAX_LENGTH'],
    ['an empty custom id', { content: 'a', components: [row(button(''))] }, '50035 BASE_TYPE_BAD_LENGTH'],
    ['a custom id twice', { content: 'a', components: [row(button('a')), row(button('a'))] }, '50035 COMPONENT_CUSTOM_ID_DUPLICATED'],
    ['26 options', { content: 'a', components: [row(select(26))] }, '50035 BASE_TYPE_BAD_LENGTH'],
    ['a placeholder over 150', { content: 'a', components: [row(select(1, { placeholder: 'x'.repeat(151) }))] }, '50035 BASE_TYPE_MAX_LENGTH'],
    ['a menu beside a button', { content: 'a', components: [row(select(1), button('a'))] }, '50035 COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    ['content with the components flag', { content: 'a', flags: 1 << 15, components: [{ type: 10, content: 'b' }] }, '50035 MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ['a nonce over 25', { content: 'a', nonce: 'x'.repeat(26) }, '50035 NONCE_TYPE_TOO_LONG'],
  ];

  test.each(tooMuch)('%s is refused', async (_name, body, code) => {
    expect(await refusalOf(post(body))).toBe(code);
    expect(fake.ledger.messages(channel)).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  test('what just fits is accepted, and edits keep to the same limits', async () => {
    expect(await refusalOf(post({ content: 'x'.repeat(2000), embeds: [{ title: 'x'.repeat(256) }] }))).toBe('accepted');
    const [sent] = fake.ledger.messages(channel);
    expect(await refusalOf(edit(sent?.id ?? '', { content: 'x'.repeat(2001) }))).toBe('50035 BASE_TYPE_MAX_LENGTH');
    expect(await refusalOf(edit(sent?.id ?? '', { content: '', embeds: [] }))).toBe('50006');
  });

  test('the nonce window gives the old message back, later a second one is made', async () => {
    const body = { content: 'digest', nonce: 'd-1', enforce_nonce: true };
    const first = (await post(body)) as JsonObject;
    now += 119_000;
    expect(await post(body)).toMatchObject({ id: first['id'] });
    now += 2000;
    expect(await post(body)).not.toMatchObject({ id: first['id'] });
    expect(fake.ledger.messages(channel)).toHaveLength(2);
  });

  test('mentions must be off, and unknown fields and routes are violations', async () => {
    expect(await refusalOf(post({ content: 'a', allowed_mentions: undefined }))).toBe('50035 UNSAFE_MENTIONS');
    expect(await refusalOf(post({ content: 'a', allowed_mentions: { parse: ['users'] } }))).toBe('50035 UNSAFE_MENTIONS');
    expect(await refusalOf(post({ content: 'a', contents: 'b' }))).toBe('50035 UNKNOWN_FIELD');
    expect(await refusalOf(bot.client.rest.get('/channels/1/nothing'))).toBe('0');
    expect(fake.violations).toEqual([
      'create message: allowed_mentions is not {parse: []}',
      'create message: allowed_mentions is not {parse: []}',
      'create message: unknown field contents',
      'unknown route: GET /channels/1/nothing',
    ]);
    fake.rejectUnsafeMentions = false;
    expect(await refusalOf(post({ content: 'a', allowed_mentions: undefined }))).toBe('accepted');
  });

  test('30 edits an hour of messages older than an hour', async () => {
    const { id } = (await post({ content: 'board' })) as { id: string };
    now += HOUR + 1;
    for (let count = 0; count < 30; count += 1) await edit(id, { content: `board ${String(count)}` });
    await expect(edit(id, { content: 'once more' })).rejects.toBeInstanceOf(RateLimitError);
    expect(fake.ledger.requests.at(-1)).toMatchObject({ status: 429, response: { code: 30046, retry_after: 3600 } });
    now += HOUR + 1;
    await bot.client.destroy();
    bot = await connectBot(fake);
    expect(await refusalOf(edit(id, { content: 'later' }))).toBe('accepted');
    expect(fake.ledger.messages(channel)[0]).toMatchObject({ text: 'later', editedAt: now });
  });

  test('a page of messages, newest first', async () => {
    for (const content of ['a', 'b', 'c', 'd']) await post({ content });
    const ids = fake.ledger.messages(channel).map((message) => message.id);
    const read = async (query: string) => {
      const page = (await bot.client.rest.get(`/channels/${channel.id}/messages`, { query: new URLSearchParams(query) })) as JsonObject[];
      return page.map((message) => message['content']).join('');
    };
    expect(await read('limit=2')).toBe('dc');
    expect(await read(`limit=2&before=${ids[2] ?? ''}`)).toBe('ba');
    expect(await read(`limit=2&after=${ids[0] ?? ''}`)).toBe('cb');
    expect(await read(`limit=3&around=${ids[1] ?? ''}`)).toBe('cba');
  });
});

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
    now += 600_001;
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

describe('answers', () => {
  const say = { content: 'a', ...SAFE };

  beforeEach(async () => {
    await register({ name: 'go', description: 'Go' });
  });

  test('the first answer has its time, then the token is dead', async () => {
    let late: Interaction | undefined;
    respond = (interaction) => Promise.resolve((late = interaction));
    await expect(mira.command(channel, 'go')).rejects.toThrow('did not respond');
    if (!late) throw new Error('no interaction');
    expect(await refusalOf(answerRaw(late, { type: 4, data: say }))).toBe('10062');
  });

  test('one first answer only', async () => {
    const second: string[] = [];
    respond = async (interaction) => {
      await answerRaw(interaction, { type: 4, data: say });
      second.push(await refusalOf(answerRaw(interaction, { type: 4, data: say })));
    };
    const outcome = await mira.command(channel, 'go');
    await fake.settled();
    expect(second).toEqual(['40060']);
    fake.replayInteraction(outcome.interactionId);
    await fake.settled();
    expect(fake.ledger.messages(channel)).toHaveLength(1);
  });

  test('the token lives 15 minutes; before the answer there is nothing to follow', async () => {
    const codes: string[] = [];
    respond = async (interaction) => {
      const follow = () => bot.client.rest.post(Routes.webhook(fake.applicationId, interaction.token), { body: say, auth: false });
      codes.push(await refusalOf(follow()));
      await answerRaw(interaction, { type: 4, data: say });
      codes.push(await refusalOf(follow()));
      now += 15 * 60_000 + 1;
      codes.push(await refusalOf(follow()));
    };
    await mira.command(channel, 'go');
    await fake.settled();
    expect(codes).toEqual(['10015', 'accepted', '50027']);
  });

  const part = (more: JsonObject = {}): JsonObject => ({ type: 18, label: 'L', component: { type: 4, custom_id: 'a', style: 1, ...more } });
  const modal = (more: JsonObject = {}): JsonObject => ({ type: 9, data: { title: 'T', custom_id: 'f', components: [part()], ...more } });
  const refused: [string, JsonObject, string][] = [
    ['an update of no message', { type: 7, data: say }, '50035 BASE_TYPE_CHOICES'],
    ['choices for a command', { type: 8, data: { choices: [] } }, '50035 BASE_TYPE_CHOICES'],
    ['a form title over 45', modal({ title: 'x'.repeat(46) }), '50035 BASE_TYPE_MAX_LENGTH'],
    ['six form parts', modal({ components: Array.from({ length: 6 }, (_, index) => part({ custom_id: String(index) })) }), '50035 BASE_TYPE_BAD_LENGTH'],
    ['a label over 45', modal({ components: [{ ...part(), label: 'x'.repeat(46) }] }), '50035 BASE_TYPE_MAX_LENGTH'],
    ['the same id twice', modal({ components: [part(), part()] }), '50035 COMPONENT_CUSTOM_ID_DUPLICATED'],
    ['a prefilled text too long', modal({ components: [part({ max_length: 3, value: 'abcd' })] }), '50035 BASE_TYPE_MAX_LENGTH'],
    ['a button in a form', modal({ components: [row(button('a'))] }), '50035 BASE_TYPE_CHOICES'],
    ['a message that is too long', { type: 4, data: { ...say, content: 'x'.repeat(2001) } }, '50035 BASE_TYPE_MAX_LENGTH'],
  ];

  test.each(refused)('%s is refused and can be mended', async (_name, body, code) => {
    const codes: string[] = [];
    respond = async (interaction) => {
      codes.push(await refusalOf(answerRaw(interaction, body)));
      await answerRaw(interaction, { type: 4, data: { ...say, flags: 64 } });
    };
    expect((await mira.command(channel, 'go')).private).toBe(true);
    expect(codes).toEqual([code]);
  });

  test('no form after a deferral, nor in answer to a form', async () => {
    const codes: string[] = [];
    respond = async (interaction) => {
      if (interaction.isModalSubmit()) {
        codes.push(await refusalOf(answerRaw(interaction, modal())));
        return answerRaw(interaction, { type: 5 });
      }
      return answerRaw(interaction, modal());
    };
    const { form } = await mira.command(channel, 'go');
    const waiting = mira.submitForm(form, { L: 'x' });
    await expect(waiting).rejects.toThrow('Nothing to see');
    respond = async (interaction) => {
      await answerRaw(interaction, { type: 5 });
      codes.push(await refusalOf(answerRaw(interaction, modal())));
    };
    await expect(mira.command(channel, 'go')).rejects.toThrow('Nothing to see');
    expect(codes).toEqual(['50035 BASE_TYPE_CHOICES', '40060']);
  });
});

describe('registration', () => {
  const option = (more: JsonObject): JsonObject => ({ type: 3, name: 'a', description: 'A', ...more });
  const chat = (...options: JsonObject[]): JsonObject => ({ name: 'go', description: 'Go', options });
  const refused: [string, JsonObject[], string][] = [
    ['a capital in a name', [{ name: 'Go', description: 'Go' }], 'APPLICATION_COMMAND_INVALID_NAME'],
    ['no description', [{ name: 'go' }], 'BASE_TYPE_REQUIRED'],
    ['a description over 100', [{ name: 'go', description: 'x'.repeat(101) }], 'BASE_TYPE_MAX_LENGTH'],
    ['16 message actions', Array.from({ length: 16 }, (_, index) => ({ name: `A ${String(index)}`, type: 3 })), 'APPLICATION_COMMANDS_MAX'],
    ['a name twice', [chat(), chat()], 'APPLICATION_COMMANDS_DUPLICATE_NAME'],
    ['required after optional', [chat(option({}), option({ name: 'b', required: true }))], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
    ['choices with autocomplete', [chat(option({ autocomplete: true, choices: [{ name: 'a', value: 'a' }] }))], 'APPLICATION_COMMAND_OPTION_AUTOCOMPLETE_CHOICES'],
    ['26 options', [chat(...Array.from({ length: 26 }, (_, index) => option({ name: `o${String(index)}` })))], 'BASE_TYPE_BAD_LENGTH'],
    ['8001 characters in all', [chat(...Array.from({ length: 4 }, (_, index) => option({ name: `o${String(index)}`, choices: Array.from({ length: 21 }, (_none, one) => ({ name: String(one).padEnd(97, 'x'), value: `${String(one)}` })) })))], 'APPLICATION_COMMAND_TOO_LARGE'],
    ['wrong contexts', [{ ...chat(), contexts: [3] }], 'BASE_TYPE_CHOICES'],
  ];

  test.each(refused)('%s is refused', async (_name, commands, code) => {
    expect(await refusalOf(register(...commands))).toBe(`50035 ${code}`);
    expect(fake.ledger.registrations).toEqual([]);
  });

  test('an unknown field is a violation; ids stay when names stay', async () => {
    expect(await refusalOf(register({ ...chat(), permission: '1' }))).toBe('50035 UNKNOWN_FIELD');
    expect(fake.violations).toEqual(['register commands: unknown field permission']);
    const [before] = (await register(chat())) as JsonObject[];
    const [after] = (await register(chat())) as JsonObject[];
    expect(after?.['id']).toBe(before?.['id']);
    expect(fake.ledger.registrations).toHaveLength(2);
  });
});

describe('the wire', () => {
  test('the sixth message within five seconds is limited', async () => {
    await bot.client.destroy();
    await fake.stop();
    await start({ rateLimits: 'on' });
    const codes: unknown[] = [];
    for (let count = 0; count < 6; count += 1) {
      const sent = await fetch(`${fake.apiUrl}/v10/channels/${channel.id}/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bot ${fake.token}` },
        body: JSON.stringify({ content: 'a', ...SAFE }),
      });
      codes.push(sent.status);
      expect(sent.headers.get('x-ratelimit-remaining')).toBe(String(Math.max(0, 4 - count)));
      const body = (await sent.json()) as JsonObject;
      if (sent.status === 429) expect(body).toMatchObject({ message: 'You are being rate limited.', global: false });
    }
    expect(codes).toEqual([200, 200, 200, 200, 200, 429]);
    await expect(post({ content: 'a' })).rejects.toBeInstanceOf(RateLimitError);
    expect(fake.ledger.messages(channel)).toHaveLength(5);
  });

  test.each(['reset-after-store', '500-after-store', 'cut-body', 'no-answer-after-store'] as const)(
    '%s: the post is there and the bot does not know',
    async (kind) => {
      fake.faults.next('POST /channels/{channel_id}/messages', kind);
      await expect(post({ content: 'a' })).rejects.toThrow();
      expect(fake.ledger.messages(channel)).toHaveLength(1);
      await post({ content: 'b' });
      expect(fake.ledger.messages(channel)).toHaveLength(2);
    },
  );

  test.each(['reset', '500', '429'] as const)('%s: nothing is there', async (kind) => {
    fake.faults.next((target) => target.body['content'] === 'a', kind);
    await expect(post({ content: 'a' })).rejects.toThrow();
    expect(fake.ledger.messages(channel)).toEqual([]);
  });

  const heard = (): Promise<string> =>
    new Promise((resolve) => bot.client.once('messageCreate', (message) => {
      resolve(message.content);
    }));

  test('content is for those it is meant for', async () => {
    const dm = heard();
    mira.say(mira.dm, 'hello');
    expect(await dm).toBe('hello');
    const plain = heard();
    mira.say(channel, 'hello');
    expect(await plain).toBe('');
    const mention = heard();
    mira.say(channel, `<@${fake.applicationId}> hello`);
    expect(await mention).toContain('hello');
  });

  test('a privileged intent that was not granted ends with 4014', async () => {
    await expect(connectBot(fake, { intents: [1 << 15] })).rejects.toThrow('disallowed intents');
  });

  test('a lost connection is resumed and what was missed comes after', async () => {
    fake.gateway.disconnectAll(4000);
    const missed = heard();
    mira.say(mira.dm, 'while you were away');
    expect(await missed).toBe('while you were away');
    expect(fake.gateway).toMatchObject({ identifyCount: 1, resumeCount: 1 });
  });

  test('a client asked to reconnect resumes; one whose session ended identifies again', async () => {
    const resumed = new Promise((resolve) => bot.client.once('shardResume', resolve));
    fake.gateway.askToReconnect();
    await resumed;
    expect(fake.gateway).toMatchObject({ identifyCount: 1, resumeCount: 1 });
    const ready = new Promise((resolve) => bot.client.once('shardReady', resolve));
    fake.gateway.invalidateSessions();
    await ready;
    expect(fake.gateway).toMatchObject({ identifyCount: 2, connectedCount: 1 });
  });

  test('events come more than once, and to every session', async () => {
    await register({ name: 'go', description: 'Go' });
    const seen: string[] = [];
    respond = async (interaction) => {
      seen.push(interaction.id);
      if (seen.length === 1) await answerRaw(interaction, { type: 4, data: { content: 'a', ...SAFE } });
    };
    const other = await connectBot(fake, { onInteraction: (interaction) => respond(interaction) });
    fake.gateway.copies = 2;
    await mira.command(channel, 'go');
    await fake.settled();
    expect(seen).toHaveLength(4);
    expect(new Set(seen).size).toBe(1);
    await other.client.destroy();
  });

  test('an outage is survived', async () => {
    fake.outage(true);
    await expect(post({ content: 'a' })).rejects.toThrow();
    fake.outage(false);
    const after = heard();
    mira.say(mira.dm, 'back');
    expect(await after).toBe('back');
    expect(await refusalOf(post({ content: 'a' }))).toBe('accepted');
  });
});
