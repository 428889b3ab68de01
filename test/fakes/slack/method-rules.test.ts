import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { App } from '@slack/bolt';
import type { FaultKind } from './faults.js';
import type { Stage } from './stage.js';
import { QUIET, refusalOf, section, setStage } from './stage.js';

let stage: Stage;
let client: App['client'];

const start = async (options: Parameters<typeof setStage>[0] = {}): Promise<void> => {
  stage = await setStage(options);
  client = stage.bolt.app.client;
};

const post = (text: string, more: Record<string, unknown> = {}): Promise<{ ts?: string }> =>
  client.chat.postMessage({ channel: stage.channel.id, text, ...QUIET, ...more });

afterEach(() => stage.close());

describe('what the bot may do', () => {
  beforeEach(() => start());

  test('every method asks for its scope and names what is missing', async () => {
    const { team, channel, mira } = stage;
    const secret = team.addChannel({ name: 'secret', private: true });
    team.scopes.clear();
    team.grant('channels:read', 'team:read');
    const asked: [string, Promise<unknown>][] = [
      ['chat:write', post('x')],
      ['im:write', client.conversations.open({ users: mira.id })],
      ['channels:history', client.conversations.history({ channel: channel.id })],
      ['groups:read', client.conversations.info({ channel: secret.id })],
      ['groups:read', client.conversations.list({ types: 'public_channel,private_channel' })],
      ['channels:join', client.conversations.join({ channel: channel.id })],
      ['users:read', client.users.info({ user: mira.id })],
      ['usergroups:read', client.usergroups.list()],
      ['pins:write', client.pins.add({ channel: channel.id, timestamp: '1' })],
      ['reactions:write', client.reactions.add({ channel: channel.id, timestamp: '1', name: 'tada' })],
    ];
    for (const [needed, tried] of asked) {
      await expect(tried).rejects.toMatchObject({ data: { error: 'missing_scope', needed, provided: 'channels:read,team:read' } });
    }
    expect(await client.auth.test()).toMatchObject({ ok: true, team: 'Translators', response_metadata: { scopes: ['channels:read', 'team:read'] } });
    await expect(mira.command(channel, '/guidon')).rejects.toThrow('not a valid command');
  });

  test('channels it is not in, cannot see or that are archived are closed', async () => {
    const { team, fake } = stage;
    const away = team.addChannel({ name: 'away', botIsMember: false });
    const secret = team.addChannel({ name: 'secret', private: true, botIsMember: false });
    team.withdraw('chat:write.public');
    const postTo = (channel: string): Promise<string> => refusalOf(post('x', { channel }));
    expect(await postTo('C1')).toBe('channel_not_found');
    expect(await postTo(secret.id)).toBe('channel_not_found');
    expect(await postTo(away.id)).toBe('not_in_channel');
    team.grant('chat:write.public');
    expect(await postTo(away.id)).toBe('accepted');
    await client.conversations.join({ channel: away.id });
    expect(await refusalOf(client.conversations.history({ channel: away.id }))).toBe('accepted');
    away.archive();
    expect(await postTo(away.id)).toBe('is_archived');
    expect(fake.ledger.posts(away)).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  test('direct messages reach people, not bots nor those who are gone', async () => {
    const { team, mira, fake } = stage;
    const robot = team.addPerson({ name: 'Robot', bot: true });
    const gone = team.addPerson({ name: 'Gone' });
    gone.deactivate();
    const open = (users: string): Promise<unknown> => client.conversations.open({ users });
    expect(await refusalOf(open(robot.id))).toBe('cannot_dm_bot');
    expect(await refusalOf(open(gone.id))).toBe('user_disabled');
    expect(await refusalOf(open('U1'))).toBe('user_not_found');
    const { channel } = await client.conversations.open({ users: mira.id });
    expect(await client.conversations.open({ users: mira.id })).toMatchObject({ already_open: true });
    await post('Hi', { channel: channel?.id });
    expect(fake.ledger.posts(mira).map(({ text }) => text)).toEqual(['Hi']);
    expect(fake.ledger.dmsOpened).toEqual([{ personId: mira.id, at: stage.now }]);
  });

  test('people, groups and channels are listed in pages', async () => {
    const { team, mira, channel } = stage;
    const tom = team.addPerson({ name: 'Tom', tz: 'Asia/Kathmandu' });
    const stewards = team.addGroup({ name: 'Stewards', people: [mira] });
    expect((await client.users.info({ user: mira.id })).user).toMatchObject({ is_admin: true, tz: 'Europe/Berlin', tz_offset: 7200 });
    expect((await client.users.info({ user: tom.id })).user).toMatchObject({ is_admin: false, tz_offset: 20_700 });
    expect((await client.usergroups.users.list({ usergroup: stewards.id })).users).toEqual([mira.id]);
    team.addChannel({ name: 'secret', private: true, botIsMember: false });
    team.addChannel({ name: 'two' });
    const first = await client.conversations.list({ limit: 1, types: 'public_channel,private_channel' });
    const second = await client.conversations.list({ limit: 1, types: 'public_channel,private_channel', cursor: first.response_metadata?.next_cursor });
    expect([first, second].flatMap((page) => page.channels?.map(({ name }) => name))).toEqual(['general', 'two']);
    expect(second.response_metadata?.next_cursor).toBe('');
    expect((await client.conversations.members({ channel: channel.id })).members).toEqual([mira.id, tom.id, team.bot.userId]);
  });

  test('an own message can be changed, pinned, linked to and taken away; a stranger’s cannot', async () => {
    const { channel, mira, fake } = stage;
    const theirs = mira.say(channel, 'mine');
    const { ts = '' } = await post('First');
    const at = { channel: channel.id, ts };
    await client.chat.update({ ...at, text: 'Second' });
    await client.pins.add({ channel: channel.id, timestamp: ts });
    expect(await refusalOf(client.pins.add({ channel: channel.id, timestamp: ts }))).toBe('already_pinned');
    await client.reactions.add({ channel: channel.id, timestamp: ts, name: 'tada' });
    expect(fake.ledger.message(channel, ts)).toMatchObject({ text: 'Second', pinned: true, reactions: ['tada'], edited: true });
    expect(fake.ledger.message(channel, ts)?.revisions.map(({ text }) => text)).toEqual(['First', 'Second']);
    expect((await client.chat.getPermalink({ channel: channel.id, message_ts: ts })).permalink).toContain(`/archives/${channel.id}/p`);
    expect(await refusalOf(client.chat.update({ channel: channel.id, ts: theirs.message.ts, text: 'x' }))).toBe('cant_update_message');
    expect(await refusalOf(client.chat.delete({ channel: channel.id, ts: theirs.message.ts }))).toBe('cant_delete_message');
    await client.chat.delete(at);
    expect(await refusalOf(client.chat.update({ ...at, text: 'x' }))).toBe('message_not_found');
    expect(fake.ledger.posts(channel)).toEqual([]);
  });

  test('carelessness is a violation, and whoever would be notified is noted', async () => {
    const { channel, mira, fake } = stage;
    await client.chat.postMessage({ channel: channel.id, text: `<!channel> <@${mira.id}>` });
    await post('', { blocks: [section('<!here>'), { type: 'section', text: { type: 'plain_text', text: '<!everyone>' } }] });
    await post('x', { colour: 'red' });
    await client.chat.postEphemeral({ channel: channel.id, user: mira.id, text: '<!channel>' });
    expect(fake.pings.map(({ kind, target }) => [kind, target])).toEqual([['channel', null], ['person', mira.id], ['here', null]]);
    expect(fake.violations).toEqual([
      'posted without unfurl_links: false and unfurl_media: false',
      'blocks without a fallback text',
      'chat.postMessage has no argument colour',
    ]);
  });
});

describe('reading back', () => {
  test('metadata comes with the history when asked for, after its lag, a page at a time', async () => {
    await start({ historyLagMs: 5000 });
    const metadata = { event_type: 'guidon', event_payload: { delivery: '7' } };
    const { ts } = await post('Marked', { metadata });
    const read = async (more = {}) => (await client.conversations.history({ channel: stage.channel.id, ...more })).messages ?? [];
    expect(await read()).toEqual([]);
    stage.now += 5000;
    expect((await read())[0]).not.toHaveProperty('metadata');
    expect((await read({ include_all_metadata: true }))[0]).toMatchObject({ metadata, text: 'Marked', ts });
    const { ts: later = '' } = await post('Later');
    await post('In the thread', { thread_ts: ts });
    stage.now += 5000;
    expect((await read()).map(({ text }) => text)).toEqual(['Later', 'Marked']);
    expect((await read({ oldest: ts, limit: 5 })).map(({ text }) => text)).toEqual(['Later']);
    expect((await read({ latest: later, inclusive: true, limit: 1 })).map(({ text }) => text)).toEqual(['Later']);
    const thread = await client.conversations.replies({ channel: stage.channel.id, ts: ts ?? '' });
    expect(thread.messages?.map(({ text }) => text)).toEqual(['Marked', 'In the thread']);
  });

  test('an app that is sold outside the Marketplace reads 15 messages once a minute', async () => {
    let clock = 0;
    await start({ historyMode: 'commercial', ratesAt: () => clock });
    for (let count = 0; count < 20; count += 1) await post(`No ${count}`);
    const read = () => client.conversations.history({ channel: stage.channel.id, limit: 100 });
    expect((await read()).messages).toHaveLength(15);
    await expect(read()).rejects.toMatchObject({ retryAfter: 60 });
    clock += 60_000;
    expect((await read()).has_more).toBe(true);
  });
});

describe('limits and faults', () => {
  test('a message a second in each channel, and each method by its tier', async () => {
    let clock = 0;
    await start({ rateLimits: 'on', ratesAt: () => clock });
    const other = stage.team.addChannel({ name: 'other' });
    await post('one');
    await expect(post('two')).rejects.toMatchObject({ retryAfter: 1 });
    await post('elsewhere', { channel: other.id });
    clock += 1000;
    await post('two');
    for (let count = 0; count < 20; count += 1) await client.users.list({});
    await expect(client.users.list({})).rejects.toMatchObject({ retryAfter: 60 });
    expect(stage.fake.ledger.posts(stage.channel)).toHaveLength(2);
  });

  test('a text is cut at 40,000 signs', async () => {
    await start();
    await post('x'.repeat(40_001));
    expect(stage.fake.ledger.posts(stage.channel)[0]?.text).toHaveLength(40_000);
  });

  test.each([
    ['reset-after-store', 1],
    ['500-after-store', 1],
    ['cut-body', 1],
    ['reset', 0],
    ['500', 0],
    ['503', 0],
    ['429', 0],
  ] as [FaultKind, number][])('%s: the call fails and %i is stored', async (kind, stored) => {
    await start();
    stage.fake.faults.next('chat.postMessage', kind);
    await expect(post('Once')).rejects.toThrow();
    expect(stage.fake.ledger.posts(stage.channel)).toHaveLength(stored);
    expect(stage.fake.ledger.requestsTo('chat.postMessage')).toHaveLength(1);
    await post('Again');
  });
});
