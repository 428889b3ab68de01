import { Buffer } from 'node:buffer';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConversationLines, readGoalLines } from '../../../src/adapters/archive/json-lines.js';
import { openArchive } from '../../../src/adapters/archive/open-archive.js';
import type { ArchivedMessage, Found } from '../../../src/core/heat/archived.js';
import { zipOf } from './zip-of.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidon-archive-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function keep(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function readAll<Thing>(found: AsyncIterable<Found<Thing>>): Promise<{ things: Thing[]; troubles: string[] }> {
  const [things, troubles]: [Thing[], string[]] = [[], []];
  for await (const each of found) {
    if (each.is === 'found') things.push(each.thing);
    else troubles.push(`${each.trouble.where} ${each.trouble.what}`);
  }
  return { things, troubles };
}

async function open(path: string) {
  const archive = await openArchive(path);
  return { kind: archive.kind, ...(await readAll<ArchivedMessage>(archive.messages)) };
}

const line = (more: object = {}) => JSON.stringify({ channel: 'garden', author: 'ana', ts: 1_700_000_000, text: 'Grüße', ...more });

describe('JSON lines', () => {
  test('are read in the order of time, whatever their order', async () => {
    const path = await keep('shuffled.jsonl', [30, 10, 20].map((second) => line({ ts: 1_700_000_000 + second })).join('\n'));
    const { kind, things, troubles } = await open(path);
    expect({ kind, troubles, seconds: things.map(({ at }) => at / 1000 - 1_700_000_000) }).toEqual({ kind: 'json-lines', troubles: [], seconds: [10, 20, 30] });
  });

  test('times may be seconds, milliseconds, strings or ISO 8601', async () => {
    const path = await keep('times.jsonl', [1_700_000_000, '1700000000.25', 1_700_000_000_500, '2023-11-14T22:13:21+00:00'].map((ts) => line({ ts })).join('\n'));
    expect((await open(path)).things.map(({ at }) => at - 1_700_000_000_000)).toEqual([0, 250, 500, 1000]);
  });

  test('what is broken is counted and named, everything else is read', async () => {
    const lines = [line(), '{"channel":"garden"', '[1]', line({ author: undefined }), line({ ts: 'soon' }), line({ channel: null }), '', 'null', line({ text: 7 })];
    const { things, troubles } = await open(await keep('broken.jsonl', lines.join('\r\n')));
    expect(things.map(({ text }) => text)).toEqual(['Grüße', null]);
    expect(troubles).toEqual(['line 2 is not JSON', 'line 3 is not an object', 'line 4 names no author', 'line 5 has no time', 'line 6 names no channel', 'line 8 is not an object']);
  });

  test.each<[string, Uint8Array, string[]]>([
    ['UTF-8 with a mark', Buffer.from(`\u{FEFF}${line()}\n`), []],
    ['UTF-16 little end first', Buffer.from(`\u{FEFF}${line()}\n`, 'utf16le'), []],
    ['UTF-16 without a mark', Buffer.from(`${line()}\n`, 'utf16le'), []],
    ['UTF-16 big end first', Buffer.from(`\u{FEFF}${line()}\n`, 'utf16le').swap16(), []],
    ['Latin 1', Buffer.from(`${line()}\n`, 'latin1'), ['line 1 is not UTF-8 and was read as Windows-1252']],
  ])('%s', async (name, bytes, troubles) => {
    const read = await open(await keep(`${name}.jsonl`, bytes));
    expect({ texts: read.things.map(({ text }) => text), troubles: read.troubles }).toEqual({ texts: ['Grüße'], troubles });
  });

  test('an empty file holds nothing', async () => {
    expect(await open(await keep('empty.jsonl', ''))).toEqual({ kind: 'json-lines', things: [], troubles: [] });
  });

  test('lines longer than a piece of reading arrive whole', async () => {
    const long = 'ä'.repeat(400_000);
    const { things } = await open(await keep('long.jsonl', `${line({ text: long })}\n${line({ ts: 1_700_000_001 })}`));
    expect(things.map(({ text }) => text?.length)).toEqual([400_000, 5]);
  });

  test('conversations and goals', async () => {
    const said = { author: 'ana', ts: 5 };
    const path = await keep('score.jsonl', [{ id: 'a', messages: [said, { ts: 4 }, { author: 'ben', ts: 3 }] }, { messages: [] }, { id: 'b' }].map((each) => JSON.stringify(each)).join('\n'));
    const { things, troubles } = await readAll(readConversationLines(path));
    expect(things.map(({ id, messages }) => [id, messages.map(({ author }) => author)])).toEqual([['a', ['ben', 'ana']], ['line 2', []]]);
    expect(troubles).toEqual(['line 1 has a message (number 2) that names no author', 'line 3 has no messages']);
    const goals = await keep('goals.jsonl', '{"channel":"garden","from":1700000000,"to":1700000100}\n{"channel":"garden","from":1700000200}\n{"from":1}');
    expect(await readAll(readGoalLines(goals))).toEqual({ things: [{ channel: 'garden', from: 1_700_000_000_000, to: 1_700_000_100_000 }, { channel: 'garden', from: 1_700_000_200_000, to: null }], troubles: ['line 3 names no channel'] });
  });
});

