import { afterEach, describe, expect, test } from '@jest/globals';
import type { ChannelRef, MessageRef } from '../../../src/ports/chat.js';
import type { FaultKind } from '../../fakes/slack/faults.js';
import { EVERY_SCOPE, type FakeSlack } from '../../fakes/slack/fake-slack.js';
import { cardOf } from '../discord/started-discord.js';
import { startSlack, type StartedSlack } from './started-slack.js';

const MARKER = 'd_0123456789-abcdefghijkl';
const BASIC = EVERY_SCOPE.filter((scope) => !scope.endsWith(':history'));

let at: StartedSlack;
let fake: FakeSlack;
afterEach(async () => {
  expect(fake.violations).toEqual([]);
  await at.stop();
});

async function begin(...settings: Parameters<typeof startSlack>): Promise<ChannelRef> {
  at = await startSlack(...settings);
  ({ fake } = at);
  return { platform: 'slack', home: at.team.id, channel: at.channel.id };
}

describe('posting', () => {
  test('shows the card, carries the marker and unfurls nothing', async () => {
    const ref = await begin();
    const told = await at.connection.chat.post(ref, cardOf('Hello https://example.org', 'help:1'), MARKER);
    const [post] = fake.ledger.posts(at.channel);
    expect(told).toEqual({ is: 'sent', ref: { ...ref, message: post?.ts } });
    expect([post?.text, post?.metadata]).toEqual(['Hello https://example.org\n[help]', { event_type: 'guidon_delivery', event_payload: { marker: MARKER } }]);
    expect(fake.ledger.requestsTo('chat.postMessage')[0]?.args).toMatchObject({ unfurl_links: expect.anything(), unfurl_media: expect.anything() });
    expect(fake.pings).toEqual([]);
  });

  test.each<[string, (started: StartedSlack) => void, string]>([
    ['a channel it is not in', (started) => { started.channel.botIsMember = false; }, 'no-access'],
    ['an archived channel', (started) => { started.channel.archive(); }, 'channel-gone'],
    ['a deleted channel', (started) => { started.channel.delete(); }, 'channel-gone'],
    ['a scope taken away', (started) => { started.team.withdraw('chat:write'); }, 'no-permission'],
  ])('%s is an answer, never an exception', async (_name, spoil, reason) => {
    const ref = await begin({ scopes: EVERY_SCOPE.filter((scope) => scope !== 'chat:write.public') });
    spoil(at);
    expect(await at.connection.chat.post(ref, cardOf('x'), MARKER)).toEqual({ is: 'never', reason });
  });

  test('a rate limit is waited for, another home is none of ours', async () => {
    const ref = await begin();
    fake.faults.retryAfter = 7;
    fake.faults.next('chat.postMessage', '429');
    expect(await at.connection.chat.post(ref, cardOf('x'), MARKER)).toEqual({ is: 'wait', until: at.clock.at + 7250 });
    expect(await at.connection.chat.post({ ...ref, home: 'T999' }, cardOf('x'), MARKER)).toEqual({ is: 'never', reason: 'no-access' });
    expect(fake.ledger.posts(at.channel)).toEqual([]);
  });

  test.each<FaultKind>(['reset-after-store', '500-after-store', 'cut-body', '503', 'reset'])('%s leaves open what became of it: once stored, it is found', async (fault) => {
    const ref = await begin();
    fake.faults.next('chat.postMessage', fault);
    expect(await at.connection.chat.post(ref, cardOf('x'), MARKER)).toEqual({ is: 'unknown' });
    const stored = fake.ledger.posts(at.channel);
    expect(fake.ledger.requestsTo('chat.postMessage')).toHaveLength(1);
    const found = await at.connection.chat.find(ref, MARKER, at.clock.at);
    expect(found).toEqual(stored.length === 0 ? { is: 'absent' } : { is: 'found', ref: { ...ref, message: stored[0]?.ts } });
    expect(stored.length).toBe(/store|cut/u.test(fault) ? 1 : 0);
  });

  test('no answer at all ends within 15 seconds', async () => {
    const ref = await begin();
    fake.faults.next('chat.postMessage', 'no-answer-after-store');
    const began = performance.now();
    expect(await at.connection.chat.post(ref, cardOf('x'), MARKER)).toEqual({ is: 'unknown' });
    expect(performance.now() - began).toBeLessThan(15_000);
  }, 20_000);
});

