import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { plantHouse, type PlantedHouse } from './planted-house.js';

interface Violation {
  from: string;
  rule: { name: string };
}

/** Rule, file, and the text in it that breaks the rule. */
const planted: [rule: string, file: string, text: string][] = [
  ['core-knows-only-itself', 'src/core/fs.ts', "import 'node:fs';"],
  ['core-knows-only-itself', 'src/core/card-type.ts', "import type { Card } from '../cards/card.js'; export type A = Card;"],
  ['core-knows-only-itself', 'src/core/port-type.ts', "import type { Chat } from '../ports/chat.js'; export type A = Chat;"],
  ['words-know-only-messages', 'src/words/knowing.ts', "import '../core/goal.js';"],
  ['words-know-only-messages', 'src/words/zod.ts', "import 'zod';"],
  ['cards-say-what-core-knows', 'src/cards/port.ts', "import type { Chat } from '../ports/chat.js'; export type A = Chat;"],
  ['charts-draw-what-core-knows', 'src/charts/card.ts', "import '../cards/card.js';"],
  ['ports-name-only-our-things', 'src/ports/words.ts', "import '../words/say.js';"],
  ['ports-name-only-our-things', 'src/ports/other-card.ts', "import type { A } from '../cards/port.js'; export type B = A;"],
  ['ports-are-interfaces', 'src/ports/rule.ts', "import '../core/goal.js';"],
  ['ways-to-begin-do-not-know-adapters', 'src/commands/asking.ts', "import '../adapters/node/clock.js';"],
  ['ways-to-begin-do-not-know-adapters', 'src/buttons/asking.ts', "import '../commands/goal.js';"],
  ['ways-to-begin-do-not-know-adapters', 'src/events/asking.ts', "import 'node:fs';"],
  ['ways-to-begin-do-not-know-adapters', 'src/jobs/asking.ts', "import type { z } from 'zod'; export type A = z.ZodType;"],
  ['use-cases-are-shared-verbs', 'src/use-cases/asking.ts', "import '../commands/goal.js';"],
  ['adapters-are-strangers', 'src/adapters/discord/sibling.ts', "import '../node/clock.js';"],
  ['adapters-are-strangers', 'src/adapters/discord/command.ts', "import type { A } from '../../commands/goal.js'; export type B = A;"],
  ['adapters-are-strangers', 'src/adapters/discord/config.ts', "import '../../config.js';"],
  ['adapters-do-not-think', 'src/adapters/web/rule.ts', "import '../../core/goal.js';"],
  ['page-runs-in-a-browser', 'src/adapters/web/page/server.ts', "import 'node:fs';"],
  ['page-shares-only-shapes', 'src/adapters/web/page/other-side.ts', "import '../server.js';"],
  ['front-desk-leads-to-the-doors', 'src/front-desk.ts', "import './adapters/node/clock.js';"],
  ['config-reads-only-the-environment', 'src/config.ts', "import './commands/goal.js';"],
  ['main-joins-only-our-things', 'src/cli/drama.ts', "import 'zod';"],
  ['main-joins-only-our-things', 'src/guidon.ts', "import 'pg';"],
  ['discord-stays-in-its-adapter', 'src/adapters/web/discord.ts', "import type { Client } from 'discord.js'; export type A = Client;"],
  ['slack-stays-in-its-adapter', 'src/adapters/web/slack.ts', "import '@slack/bolt';"],
  ['database-stays-in-its-adapter', 'src/adapters/web/database.ts', "import 'pg';"],
  ['database-stays-in-its-adapter', 'src/adapters/web/drizzle.ts', "import 'drizzle-orm/pglite';"],
  ['database-stays-in-its-adapter', 'src/adapters/web/engine.ts', "import '@electric-sql/pglite';"],
  ['drawing-stays-in-its-adapter', 'src/adapters/web/drawing.ts', "import '@resvg/resvg-js';"],
  ['page-building-stays-in-the-web', 'src/adapters/discord/page.ts', "import 'lit';"],
  ['ticking-stays-in-its-adapter', 'src/adapters/web/ticking.ts', "import 'node-cron';"],
  ['pino-stays-in-the-log', 'src/adapters/web/log.ts', "import 'pino';"],
  ['zips-stay-in-their-adapter', 'src/adapters/web/zip.ts', "import 'yauzl';"],
  ['zod-stays-at-the-doors', 'src/log.ts', "import 'zod';"],
  ['zones-stay-in-core', 'src/adapters/web/zone.ts', "import 'temporal-polyfill';"],
  ['messages-stay-in-words', 'src/adapters/web/message.ts', "import 'intl-messageformat';"],
  ['timers-stay-in-the-clock', 'src/adapters/web/timer.ts', "import 'node:timers/promises';"],
  ['no-circles', 'src/core/circle-back.ts', "import type { A } from './circle.js'; export type B = A;"],
  ['no-orphans', 'src/core/orphan.ts', 'export const orphan = 1;'],
  ['known-folders-only', 'src/core/stray.ts', "import '../utils/text.js';"],
  ['nothing-missing', 'src/core/missing.ts', "import './nowhere.js';"],
  ['only-what-is-shipped', 'src/adapters/web/tool.ts', "import 'fast-check';"],
  ['nothing-from-tests', 'src/core/test.ts', "import '../../test/fake.js';"],
];