const slackDay = [
  { type: 'message', user: 'U1', text: 'Shall we paint the fence?', ts: '1700000000.000100' },
  { type: 'message', user: 'U2', text: 'Yes', ts: '1700000060.000100', thread_ts: '1700000000.000100' },
  { type: 'message', subtype: 'channel_join', user: 'U2', text: 'joined', ts: '1700000070.000100' },
  { type: 'message', subtype: 'bot_message', bot_id: 'B1', text: 'beep', ts: '1700000080.000100' },
  { type: 'message', text: 'nobody', ts: '1700000090.000100' },
  { type: 'message', user: 'U9', text: 'I am new', ts: '1700000100.000100' },
];
const slackFiles = { 'users.json': [{ id: 'U1' }, { id: 'U2' }], 'channels.json': [{ id: 'C1', name: 'garden' }], 'garden/2023-11-14.json': slackDay, 'garden/2023-11-15.json': 'not json', 'empty/2023-11-14.json': [] };
const slackRead = {
  kind: 'slack-export',
  people: ['U1', 'U2', 'U9'],
  answers: [null, '1700000000.000100', null],
  troubles: ['garden/2023-11-14.json, message 5 names no author', 'garden/2023-11-14.json, message 6 has an author who is not in users.json', 'garden/2023-11-15.json is no list in JSON'],
};
const asText = (content: unknown) => (typeof content === 'string' ? content : JSON.stringify(content));

describe('a Slack export', () => {
  const sumUp = ({ kind, things, troubles }: Awaited<ReturnType<typeof open>>) => ({ kind, people: things.map(({ author }) => author), answers: things.map(({ answers }) => answers), troubles });

  test('as a folder', async () => {
    for (const [name, content] of Object.entries(slackFiles)) await keep(`slack/${name}`, asText(content));
    expect(sumUp(await open(join(folder, 'slack')))).toEqual(slackRead);
  });

  test.each(['', 'our export/'])('as a zip, its files under "%s"', async (under) => {
    const entries = Object.entries(slackFiles).map(([name, content]) => ({ name: `${under}${name}`, bytes: Buffer.from(asText(content)) }));
    const read = sumUp(await open(await keep('slack.zip', zipOf(entries, deflateRawSync))));
    expect(read).toEqual({ ...slackRead, troubles: slackRead.troubles.map((trouble) => `${under}${trouble}`) });
  });

  test('without a list of users it is read and said', async () => {
    const { users, ...rest } = { users: null, 'garden/2023-11-14.json': slackDay };
    expect(users).toBeNull();
    for (const [name, content] of Object.entries(rest)) await keep(`bare/${name}`, asText(content));
    const { things, troubles } = await open(join(folder, 'bare'));
    expect([things.length, troubles]).toEqual([3, ['users.json is missing or cannot be read', 'garden/2023-11-14.json, message 5 names no author']]);
  });

  test.each<[string, () => Promise<string>, RegExp]>([
    ['a damaged zip', () => keep('damaged.zip', Buffer.from('PK\u0003\u0004 and then nothing')), /damaged zip/],
    ['a zip of something else', () => keep('other.zip', zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }], deflateRawSync)), /no Slack export/],
    ['an empty folder', () => keep('nothing/readme.txt', '').then((path) => join(path, '..')), /neither a Slack export/],
    ['nothing at all', () => Promise.resolve(join(folder, 'not-there')), /no file or folder/],
  ])('%s is refused with a sentence', async (_name, make, sentence) => {
    await expect(openArchive(await make())).rejects.toThrow(sentence);
  });
});

