import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidon-drama-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly lines: readonly any[];
  readonly said: string;
}

function drama(...words: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'src/cli/drama.ts', ...words], (error, out, said) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, lines: out.split('\n').filter(Boolean).map((line) => JSON.parse(line)), said });
    });
  });
}

async function keep(name: string, lines: readonly unknown[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

const HEATED = [
  'You always do this. You decided about our garden alone and told nobody, and now you act as if we were the problem.',
  'Stop lying about me. I told everyone twice, you just never read anything and then you attack people.',
  'That is not true and you know it. You are the reason people leave this community, nobody trusts you anymore.',
  'How dare you talk to her like that? You should be ashamed of the way you treat volunteers here.',
  'Then ban me. I am done with you people, you are a bunch of hypocrites and this place is toxic because of you.',
];
const CALM = ['The tomatoes by the south wall are ripe, take some.', 'Thanks, the new hose works well.', 'I can water the beds on Thursday evening.', 'Here is the list of seeds for the spring order.', 'Nice, see you on Saturday at ten.'];
/** Two sentences of them, another pair each time, for what is repeated looks like spam. */
const pick = (texts: readonly string[], place: number) => `${texts[place % 5]} ${texts[Math.floor(place / 5) % 5]}`;
const stretch = (id: string, texts: readonly string[]) => ({ id, messages: Array.from({ length: 20 }, (_, place) => ({ author: `p${place % 6}`, ts: 1_700_000_000 + place * 40, text: pick(texts, place) })) });

describe('score', () => {
  test('writes one line a conversation, the heated one above the calm one, and names what is broken', async () => {
    const path = await keep('score.jsonl', [stretch('heated', HEATED), 'broken', stretch('calm', CALM)]);
    const { code, lines, said } = await drama('score', path);
    expect(code).toBe(0);
    expect(lines.map(({ id, drama }) => [id, drama])).toEqual([['heated', true], ['calm', false]]);
    expect(lines[0].heat).toBeGreaterThan(lines[1].heat);
    expect(Object.keys(lines[0])).toEqual(['id', 'heat', 'drama', 'kind', 'reasons']);
    expect(lines[0].reasons).toContain('how people wrote to each other');
    expect(said).toContain('2 conversations read, 1 of them hot');
    expect(said).toContain('1 × is not JSON: line 2');
  });

  test('without text both look the same', async () => {
    const path = await keep('score.jsonl', [stretch('heated', HEATED), stretch('calm', CALM)]);
    const { lines, said } = await drama('score', path, '--no-text', '--json');
    expect(lines[0].heat).toBe(lines[1].heat);
    expect(JSON.parse(said)).toEqual({ summary: { conversations: 2, drama: 0, kinds: {}, withoutText: 2, troubles: [] } });
  });
});

describe('replay', () => {
  const day = (at: number, texts: readonly string[]) => Array.from({ length: 60 }, (_, place) => ({ channel: 'garden', author: `p${place % 6}`, ts: at + place * 40, text: pick(texts, place) }));
  const START = 1_700_000_000;
  const past = [0, 1, 2, 3, 20].flatMap((each) => day(START + each * 86_400, each < 3 ? HEATED : CALM));

  test('three heated days are flagged with text, and with a goal they are not', async () => {
    const path = await keep('past.jsonl', past);
    const { lines, said } = await drama('replay', path);
    const events = lines.map(({ event }) => event);
    expect(events.filter((event) => event.startsWith('flag'))).toEqual(['flag-opened', 'flag-closed']);
    expect(Object.keys(lines[0])).toEqual(['channel', 'at', 'event', 'heat', 'reasons']);
    expect(lines.every(({ at }, place) => Number.isInteger(at) && at >= (lines[place - 1]?.at ?? START))).toBe(true);
    expect(said).toContain('1 flags would have been raised');
    const goals = await keep('goals.jsonl', [{ channel: 'garden', from: START - 86_400, to: START + 30 * 86_400 }]);
    expect((await drama('replay', path, '--goals', goals)).lines.filter(({ event }) => event.startsWith('flag'))).toEqual([]);
  });

  test('without text the summary says what live would have been needed', async () => {
    const { code, lines, said } = await drama('replay', await keep('past.jsonl', past), '--no-text');
    expect([code, lines]).toEqual([0, []]);
    expect(said).toContain('a member, a manager or moderation would have had to say so too');
  });
});

test.each([[[]], [['score']], [['guess', 'x']], [['score', 'not-there.jsonl']], [['replay', 'not-there']], [['replay', 'x', '--goals']], [['score', 'a', '--wrong']]])('%j is refused with a sentence', async (words) => {
  const { code, lines, said } = await drama(...words);
  expect([code, lines]).toEqual([1, []]);
  expect(said).toMatch(/^(Write: npm|There is no file|ENOENT)/);
});
