/** What is said to one person in a private thread, where their direct messages are closed and they chose so. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { FaultKind } from '../../fakes/discord/faults.js';
import { Permission, type FakeChannel } from '../../fakes/discord/fake-discord.js';
import type { ChannelRef, Posted } from '../../../src/ports/chat.js';
import { answerCard, cardOf, startDiscord, until, type Started } from './started-discord.js';

const OPEN = 'POST /channels/{channel_id}/threads';
const ADD = 'PUT /channels/{channel_id}/thread-members/{user_id}';
const POST = 'POST /channels/{channel_id}/messages';
const MARKER = 'd_0123456789-0123456789ab';

let started: Started;
let parent: ChannelRef;
let lea: ReturnType<Started['guild']['addPerson']>;

beforeEach(async () => {
  started = await startDiscord({ rateLimits: 'off' });
  lea = started.guild.addPerson({ name: 'Lea' });
  parent = { platform: 'discord', home: started.guild.id, channel: started.channel.id };
});
afterEach(async () => {
  expect(started.fake.violations).toEqual([]);
  await started.stop();
});

async function allow(): Promise<void> {
  const { guild, connection } = started;
  guild.botPermissions |= Permission.createPrivateThreads | Permission.sendMessagesInThreads | Permission.manageChannels;
  // The last of the three is not needed; it shows when the others are known.
  await until(async () => (await connection.chat.missing(parent, ['slow']))?.length === 0);
}

const aside = async (marker = MARKER): Promise<Posted | undefined> => started.connection.chat.aside?.(parent, lea.id, cardOf('Would you?', 'yes:1'), marker);
const threads = (): readonly FakeChannel[] => started.guild.threads;

test('it is never tried where it was not allowed', async () => {
  expect(await aside()).toEqual({ is: 'never', reason: 'no-permission' });
  expect(started.fake.ledger.requests.filter(({ route }) => route.includes('thread'))).toEqual([]);
});

test('it is seen by this person alone, can be pressed there and changed', async () => {
  await allow();
  lea.closeDms();
  const other = started.guild.addPerson({ name: 'Tom' });
  const told = await aside();
  if (told?.is !== 'sent') throw new Error(`not said: ${told?.is ?? ''}`);
  const [thread] = threads();
  expect(thread?.id).toBe(told.ref.channel);
  expect(started.fake.ledger.seenBy(lea).map(({ text }) => text)).toEqual(['Would you?\n[yes]']);
  expect(started.fake.ledger.seenBy(other)).toEqual([]);
  started.desk.answer = () => answerCard('Thanks');
  await lea.pressButton({ id: told.ref.message }, 'yes');
  expect(started.desk.handed.at(-1)?.visit).toMatchObject({ channel: parent.channel, message: told.ref.message, home: { key: parent.home } });
  expect(await started.connection.chat.edit(told.ref, cardOf('Thanks'), MARKER)).toEqual({ is: 'sent' });
  expect(started.fake.ledger.posts(thread!).map(({ content }) => content)).toEqual([`Thanks\n-# ref \`${MARKER}\``]);
});

test.each<[FaultKind, string]>([
  ['reset-after-store', OPEN], ['500', OPEN], ['reset-after-store', ADD], ['reset-after-store', POST], ['cut-body', POST], ['500', POST],
])('%s of %s leads to one thread and one message all the same', async (fault, which) => {
  await allow();
  started.fake.faults.next(which, fault);
  expect((await aside())?.is).toBe('wait');
  expect((await aside())?.is).toBe('sent');
  started.clock.at += 3_600_000;
  expect((await aside())?.is).toBe('sent');
  expect(threads()).toHaveLength(1);
  expect(started.fake.ledger.posts(threads()[0]!)).toHaveLength(1);
  expect((await aside('d_0123456789-another-one'))?.is).toBe('sent');
  expect(threads()).toHaveLength(2);
});

test('somebody who has left cannot be written to this way either', async () => {
  await allow();
  started.guild.removePerson(lea);
  expect((await aside())?.is).toBe('never');
});

test('a message action in a thread counts as its channel’s', async () => {
  const message = lea.say(started.channel.addThread('about the fence'), 'A new fence');
  started.desk.answer = () => answerCard('Yes');
  await until(() => started.kept.hash !== null);
  await lea.messageAction('Count towards a goal', message);
  expect(started.desk.handed.at(-1)).toMatchObject({ visit: { channel: parent.channel }, on: { channel: parent.channel, text: 'A new fence', link: expect.stringContaining(`/${started.guild.threads[0]!.id}/`) } });
});