describe('DiscordChatExporter', () => {
  const said = (id: number, more: object = {}) => ({ id: String(id), type: 'Default', timestamp: `2023-11-14T22:13:${10 + id}.5+00:00`, content: `"messages": [{ \\ } ${id}`, author: { id: `A${id}`, name: 'ana', isBot: false }, ...more });
  const written = (messages: readonly object[], name = 'garden') => JSON.stringify({ guild: { id: '1', name: 'Our "messages": [place' }, channel: { id: '2', type: 'GuildTextChat', name }, dateRange: { after: null }, messages, messageCount: messages.length }, null, 2);
  const some = [said(1), said(2, { type: 'Reply', reference: { messageId: '1' } }), said(3, { author: { id: 'B', isBot: true } }), said(4, { type: 'GuildMemberJoin' }), said(5, { author: null }), said(6, { timestamp: '' }), said(7)];

  test('one file', async () => {
    const { kind, things, troubles } = await open(await keep('discord.json', written(some)));
    expect(kind).toBe('discord-export');
    expect(things.map(({ channel, author, answers, text }) => [channel, author, answers, text])).toEqual([
      ['garden', 'A1', null, '"messages": [{ \\ } 1'],
      ['garden', 'A2', '1', '"messages": [{ \\ } 2'],
      ['garden', 'A7', null, '"messages": [{ \\ } 7'],
    ]);
    expect(troubles).toEqual(['discord.json, message 5 names no author', 'discord.json, message 6 has no time']);
  });

  test('on one line, with a mark, and in UTF-16', async () => {
    const text = JSON.stringify(JSON.parse(written(some)));
    for (const [name, bytes] of [['line.json', Buffer.from(`\u{FEFF}${text}`)], ['wide.json', Buffer.from(`\u{FEFF}${text}`, 'utf16le')]] as const) {
      const { kind, things } = await open(await keep(name, bytes));
      expect([kind, things.length]).toEqual(['discord-export', 3]);
    }
  });

  test('a folder of files, and a file that breaks off', async () => {
    await keep('discord/a.json', written([said(1), said(2)], 'garden'));
    await keep('discord/b.json', written([said(3), said(4)], 'kitchen').slice(0, -120));
    await keep('discord/c.json', '{"guild": {}}');
    const { things, troubles } = await open(join(folder, 'discord'));
    expect(things.map(({ channel, author }) => `${channel} ${author}`)).toEqual(['garden A1', 'garden A2', 'kitchen A3']);
    expect(troubles).toEqual(['b.json breaks off before its end', 'c.json has no list of messages']);
  });

  test('messages larger than a piece of reading, and many of them', async () => {
    const { things } = await open(await keep('large.json', written(Array.from({ length: 50 }, (_, place) => said(place % 40, { content: 'é'.repeat(20_000 + place) })))));
    expect(things.map(({ text }) => text?.length).sort()).toEqual(Array.from({ length: 50 }, (_, place) => 20_000 + place));
  });
});
