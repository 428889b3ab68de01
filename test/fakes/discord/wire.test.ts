import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RateLimitError } from 'discord.js';
import { connectBot } from './connect-bot.js';
import type { JsonObject } from './json.js';
import { SAFE, answerRaw, bot, channel, endStage, fake, mira, post, refusalOf, register, setStage, stage } from './stage.js';

beforeEach(async () => {
  await setStage();
});

afterEach(endStage);

describe('the wire', () => {
  test('the sixth message within five seconds is limited', async () => {
    await endStage();
    await setStage({ rateLimits: 'on' });
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
    stage.respond = async (interaction) => {
      seen.push(interaction.id);
      if (seen.length === 1) await answerRaw(interaction, { type: 4, data: { content: 'a', ...SAFE } });
    };
    const other = await connectBot(fake, { onInteraction: (interaction) => stage.respond(interaction) });
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
