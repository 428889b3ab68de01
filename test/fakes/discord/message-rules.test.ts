import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { RateLimitError } from 'discord.js';
import type { JsonObject } from './json.js';
import { bot, button, channel, edit, endStage, fake, post, reconnect, refusalOf, row, select, setStage, stage } from './stage.js';

beforeEach(async () => {
  await setStage();
});

afterEach(endStage);

const HOUR = 3_600_000;

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
    stage.now += 119_000;
    expect(await post(body)).toMatchObject({ id: first['id'] });
    stage.now += 2000;
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
    stage.now += HOUR + 1;
    for (let count = 0; count < 30; count += 1) await edit(id, { content: `board ${String(count)}` });
    await expect(edit(id, { content: 'once more' })).rejects.toBeInstanceOf(RateLimitError);
    expect(fake.ledger.requests.at(-1)).toMatchObject({ status: 429, response: { code: 30046, retry_after: 3600 } });
    stage.now += HOUR + 1;
    await reconnect();
    expect(await refusalOf(edit(id, { content: 'later' }))).toBe('accepted');
    expect(fake.ledger.messages(channel)[0]).toMatchObject({ text: 'later', editedAt: stage.now });
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
