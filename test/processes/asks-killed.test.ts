/** Processes that are ended at once between the database and the message: nobody gets two invitations, and nobody who is owed one gets none. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeManifest } from '../../src/adapters/slack/manifest.js';
import { openStore } from '../../src/adapters/postgres/open-store.js';
import type { Store } from '../../src/ports/store.js';
import { makeGoal } from '../cards/sample.js';
import { silent } from '../contracts/store/open-test-store.js';
import { buildBot, type BuiltBot } from '../evidence/build-bot.js';
import { startFakeDiscord } from '../fakes/discord/fake-discord.js';
import { startFakeSlack } from '../fakes/slack/fake-slack.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Chance } from '../simulation/chance.js';

const ROUNDS = process.env.FULL === '1' ? 60 : 1;
/** At the most, until one has met something. */
const MOST_ROUNDS = 8;
const SEED = Number(process.env.SEED ?? 1);
const PLACES = 8;
const LONGEST_START = 30_000;
const LONGEST_DRAIN = 400_000;
const HANGING = ['no-answer', 'no-answer-after-store', 'reset-after-store'] as const;

/** A fake platform as this test needs it. */
interface Stage {
  readonly platform: 'discord' | 'slack';
  readonly key: string;
  readonly channel: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Somebody new whom Guidon has written to before. */
  addPerson(): { readonly key: string; count(): number };
  requests(): number;
  trouble(kind: (typeof HANGING)[number]): void;
  calm(): void;
  stop(): Promise<void>;
}

async function openDiscord(): Promise<Stage> {
  const POST = 'POST /channels/{channel_id}/messages';
  const fake = await startFakeDiscord({ rateLimits: 'off' });
  const guild = fake.addGuild({ name: 'Lighthouse' });
  return {
    platform: 'discord',
    key: guild.id,
    channel: guild.addChannel({ name: 'work' }).id,
    settings: { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.apiUrl },
    addPerson: () => {
      const person = guild.addPerson({ name: 'Volunteer' });
      return { key: person.dm && person.id, count: () => fake.ledger.posts(person).length };
    },
    requests: () => fake.ledger.requestsTo(POST).length,
    trouble: (kind) => { fake.faults.next(POST, kind, 2); },
    calm: () => { fake.faults.clear(); },
    stop: () => fake.stop(),
  };
}

/** With the permission to look: without it, managers are asked about each message that is in doubt. */
async function openSlack(): Promise<Stage> {
  const fake = await startFakeSlack({ rateLimits: 'off', manifest: makeManifest({ kind: 'full', messageActions: [], address: null }) });
  const team = fake.addTeam({ name: 'Lighthouse' });
  return {
    platform: 'slack',
    key: team.id,
    channel: team.addChannel({ name: 'work' }).id,
    settings: { SLACK_BOT_TOKEN: fake.botToken, SLACK_APP_TOKEN: fake.appToken, SLACK_API_URL: fake.apiUrl },
    addPerson: () => {
      const person = team.addPerson({ name: 'Volunteer' });
      return { key: person.id, count: () => fake.ledger.posts(person).length };
    },
    requests: () => fake.ledger.requestsTo('chat.postMessage').length,
    trouble: (kind) => { fake.faults.next('chat.postMessage', kind, 2); },
    calm: () => { fake.faults.clear(); },
    stop: () => fake.stop(),
  };
}

let bot: BuiltBot;
const running = new Set<ChildProcess>();
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  bot = await buildBot();
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  for (const close of closing) await close();
  await bot.dispose();
});