/** What the rules must leave alone. */
const allowed: Record<string, string> = {
  'src/core/goal.ts': "import 'temporal-polyfill'; export type A = 1;",
  'src/core/goal-user.ts': "import './goal.js';",
  'src/words/say.ts': "import 'intl-messageformat';",
  'src/cards/card.ts': "import '../core/goal.js'; import '../words/say.js'; export type Card = 1;",
  'src/charts/pace.ts': "import '../core/goal.js'; import '../words/say.js';",
  'src/ports/chat.ts': "import type { A } from '../core/goal.js'; import type { Card } from '../cards/card.js'; export type Chat = A | Card;",
  'src/commands/goal.ts': "import '../core/goal.js'; import '../cards/card.js'; import '../charts/pace.js'; import '../ports/chat.js'; import '../use-cases/report.js'; export type A = 1;",
  'src/use-cases/report.ts': "import '../core/goal.js'; import '../ports/chat.js';",
  'src/adapters/discord/client.ts': "import 'discord.js'; import '../../ports/chat.js'; import '../../cards/card.js'; import '../../words/say.js'; import type { A } from '../../core/goal.js'; export type B = A;",
  'src/adapters/postgres/store.ts': "import 'pg'; import 'drizzle-orm/node-postgres'; import '@electric-sql/pglite'; import 'node:path';",
  'src/adapters/node/clock.ts': "import 'node-cron'; import 'node:timers/promises';",
  'src/adapters/web/server.ts': "import 'node:http'; import 'zod'; import 'esbuild'; export type A = 1;",
  'src/adapters/pictures/draw-worker.ts': "import 'node:worker_threads';",
  'src/adapters/web/page/main.ts': "import './button.js'; import '../../../words/say.js';",
  'src/adapters/web/page/button.ts': "import 'lit'; import 'lit/decorators.js'; import type { A } from '../server.js'; export type B = A;",
  'src/cli/manifest.ts': "import '../adapters/discord/client.js'; import 'node:fs';",
};

const supports: Record<string, string> = {
  'src/core/circle.ts': "import type { B } from './circle-back.js'; export type A = B;",
  'src/utils/text.ts': 'export const text = 1;',
  'test/fake.ts': 'export const fake = 1;',
};

function joinAll(): string {
  const files = [...planted.map(([, file]) => file), ...Object.keys(allowed)];
  const reached = files.filter((file) => !/orphan|worker|page\/main|src\/cli/.test(file));
  return reached.map((file) => `import '${file.replace('src/', './').replace('.ts', '.js')}';`).join('\n');
}

let house: PlantedHouse;
let rules: string[];
let violations: Violation[];

beforeAll(async () => {
  const files = { ...supports, ...allowed, ...Object.fromEntries(planted.map(([, file, text]) => [file, text])), 'src/main.ts': joinAll() };
  house = await plantHouse(files, ['.dependency-cruiser.js']);
  const { summary } = JSON.parse(await house.run('dependency-cruiser/bin/dependency-cruise.mjs', 'src', '--output-type', 'json'));
  violations = summary.violations;
  rules = summary.ruleSetUsed.forbidden.map((rule: { name: string }) => rule.name);
});

afterAll(() => house.remove());

describe('import rules', () => {
  test.each(planted)('%s finds %s', (rule, file) => {
    const found = violations.filter((violation) => violation.rule.name === rule).map((violation) => violation.from);
    expect(found).toContain(file);
  });

  test.each(Object.keys(allowed))('nothing is found in %s', (file) => {
    expect(violations.filter((violation) => violation.from === file)).toEqual([]);
  });

  test('every rule has a planted violation', () => {
    expect(new Set(planted.map(([rule]) => rule))).toEqual(new Set(rules));
  });
});
