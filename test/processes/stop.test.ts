import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStore } from '../../src/adapters/postgres/open-store.js';
import type { Delivery } from '../../src/core/delivery/delivery.js';
import type { Store } from '../../src/ports/store.js';
import { makeGoal } from '../cards/sample.js';
import { buildBot, type BuiltBot } from '../evidence/build-bot.js';
import { startFakeDiscord, type FakeDiscord, type FakeGuild } from '../fakes/discord/fake-discord.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Chance } from '../simulation/chance.js';
import { silent } from '../contracts/store/open-test-store.js';

const ROUNDS = process.env.FULL === '1' ? 200 : 6;
const SEED = Number(process.env.SEED ?? 1);
const POSTS = 30;
const POST = 'POST /channels/{channel_id}/messages';
const LONGEST_STOP = 10_000;
const LONGEST_DRAIN = 400_000;

let bot: BuiltBot;
let fake: FakeDiscord;
let guild: FakeGuild;
let database: TestDatabase;
let numbers = 0;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  bot = await buildBot();
  fake = await startFakeDiscord({ rateLimits: 'off' });
  guild = fake.addGuild({ name: 'Lighthouse' });
  database = await openTestDatabase();
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await fake.stop();
  await bot.dispose();
  await database.dispose();
});

/** The embedded engine belongs to one process at a time: the test looks in while none runs. */
async function inside<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const { target } = database;
  const store = await openStore({ ...(target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' }), log: silent });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Launches of goals with a number each, due one after the other over the next three seconds. */
async function addPosts(store: Store, channels: readonly string[]): Promise<void> {
  const now = Date.now();
  const { community, home } = await store.queue.joinHome('discord', guild.id, 'Lighthouse', now);
  await store.of(community).together(async (own) => {
    for (let each = 0; each < POSTS; each += 1) {
      numbers += 1;
      const target = channels[numbers % channels.length] ?? '';
      const { id: _, number: _number, ...goal } = makeGoal({ home: home.id, channel: target, steward: null, title: `Light lamp ${String(numbers)}.`, openedAt: now, lastMovedAt: now, due: '2999-12-31' });
      const { id } = await own.addGoal(goal);
      await own.addDelivery({ home: home.id, target, toPerson: false, kind: 'launch', subject: { goal: id }, once: `launch:${id}`, due: now + each * 100 });
    }
  });
}

async function readPosts(store: Store): Promise<readonly Delivery[]> {
  const address = await store.queue.homeAt('discord', guild.id);
  return store.of(address?.community ?? '').deliveries('launch', numbers);
}

function start(): ChildProcess {
  const { target } = database;
  const where = target.engine === 'embedded' ? { GUIDON_DATA: target.folder } : { DATABASE_URL: target.url };
  const env = { PATH: process.env.PATH ?? '', DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl, PORT: '0', LOG_LEVEL: 'error', ...where };
  const child = spawn(process.execPath, [bot.program], { cwd: bot.folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** How it ended and how long after it was asked to. */
async function stop(child: ChildProcess): Promise<{ readonly code: number | null; readonly signal: string | null; readonly took: number }> {
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  const asked = performance.now();
  child.kill('SIGTERM');
  const [code, signal] = await Promise.race([ended, sleep(LONGEST_STOP * 2, undefined, { ref: false }).then(() => [null, 'never'] as const)]);
  return { code, signal, took: performance.now() - asked };
}

function seenOf(number: number): number {
  const mark = `Light lamp ${String(number)}.`;
  return fake.ledger.requestsTo(POST).filter(({ body, response }) => JSON.stringify(body).includes(mark) && typeof (response as { id?: unknown } | null)?.id === 'string').map(({ response }) => (response as { id: string }).id).filter((id, at, all) => all.indexOf(id) === at).length;
}

test(`stopped at ${String(ROUNDS)} random moments, it goes within ten seconds, holds nothing, and loses and doubles nothing (seed ${String(SEED)})`, async () => {
  const chance = new Chance(SEED);
  const channels = Array.from({ length: 5 }, (_, index) => guild.addChannel({ name: `work-${String(index)}` }).id);
  const stops: { readonly code: number | null; readonly signal: string | null; readonly took: number }[] = [];
  let halfDone = 0;
  await inside((store) => addPosts(store, channels));
  for (let round = 0; round < ROUNDS; round += 1) {
    // Some calls hang for longer than a stop may take, some of them after they arrived.
    for (const kind of ['no-answer', 'no-answer-after-store', 'reset-after-store'] as const) if (chance.happens(0.5)) fake.faults.next(POST, kind, 2);
    const child = start();
    // Every third while it starts, the others while it posts.
    await sleep(chance.happens(0.34) ? chance.between(0, 1_500) : chance.between(1_500, 6_000));
    stops.push(await stop(child));
    fake.faults.clear();
    const posts = await inside(async (store) => {
      const kept = await readPosts(store);
      if (round + 1 < ROUNDS) await addPosts(store, channels);
      return kept;
    });
    const held = posts.filter(({ worker, lease, state }) => worker !== null || lease !== null || state === 'claimed' || state === 'sending');
    if (posts.some(({ state }) => state === 'sent') && posts.some(({ state }) => state !== 'sent')) halfDone += 1;
    expect({ round, held: held.map(({ state, worker }) => [state, worker]) }).toEqual({ round, held: [] });
  }
  expect(stops.filter(({ took }) => took > LONGEST_STOP)).toEqual([]);
  // Before the program itself runs a signal ends it as it ends any.
  expect(stops.filter(({ code, signal }) => code !== 0 && signal !== 'SIGTERM')).toEqual([]);
  expect(halfDone).toBeGreaterThan(0);
  const last = start();
  const until = performance.now() + LONGEST_DRAIN;
  const missing = (): number[] => Array.from({ length: numbers }, (_, index) => index + 1).filter((number) => seenOf(number) === 0);
  while (missing().length > 0 && performance.now() < until) await sleep(500);
  // What is in doubt is looked for, which takes longer than a minute: a second copy would come then.
  await sleep(5_000);
  expect(await stop(last)).toMatchObject({ code: 0 });
  expect(missing()).toEqual([]);
  expect(Array.from({ length: numbers }, (_, index) => seenOf(index + 1)).filter((copies) => copies !== 1)).toEqual([]);
}, LONGEST_DRAIN + ROUNDS * 60_000);

test('a second signal ends it at once', async () => {
  await inside((store) => addPosts(store, [guild.addChannel({ name: 'hanging' }).id]));
  fake.faults.next(POST, 'no-answer', Infinity);
  const before = fake.ledger.requestsTo(POST).length;
  const child = start();
  while (fake.ledger.requestsTo(POST).length === before && child.exitCode === null) await sleep(50);
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  child.kill('SIGTERM');
  await sleep(300);
  child.kill('SIGTERM');
  expect(await ended).toEqual([1, null]);
  fake.faults.clear();
});