/** The embedded engine belongs to one process at a time: the test looks in while none runs. */
async function inside<Result>({ target }: TestDatabase, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore({ ...(target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' }), log: silent });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** An ask with exactly as many volunteers as places, whom nobody has asked yet. */
async function ask(store: Store, stage: Stage, keys: readonly string[]): Promise<void> {
  const now = Date.now();
  const { community, home } = await store.queue.joinHome(stage.platform, stage.key, 'Lighthouse', now);
  await store.of(community).together(async (own) => {
    for (const key of keys) {
      const { id } = await own.person(home.id, key, now);
      await own.noteMessage(id, now);
      await own.saveConsent(id, { purpose: 'asks', wording: 'w', givenAt: now, refusedAt: null, withdrawnAt: null });
      await own.saveVolunteer({ person: id, skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false }, now);
    }
    const asker = await own.person(home.id, 'asker', now);
    const { id: _, number: _number, ...goal } = makeGoal({ home: home.id, channel: stage.channel, steward: null, openedAt: now, lastMovedAt: now, due: '2999-12-31' });
    const { id } = await own.addGoal(goal);
    await own.addAsk({ goal: id, task: 'Paint', size: null, deadline: '2999-12-31', places: keys.length, skill: null, asker: asker.id, messagesFrom: now, answerHours: 48, seed: 1, at: now });
  });
}

/** What became of each invitation's message so far. */
async function readStates(store: Store, stage: Stage): Promise<string[]> {
  const address = await store.queue.homeAt(stage.platform, stage.key);
  return (await store.of(address?.community ?? '').deliveries('invitation', 10_000)).map(({ state }) => state);
}

function start(stage: Stage, { target }: TestDatabase): ChildProcess {
  const where = target.engine === 'embedded' ? { GUIDON_DATA: target.folder } : { DATABASE_URL: target.url };
  const env = { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'fatal', ...stage.settings, ...where };
  const child = spawn(process.execPath, [bot.program], { cwd: bot.folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const ended = once(child, 'exit');
  child.kill(signal);
  if (child.exitCode === null && child.signalCode === null) await ended;
}

/** Kills a bot again and again while it writes to people, and lets one that lives finish. */
async function killWhileWriting(stage: Stage): Promise<void> {
  const chance = new Chance(SEED);
  const database = await openTestDatabase();
  closing.push(() => stage.stop(), () => database.dispose());
  const people: { readonly key: string; count(): number }[] = [];
  let interrupted = 0;
  // A kill that meets nothing under way says nothing: then another one.
  for (let round = 0; round < ROUNDS || (interrupted === 0 && round < MOST_ROUNDS); round += 1) {
    const more = Array.from({ length: PLACES }, () => stage.addPerson());
    people.push(...more);
    await inside(database, (store) => ask(store, stage, more.map(({ key }) => key)));
    for (const kind of HANGING) if (chance.happens(0.6)) stage.trouble(kind);
    const before = stage.requests();
    const child = start(stage, database);
    const until = performance.now() + LONGEST_START;
    while (stage.requests() === before && performance.now() < until) await sleep(5);
    // From before the first answer until most are sent.
    await sleep(chance.between(0, 400));
    await end(child, 'SIGKILL');
    stage.calm();
    const states = await inside(database, (store) => readStates(store, stage));
    if (states.some((state) => state !== 'sent')) interrupted += 1;
  }
  expect(interrupted).toBeGreaterThan(0);
  const until = performance.now() + LONGEST_DRAIN;
  let states: string[] = [];
  // What is in doubt is looked for, which takes longer than a minute: a second copy would come then.
  while ((states.length < people.length || states.some((state) => state !== 'sent')) && performance.now() < until) {
    const child = start(stage, database);
    await sleep(30_000);
    await end(child, 'SIGTERM');
    states = await inside(database, (store) => readStates(store, stage));
  }
  expect(states).toEqual(people.map(() => 'sent'));
  expect(people.map((person) => person.count()).filter((copies) => copies !== 1)).toEqual([]);
}

test(`killed at least ${String(ROUNDS)} times on each platform (seed ${String(SEED)})`, async () => {
  // Most of it is waiting.
  await Promise.all([openDiscord, openSlack].map(async (open) => killWhileWriting(await open())));
}, LONGEST_DRAIN + 60_000 + Math.max(ROUNDS, MOST_ROUNDS) * 60_000);
