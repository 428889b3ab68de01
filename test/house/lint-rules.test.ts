import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plantHouse, type PlantedHouse } from './planted-house.js';

interface FileResult {
  filePath: string;
  messages: { ruleId: string | null; message: string }[];
}

function repeat(times: number, line: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => line(index)).join('\n');
}

function longTest(lines: number): string {
  return `import { test } from '@jest/globals';\ntest.each([1])('x %s', () => {\n${repeat(lines - 2, () => '//')}\n});`;
}

const deep = 'export function nest(a: boolean): number {\n if (a) { for (;;) { while (a) { if (a) { return 1; } } } }\n return 2;\n}';
const many = `export function choose(a: number): number {\n${repeat(8, (index) => `if (a === ${index}) return ${index};`)}\nreturn 9;\n}`;
const union = "export function say(a: 'x' | 'y'): number {\n switch (a) {\n case 'x': return 1;\n }\n return 2;\n}";
const database = 'declare const client: { channels: { cache: Map<string, string> }; guild: { channels: { cache: Map<string, string> } } };\n';

/** Rule, file, and the text in it that breaks the rule. */
const planted: [rule: string, file: string, text: string][] = [
  ['max-lines', 'src/core/long.ts', repeat(201, (index) => `export const a${index} = 1;`)],
  ['max-lines-per-function', 'src/core/long-function.ts', `export function run(): void {\n${repeat(39, () => '//')}\n}`],
  ['complexity', 'src/core/many-ways.ts', many],
  ['max-depth', 'src/core/deep.ts', deep],
  ['@typescript-eslint/max-params', 'src/core/params.ts', 'export const f = (a: number, b: number, c: number, d: number, e: number): number => a + b + c + d + e;'],
  ['@typescript-eslint/switch-exhaustiveness-check', 'src/core/switch.ts', union],
  ['@typescript-eslint/no-floating-promises', 'src/jobs/floating.ts', 'declare function post(): Promise<void>;\nexport function run(): void { post(); }'],
  ['@typescript-eslint/no-explicit-any', 'src/jobs/loose.ts', 'export const a = (b: any): unknown => b;'],
  ['@typescript-eslint/no-import-type-side-effects', 'src/jobs/loaded.ts', "import { type A } from './fine.js';\nexport type B = A;"],
  ['no-console', 'src/jobs/talk.ts', "console.log('x');"],
  ['no-restricted-syntax', 'src/jobs/default.ts', 'export default 1;'],
  ['no-restricted-syntax', 'src/jobs/default-again.ts', 'const a = 1;\nexport { a as default };'],
  ['no-restricted-syntax', 'src/jobs/new-date.ts', 'export const a = new Date();'],
  ['no-restricted-syntax', 'src/jobs/date-now.ts', 'export const a = Date.now();'],
  ['no-restricted-syntax', 'src/core/performance.ts', 'export const a = performance.now();'],
  ['no-restricted-syntax', 'src/core/temporal-now.ts', "import { Temporal } from 'temporal-polyfill';\nexport const a = Temporal.Now.instant();"],
  ['no-restricted-syntax', 'src/core/chance.ts', 'export const a = Math.random();'],
  ['no-restricted-globals', 'src/jobs/timer.ts', 'setTimeout(() => undefined, 1);'],
  ['no-restricted-globals', 'src/adapters/discord/interval.ts', 'export const wait = setInterval;'],
  ['no-restricted-syntax', 'src/adapters/discord/global-timer.ts', 'globalThis.setImmediate(() => undefined);'],
  ['no-restricted-imports', 'src/adapters/discord/timer-import.ts', "import { setTimeout as sleep } from 'node:timers/promises';\nexport const wait = sleep;"],
  ['no-restricted-syntax', 'src/main.ts', 'export const a = process.env.HOST;'],
  ['no-restricted-syntax', 'src/adapters/node/environment.ts', "export const a = process['env'];"],
  ['no-restricted-imports', 'src/adapters/node/environment-import.ts', "import { env } from 'node:process';\nexport const a = env.HOST;"],
  ['no-restricted-syntax', 'src/core/waiting.ts', 'export async function run(): Promise<void> { await Promise.resolve(); }'],
  ['no-restricted-syntax', 'src/words/waiting.ts', 'export const run = async (): Promise<number> => Promise.resolve(1);'],
  ['no-restricted-syntax', 'src/cards/waiting.ts', 'export const a = new Promise<void>((done) => { done(); });'],
  ['no-restricted-syntax', 'src/charts/waiting.ts', 'export const a = Promise.all([]);'],
  ['no-restricted-syntax', 'src/jobs/sql.ts', 'export const a = (id: number): string => `DELETE FROM goal WHERE id = ${id}`;'],
  ['no-restricted-syntax', 'src/cards/sql.ts', "export const a = 'select id from goal where id = 1';"],
  ['no-restricted-syntax', 'src/adapters/discord/look-up.ts', `${database}export const a = client.channels.cache.get('1');`],
  ['house/file-name', 'src/core/camelCase.ts', 'export const a = 1;'],
  ['house/file-name', 'src/core/utils.ts', 'export const a = 1;'],
  ['house/file-name', 'src/core/manager.ts', 'export const a = 1;'],
  ['house/test-length', 'test/long.test.ts', longTest(81)],
];

/** What the rules must leave alone. */
const allowed: Record<string, string> = {
  'src/core/just-short-enough.ts': repeat(200, (index) => `export const a${index} = 1;`),
  'src/core/parsed-date.ts': "export const a = new Date('2026-01-01');",
  'src/jobs/fine.ts': "export type A = 1;\nexport const pick = 'Select a day from the list';",
  'src/jobs/waiting.ts': 'export async function run(post: () => Promise<void>): Promise<void> { await post(); }',
  'src/words/catalogue.ts': `${repeat(201, (index) => `export const a${index} = 1;`)}\nexport const a = 'select one from these';`,
  'src/adapters/postgres/schema.ts': repeat(201, (index) => `export const a${index} = 1;`),
  'src/adapters/postgres/store.ts': "export const a = 'DELETE FROM goal';",
  'src/adapters/node/clock.ts': "import { setTimeout as sleep } from 'node:timers/promises';\nexport const wait = [sleep, setInterval];\nexport const now = Date.now();",
  'src/adapters/discord/guild.ts': `${database}export const a = client.guild.channels.cache.get('1');`,
  'src/adapters/web/page/main.ts': 'setTimeout(() => undefined, Date.now());',
  'src/config.ts': 'export const a = process.env.HOST;',
  'test/short.test.ts': longTest(80),
  'test/fake.ts': 'export const a: any = 1;\nexport const b = a.c.d as string;\nexport const now = Date.now();',
};

let house: PlantedHouse;
const found = new Map<string, string[]>();

beforeAll(async () => {
  const files = { ...allowed, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])) };
  house = await plantHouse(files, ['eslint.config.js', 'eslint-rules.js', 'src/adapters/web/page/tsconfig.json']);
  const results = JSON.parse(await house.run('eslint/bin/eslint.js', '--format', 'json', '.')) as FileResult[];
  for (const result of results) {
    found.set(result.filePath.replace(`${house.folder}/`, ''), result.messages.map((each) => each.ruleId ?? each.message));
  }
});

afterAll(() => house.remove());

describe('lint rules', () => {
  test.each(planted)('%s is found in %s', (rule, file) => {
    expect(found.get(file)).toContain(rule);
  });

  test.each(Object.keys(allowed))('nothing is found in %s', (file) => {
    expect(found.get(file)).toEqual([]);
  });
});
