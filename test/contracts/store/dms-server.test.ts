/** New conversations of three processes that share one database, each with a clock of its own that is a little wrong. */
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { HOUR, MINUTE, NOON, foundTown, newGoal, openTestStore, type TestStore, type Town } from './open-test-store.js';

const ROOT = resolve(import.meta.dirname, '../../..');
const AHEAD = [0, 1_500, -1_500];
const PLACES = 20;

interface Request {
  readonly person: string;
  readonly what: string;
  readonly at: number;
}

let opened: TestStore;
let databaseUrl: string;
let town: Town;
let workers: Worker[] = [];
let requests: Request[] = [];
let now = NOON;

class Worker {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(readonly name: string, private readonly ahead: number) {
    const program = resolve(import.meta.dirname, 'dm-worker.ts');
    this.#child = spawn(process.execPath, ['--import', 'tsx', program, databaseUrl, name], { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async tick(what: 'tick' | 'refuse'): Promise<void> {
    this.#child.stdin.write(`${what} ${String(now + this.ahead)}\n`);
    await this.done();
  }

  async done(): Promise<void> {
    for (;;) {
      const line = await this.#lines.next();
      if (line.done) throw new Error(`${this.name} ended`);
      if (line.value === 'done') return;
      const [told = '', person = ''] = line.value.split(' ');
      requests.push({ what: told, person, at: now });
    }
  }

  async stop(): Promise<void> {
    const ended = new Promise((settle) => this.#child.once('exit', settle));
    this.#child.stdin.end();
    await ended;
  }
}

beforeAll(async () => {
  opened = await openTestStore();
  if (opened.target.engine !== 'postgres') throw new Error('This needs a server.');
  databaseUrl = opened.target.url;
});
beforeEach(async () => {
  [requests, now] = [[], now + 24 * HOUR];
  workers = AHEAD.map((ahead, index) => new Worker(`worker-${String(index + 1)}`, ahead));
  await Promise.all(workers.map((worker) => worker.done()));
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await opened.store.queue.leaveHome('discord', town.key, now);
});
afterAll(() => opened.dispose());

/** Two asks of twenty places each, and more volunteers than places, none of whom was ever written to. */
async function ask(): Promise<void> {
  town = await foundTown(opened.store);
  const { home, mira, store } = town;
  for (let each = 0; each < 2 * PLACES + 5; each += 1) {
    const { id } = await store.person(home, `v${String(each)}`, now);
    await store.saveConsent(id, { purpose: 'asks', wording: 'w', givenAt: now, refusedAt: null, withdrawnAt: null });
    await store.saveVolunteer({ person: id, skills: [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: false, unnamed: false }, now);
  }
  for (let each = 0; each < 2; each += 1) {
    const goal = await store.addGoal(newGoal(town));
    await store.addAsk({ goal: goal.id, task: 'Paint', size: null, deadline: '2026-12-01', places: PLACES, skill: null, asker: mira, messagesFrom: now, answerHours: 48, seed: each, at: now });
  }
}

async function pass(minutes: number, what: 'tick' | 'refuse' = 'tick'): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 2) {
    now += 2 * MINUTE;
    await Promise.all(workers.map((worker) => worker.tick(what)));
  }
}

const written = () => requests.filter(({ what }) => what === 'dm');

test('40 people are asked by three processes at once, each of them once, five in any ten minutes', async () => {
  await ask();
  await pass(96);
  expect(written()).toHaveLength(2 * PLACES);
  expect(new Set(written().map(({ person }) => person)).size).toBe(2 * PLACES);
  for (const { at: from } of written()) expect(written().filter(({ at }) => at >= from && at < from + 10 * MINUTE).length).toBeLessThanOrEqual(5);
}, 300_000);

test('a refusal stops all three at once, and all go on when whoever runs Guidon has released them', async () => {
  await ask();
  await pass(2, 'refuse');
  expect(requests).toHaveLength(1);
  await pass(130);
  expect(requests).toHaveLength(1);
  const release = () => spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/dms-release.ts'], { cwd: ROOT, env: { PATH: process.env.PATH, DATABASE_URL: databaseUrl }, encoding: 'utf8' });
  expect(release()).toMatchObject({ status: 0, stdout: expect.stringContaining('Released') });
  expect(release()).toMatchObject({ status: 0, stdout: expect.stringContaining('not stopped') });
  await pass(160);
  expect(new Set(written().map(({ person }) => person)).size).toBe(2 * PLACES);
  for (const { at: from } of requests) expect(requests.filter(({ at }) => at >= from && at < from + 10 * MINUTE).length).toBeLessThanOrEqual(5);
}, 300_000);
