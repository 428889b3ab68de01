import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { discordOpenapiPath, type FakeDiscord } from '../../fakes/discord/fake-discord.js';
import type { FaultKind } from '../../fakes/discord/faults.js';
import type { Chat, ChannelRef, MessageRef, PersonRef } from '../../../src/ports/chat.js';
import { cardOf, pause, startDiscord, until, type Started } from './started-discord.js';

const POST = 'POST /channels/{channel_id}/messages';
const EDIT = 'PATCH /channels/{channel_id}/messages/{message_id}';
const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const HISTORY = 1n << 16n;

let started: Started;
let fake: FakeDiscord;
let chat: Chat;
let made = 0;
/** A new one for each test, for Discord knows a marker again wherever it is used. */
let marker = '';

beforeAll(async () => {
  started = await startDiscord({ rateLimits: 'off' });
  ({ fake } = started);
  ({ chat } = started.connection);
});
beforeEach(async () => {
  made += 1;
  marker = `d_0123456789-${String(made).padStart(12, '0')}`;
  // Keeps the tests together under the library's own 50 requests a second.
  await pause(250);
});
afterEach(() => {
  fake.faults.clear();
});
afterAll(async () => {
  expect(fake.violations).toEqual([]);
  const openapi = discordOpenapiPath();
  if (openapi === null) process.stdout.write('not checked: OpenAPI absent\n');
  else expect(fake.checkRequests(openapi).problems).toEqual([]);
  await started.stop();
});

/** A channel of its own, known to the bot, for one test. */
async function newChannel(): Promise<{ channel: Started['channel']; ref: ChannelRef }> {
  const channel = started.guild.addChannel({ name: `channel-${String(made)}` });
  const ref: ChannelRef = { platform: 'discord', home: started.guild.id, channel: channel.id };
  await until(async () => (await chat.missing(ref, [])) !== null);
  return { channel, ref };
}

async function posted(ref: ChannelRef, ...presses: string[]): Promise<MessageRef> {
  const answer = await chat.post(ref, cardOf('hello', ...presses), marker);
  if (answer.is !== 'sent') throw new Error(`not posted: ${answer.is}`);
  return answer.ref;
}

describe('posting', () => {
  test('shows the card and carries the marker as nonce', async () => {
    const { channel, ref } = await newChannel();
    const message = await posted(ref, 'help:1');
    expect(message).toEqual({ ...ref, message: expect.any(String) });
    expect(fake.ledger.posts(channel)).toMatchObject([{ id: message.message, text: 'hello\n[help]', nonce: marker }]);
    expect(chat.linkTo(message)).toBe(`https://discord.com/channels/${ref.home}/${ref.channel}/${message.message}`);
    expect(chat.recognises).toBeLessThan(120_000);
  });

  test.each<FaultKind>(['reset-after-store', '500-after-store', 'cut-body'])('is unknown after %s, and once more within the window stays one post', async (fault) => {
    const { channel, ref } = await newChannel();
    fake.faults.next(POST, fault);
    expect(await chat.post(ref, cardOf('once'), marker)).toEqual({ is: 'unknown' });
    const again = await chat.post(ref, cardOf('once'), marker);
    expect(again.is).toBe('sent');
    expect(fake.ledger.posts(channel)).toHaveLength(1);
  });

  test.each<FaultKind>(['500', '503', 'reset'])('is unknown after %s', async (fault) => {
    const { ref } = await newChannel();
    fake.faults.next(POST, fault);
    expect(await chat.post(ref, cardOf('x'), marker)).toEqual({ is: 'unknown' });
    expect(fake.ledger.requests.filter(({ path }) => path.includes(ref.channel))).toHaveLength(1);
  });

  test('waits as long as a rate limit says', async () => {
    const { ref } = await newChannel();
    fake.faults.next(POST, '429');
    const answer = await chat.post(ref, cardOf('x'), marker);
    expect(answer.is).toBe('wait');
    expect(answer.is === 'wait' && answer.until > started.clock.now()).toBe(true);
  });

  test('will never succeed where Guidon may not write, in a channel that is gone, or in another home’s', async () => {
    const { channel, ref } = await newChannel();
    channel.setBotPermissions(VIEW);
    expect(await chat.post(ref, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'no-permission' });
    channel.setBotPermissions(0n);
    await until(async () => (await chat.missing(ref, ['see']))?.length === 1);
    const asked = fake.ledger.requests.length;
    expect(await chat.post(ref, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'no-access' });
    // What the gateway has told of is believed without a request that would count against us.
    expect(fake.ledger.requests).toHaveLength(asked);
    const other = fake.addGuild({ name: 'Mill' });
    const theirs = other.addChannel({ name: 'theirs' });
    const forged: ChannelRef = { platform: 'discord', home: started.guild.id, channel: theirs.id };
    expect(await chat.post(forged, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'channel-gone' });
    expect(await chat.edit({ ...forged, message: '1' }, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'channel-gone' });
    expect(await chat.post({ ...ref, home: '1' }, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'no-access' });
    expect(fake.ledger.messages(theirs)).toEqual([]);
    channel.setBotPermissions('default');
    await until(async () => (await chat.missing(ref, ['see']))?.length === 0);
    channel.delete();
    expect(await chat.post(ref, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'channel-gone' });
  });

  test('of a card Discord refuses as a whole is never', async () => {
    const { ref } = await newChannel();
    expect(await chat.post(ref, cardOf('x', 'twice:1', 'twice:1'), marker)).toEqual({ is: 'never', reason: 'refused' });
  });

  test('outlives a token refused in passing', async () => {
    const { ref } = await newChannel();
    const { token } = fake;
    Object.assign(fake, { token: 'revoked' });
    expect((await chat.post(ref, cardOf('x'), marker)).is).toBe('wait');
    Object.assign(fake, { token });
    expect((await chat.post(ref, cardOf('x'), marker)).is).toBe('sent');
  });
});