describe('looking', () => {
  test('somebody else’s message is not ours, and others’ markers are not either', async () => {
    const ref = await begin();
    at.ben.say(at.channel, MARKER);
    await at.connection.chat.post(ref, cardOf('x'), 'another');
    expect(await at.connection.chat.find(ref, MARKER, at.clock.at)).toEqual({ is: 'absent' });
  });

  test('without leave to read one is blind, and when Slack is away unsure', async () => {
    const ref = await begin({ scopes: BASIC });
    expect(await at.connection.chat.find(ref, MARKER, at.clock.at)).toEqual({ is: 'blind' });
    fake.outage(true);
    expect(await at.connection.chat.find(ref, MARKER, at.clock.at)).toEqual({ is: 'unsure' });
    expect((await at.connection.chat.post(ref, cardOf('x'), MARKER)).is).toBe('unknown');
  });
});

describe('changing, pinning, writing to one person', () => {
  async function posted(ref: ChannelRef): Promise<MessageRef> {
    const told = await at.connection.chat.post(ref, cardOf('x'), MARKER);
    if (told.is !== 'sent') throw new Error(told.is);
    return told.ref;
  }

  test('an edit shows the new card and keeps the marker; a deleted message is gone', async () => {
    const ref = await begin();
    const message = await posted(ref);
    expect(await at.connection.chat.edit(message, cardOf('y'), MARKER)).toEqual({ is: 'sent' });
    expect(fake.ledger.posts(at.channel).map(({ text }) => text)).toEqual(['y']);
    expect((await at.connection.chat.find(ref, MARKER, at.clock.at)).is).toBe('found');
    expect(await at.connection.chat.edit({ ...message, message: '1.000001' }, cardOf('y'), MARKER)).toEqual({ is: 'never', reason: 'message-gone' });
  });

  test('a post is pinned once, however often it is asked', async () => {
    const message = await posted(await begin());
    expect(await at.connection.chat.pin(message)).toEqual({ is: 'sent' });
    expect(await at.connection.chat.pin(message)).toEqual({ is: 'sent' });
    expect(fake.ledger.posts(at.channel)[0]?.pinned).toBe(true);
  });

  test('a person is written to, found again, or takes nothing', async () => {
    const ref = await begin();
    const to = { platform: 'slack', home: ref.home, person: at.ben.id } as const;
    expect((await at.connection.chat.dm(to, cardOf('for you'), MARKER)).is).toBe('sent');
    expect(fake.ledger.posts(at.ben).map(({ text }) => text)).toEqual(['for you']);
    expect((await at.connection.chat.find(to, MARKER, at.clock.at)).is).toBe('found');
    const bot = at.team.addPerson({ name: 'Robot', bot: true });
    expect(await at.connection.chat.dm({ ...to, person: bot.id }, cardOf('x'), MARKER)).toEqual({ is: 'closed' });
  });
});

describe('what is missing', () => {
  test('membership and scopes by name; the basic manifest lacks nothing it did not ask for', async () => {
    const ref = await begin({ scopes: BASIC });
    expect(await at.connection.chat.missing(ref, ['see', 'post', 'history', 'pin'])).toEqual([]);
    at.team.grant('groups:history');
    at.team.withdraw('pins:write');
    at.channel.botIsMember = false;
    expect(await at.connection.chat.missing(ref, ['see', 'post', 'history', 'pin'])).toEqual(['see', 'history', 'pin']);
    at.channel.delete();
    expect(await at.connection.chat.missing(ref, ['see'])).toBeNull();
    expect(at.connection.chat.linkTo({ ...ref, message: '1700000000.000100' })).toBe(`https://orchard.slack.com/archives/${ref.channel}/p1700000000000100`);
  });
});
