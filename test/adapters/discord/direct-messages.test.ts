/** What Discord's refusals of direct messages mean: this person, this message, or all people. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { FaultKind } from '../../fakes/discord/faults.js';
import type { PersonRef, Told } from '../../../src/ports/chat.js';
import { cardOf, startDiscord, type Started } from './started-discord.js';

const OPEN = 'POST /users/@me/channels';
const POST = 'POST /channels/{channel_id}/messages';
const MARKER = 'd_0123456789-0123456789ab';

let started: Started;
let to: PersonRef;
let person: ReturnType<Started['guild']['addPerson']>;

beforeEach(async () => {
  started = await startDiscord({ rateLimits: 'off' });
  person = started.guild.addPerson({ name: 'Lea' });
  to = { platform: 'discord', home: started.guild.id, person: person.id };
});
afterEach(async () => {
  expect(started.fake.violations).toEqual([]);
  await started.stop();
});

const dm = (marker = MARKER): Promise<Told> => started.connection.chat.dm(to, cardOf('please', 'yes:1'), marker);

/** How often each of the two calls was made. */
function calls(): [number, number] {
  return [started.fake.ledger.requestsTo(OPEN).length, started.fake.ledger.requestsTo(POST).length];
}

describe.each([['opening the conversation', OPEN], ['posting into it', POST]])('a refusal of %s', (_name, which) => {
  const CLOSED: Told = { is: 'closed' };
  const ALL: Told = { is: 'never', reason: 'direct-refused' };
  test.each<[FaultKind, string, Told]>([
    ['403:50007', 'this person’s messages are closed', CLOSED],
    ['400:50007', 'the same, as opening says it', CLOSED],
    ['403:50278', 'no server is shared with this person', CLOSED],
    ['404:10013', 'this person is not there', CLOSED],
    ['403:40003', 'opened too fast', ALL],
    ['403:20026', 'flagged as spam', ALL],
    ['403:50001', 'no access', ALL],
    ['403:50013', 'no permission', ALL],
    ['404:10003', 'no such channel', ALL],
    ['403:0', 'forbidden without a reason', ALL],
    ['400:99999', 'a code nobody knows', ALL],
    ['400:50035', 'the message is not well formed', { is: 'never', reason: 'refused' }],
  ])('%s (%s) is told apart, after one request', async (fault, _meaning, told) => {
    started.fake.faults.next(which, fault);
    expect(await dm()).toEqual(told);
    expect(calls()).toEqual([1, which === OPEN ? 0 : 1]);
    expect(started.fake.ledger.posts(person)).toEqual([]);
  });

  test('for a rate limit is waited for', async () => {
    started.fake.faults.next(which, '429');
    const told = await dm();
    expect(told.is === 'wait' && told.until > started.clock.now()).toBe(true);
  });
});

test('Discord’s own warning against opening too fast comes through', async () => {
  const others = Array.from({ length: 10 }, (_, at) => started.guild.addPerson({ name: `Person ${String(at)}` }));
  for (const [at, other] of others.entries()) expect((await started.connection.chat.dm({ ...to, person: other.id }, cardOf('x'), `d_other-${String(at)}`)).is).toBe('sent');
  expect(await dm()).toEqual({ is: 'never', reason: 'direct-refused' });
  // Where a conversation exists, nothing has to be opened.
  expect((await started.connection.chat.dm({ ...to, person: others[0]!.id }, cardOf('x'), MARKER)).is).toBe('sent');
});

test('the same codes in a channel say nothing about people', async () => {
  const channel = { platform: 'discord', home: started.guild.id, channel: started.channel.id } as const;
  started.fake.faults.next(POST, '403:40003');
  started.fake.faults.next(POST, '403:50013');
  expect((await started.connection.chat.post(channel, cardOf('x'), MARKER)).is).toBe('wait');
  expect(await started.connection.chat.post(channel, cardOf('x'), MARKER)).toEqual({ is: 'never', reason: 'no-permission' });
});

test.each<FaultKind>(['reset-after-store', '500-after-store', 'cut-body'])('a reply lost by %s opens no second conversation, whichever of the two it was', async (fault) => {
  started.fake.faults.next(OPEN, fault);
  expect((await dm()).is).toBe('wait');
  expect(calls()).toEqual([1, 0]);
  started.fake.faults.next(POST, fault);
  expect(await dm()).toEqual({ is: 'unknown' });
  expect((await started.connection.chat.find(to, MARKER, started.clock.now())).is).toBe('found');
  expect((await dm()).is).toBe('sent');
  expect(started.fake.ledger.dmsOpened).toMatchObject([{ personId: person.id }]);
  expect(started.fake.ledger.posts(person)).toHaveLength(1);
});