describe('editing and pinning', () => {
  test('change what is there', async () => {
    const { channel, ref } = await newChannel();
    const message = await posted(ref, 'help:1');
    expect(await chat.edit(message, cardOf('changed'), marker)).toEqual({ is: 'sent' });
    expect(await chat.pin(message)).toEqual({ is: 'sent' });
    expect(fake.ledger.posts(channel)).toMatchObject([{ content: `changed\n-# ref \`${marker}\``, components: [], pinned: true }]);
  });

  test('wait after a failure of Discord’s and give up on what is gone or forbidden', async () => {
    const { channel, ref } = await newChannel();
    const message = await posted(ref);
    fake.faults.next(EDIT, '500-after-store');
    expect((await chat.edit(message, cardOf('x'), marker)).is).toBe('wait');
    expect(await chat.edit({ ...message, message: '1234' }, cardOf('x'), marker)).toEqual({ is: 'never', reason: 'message-gone' });
    channel.setBotPermissions(VIEW | SEND | HISTORY);
    expect(await chat.pin(message)).toEqual({ is: 'never', reason: 'no-permission' });
  });
});

describe('finding a post', () => {
  test.each([['with buttons', ['help:1']], ['without', []]])('%s works after the window, among others’ messages', async (_name, presses) => {
    const { ref, channel } = await newChannel();
    const person = started.guild.addPerson({ name: 'Mira' });
    const since = started.clock.now();
    const message = await posted(ref, ...presses);
    started.clock.at += 3_600_000;
    for (let at = 0; at < 230; at += 1) person.say(channel, `-# ref \`${marker}x\``);
    expect(await chat.find(ref, marker, since)).toEqual({ is: 'found', ref: message });
    expect(await chat.find(ref, 'another-marker', since)).toEqual({ is: 'absent' });
  });

  test('is not fooled by others who write the marker', async () => {
    const { ref, channel } = await newChannel();
    started.guild.addPerson({ name: 'Eve' }).say(channel, `-# ref \`${marker}\``);
    expect(await chat.find(ref, marker, started.clock.now())).toEqual({ is: 'absent' });
  });

  test('without the right to read, or when this search alone is not answered, it stays hidden', async () => {
    const { ref, channel } = await newChannel();
    const since = started.clock.now();
    await posted(ref);
    fake.faults.next('GET /channels/{channel_id}/messages', '500');
    expect(await chat.find(ref, marker, since)).toEqual({ is: 'hidden' });
    channel.setBotPermissions(VIEW | SEND);
    await until(async () => (await chat.missing(ref, ['history']))?.length === 1);
    expect(await chat.find(ref, marker, since)).toEqual({ is: 'hidden' });
    channel.delete();
    await until(async () => (await chat.missing(ref, [])) === null);
    expect(await chat.find(ref, marker, since)).toEqual({ is: 'absent' });
  });
});

describe('what is missing', () => {
  test('follows the channel’s permissions', async () => {
    const { ref, channel } = await newChannel();
    expect(await chat.missing(ref, ['see', 'post', 'history'])).toEqual([]);
    channel.setBotPermissions(VIEW);
    await until(async () => (await chat.missing(ref, ['history']))?.length === 1);
    expect(await chat.missing(ref, ['see', 'post', 'embed', 'history', 'pin'])).toEqual(['post', 'embed', 'history', 'pin']);
    expect(await chat.missing({ ...ref, channel: '1' }, ['see'])).toBeNull();
  });
});

describe('direct messages', () => {
  test('arrive, are found and can be edited, or are closed', async () => {
    const person = started.guild.addPerson({ name: 'Lea' });
    const to: PersonRef = { platform: 'discord', home: started.guild.id, person: person.id };
    const since = started.clock.now();
    const told = await chat.dm(to, cardOf('please', 'yes:1'), marker);
    if (told.is !== 'sent') throw new Error(`not told: ${told.is}`);
    expect(await chat.find(to, marker, since)).toEqual({ is: 'found', ref: told.ref });
    expect(await chat.edit(told.ref, cardOf('thanks'), marker)).toEqual({ is: 'sent' });
    expect(fake.ledger.posts(person)).toMatchObject([{ content: `thanks\n-# ref \`${marker}\`` }]);
    person.closeDms();
    expect(await chat.dm(to, cardOf('again'), `${marker.slice(0, -1)}2`)).toEqual({ is: 'closed' });
  });

  test('that could not even be opened wait', async () => {
    const person = started.guild.addPerson({ name: 'Tom' });
    const to: PersonRef = { platform: 'discord', home: started.guild.id, person: person.id };
    fake.faults.next('POST /users/@me/channels', '500');
    expect((await chat.dm(to, cardOf('x'), marker)).is).toBe('wait');
    fake.faults.next(POST, 'reset-after-store');
    expect(await chat.dm(to, cardOf('x'), marker)).toEqual({ is: 'unknown' });
  });
});
