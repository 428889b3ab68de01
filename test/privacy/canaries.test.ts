import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStore } from '../../src/adapters/postgres/open-store.js';
import { makeManifest } from '../../src/adapters/slack/manifest.js';
import { messageActions } from '../../src/commands/index.js';
import type { Platform } from '../../src/core/community/home.js';
import { sayLine } from '../../src/words/say.js';
import { silent } from '../contracts/store/open-test-store.js';
import { openRaw } from '../contracts/store/raw-database.js';
import { HEATED } from '../core/heat/text/stretches.js';
import { report, sized } from '../delivery/sizes.js';
import { Intent, startFakeDiscord, type FakeDiscord } from '../fakes/discord/fake-discord.js';
import { startFakeSlack, type FakeSlack } from '../fakes/slack/fake-slack.js';
import { DAY, HOUR, START, StoryClock, until } from '../journeys/stage.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { Chance } from '../simulation/chance.js';
import type { Order } from './program.js';
import { dumpRows, findIn, findInFile, findInFolder } from './search.js';

const ON_DISCORD = sized(1_200, 90_000);
const ON_SLACK = sized(300, 10_000);
const DAYS = 3;
const BATCHES = 6;
const PEOPLE = 8;
const TELL = 'This is heating up';
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Stands in every text and every name of this test, and in nothing else. */
const CANARY = 'zqxjvk';
/** Stands where it may be: without it the search itself is broken. */
const KNOWN = 'lanternfish';

const chance = new Chance(Number(process.env['SEED'] ?? 1));
const LINES = Object.values(HEATED).flat();
let said = 0;

/** A line out of a quarrel, with a word nobody else says. */
function nextText(): string {
  said += 1;
  return `${LINES[said % LINES.length] ?? ''} ${newCanary()}`;
}

function newCanary(): string {
  return CANARY + Array.from({ length: 8 }, () => String.fromCodePoint(chance.between(97, 122))).join('');
}

/** The program in a process of its own: what is on this one's heap is not on its. */
class Program {
  readonly #child: ChildProcess;
  #written = '';

  constructor(settings: Readonly<Record<string, string>>) {
    const env = { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'trace', GUIDON_PLAYGROUND: 'off', ...settings };
    this.#child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'test/privacy/program.ts')], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => { this.#written += text; });
  }

  get written(): string {
    return this.#written;
  }

  async hear(): Promise<void> {
    const over = new AbortController();
    const ended = once(this.#child, 'exit', over).then(() => { throw new Error(`the program ended:\n${this.#written}`); });
    await Promise.race([once(this.#child, 'message', over), ended]);
    ended.catch(() => undefined);
    over.abort();
  }

  async obey(order: Order): Promise<void> {
    const done = this.hear();
    this.#child.send(order);
    await done;
  }

  async end(): Promise<void> {
    const ended = once(this.#child, 'exit');
    await this.obey({ is: 'end' });
    await ended;
  }

  kill(): void {
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL');
  }
}

/** A place in which people quarrel: one batch of messages, seen to its end; whoever tells the managers does so about the last. */
interface Place {
  quarrel(messages: number): Promise<void>;
  tell(): Promise<void>;
  /** What nobody minds being remembered. */
  chat(): Promise<void>;
}

let discord: FakeDiscord;
let slack: FakeSlack;
let database: TestDatabase;
let program: Program;
let folder: string;
let places: readonly Place[] = [];
const clock = new StoryClock();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guidon-canaries-'));
  database = await openTestDatabase();
  const now = (): number => clock.now();
  discord = await startFakeDiscord({ now, rateLimits: 'off', grantedIntents: Intent.messageContent, answerWithinMs: 20_000, outcomeWithinMs: 60_000 });
  const manifest = makeManifest({ kind: 'full', address: null, messageActions: messageActions.map(({ name }) => ({ name: sayLine(name) })) });
  slack = await startFakeSlack({ now, signedAt: now, rateLimits: 'off', manifest, answerWithinMs: 20_000, triggerLivesMs: 20_000, outcomeWithinMs: 60_000 });
  places = [await furnishDiscord(), await furnishSlack()];
  const where: Record<string, string> = database.target.engine === 'embedded' ? { GUIDON_DATA: database.target.folder } : { DATABASE_URL: database.target.url };
  program = new Program({ ...where, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.apiUrl, SLACK_BOT_TOKEN: slack.botToken, SLACK_APP_TOKEN: slack.appToken, SLACK_API_URL: slack.apiUrl });
  await program.hear();
  await until('the commands are registered', () => discord.ledger.registrations.length > 0);
});

afterAll(async () => {
  program.kill();
  await discord.stop();
  await slack.stop();
  await database.dispose();
  await rm(folder, { recursive: true, force: true });
});

/** Set up before the program begins, with text switched on. */
async function moveIn(platform: Platform, key: string, managers: string, channel: string): Promise<void> {
  const { target } = database;
  const store = await openStore({ ...(target.engine === 'embedded' ? { databaseUrl: null, folder: target.folder } : { databaseUrl: target.url, folder: '' }), log: silent });
  const { community, home } = await store.queue.joinHome(platform, key, KNOWN, START);
  const own = store.of(community);
  await own.changeSettings({ setUpAt: START });
  await own.changeHome(home.id, { managersChannel: managers, postsChannel: managers });
  await own.changeWatched(home.id, channel, { textSince: START });
  await store.close();
}

async function furnishDiscord(): Promise<Place> {
  const guild = discord.addGuild({ name: 'Harbour' });
  const [managers, channel] = [guild.addChannel({ name: 'managers' }), guild.addChannel({ name: KNOWN })];
  const people = Array.from({ length: PEOPLE }, () => guild.addPerson({ name: newCanary() }));
  const guest = guild.addPerson({ name: 'Guest', permissions: 1n << 5n });
  const everybody = [...people];
  await moveIn('discord', guild.id, managers.id, channel.id);
  const forget = (): void => {
    channel.messages.splice(0, channel.messages.length - 1);
  };
  return {
    async quarrel(messages) {
      forget();
      for (let each = 0; each < messages; each += 1) {
        const before = channel.messages.at(-1);
        const who = chance.of(everybody);
        const message = who.say(channel, nextText(), before && chance.happens(0.3) ? before : undefined);
        if (chance.happens(0.05)) who.edit(message, nextText());
        else if (chance.happens(0.05)) chance.of(everybody).react(message, '👎');
        else if (chance.happens(0.02)) who.deleteMessage(message);
      }
      // Events come in order: who is answered now comes after all of them.
      await guest.command(managers, 'manage heat');
    },
    async tell() {
      const message = people[0]?.say(channel, nextText());
      for (const who of people.slice(0, 3)) if (message) expect((await who.messageAction(TELL, message)).text).toContain('Thank you');
    },
    async chat() {
      for (let each = 0; each < 20; each += 1) guest.say(channel, `all is calm ${String(each)}`);
      await guest.command(managers, 'manage heat');
    },
  };
}

async function furnishSlack(): Promise<Place> {
  const team = slack.addTeam({ name: 'Orchard' });
  const guest = team.addPerson({ name: 'Guest', admin: true });
  const people = Array.from({ length: PEOPLE }, () => team.addPerson({ name: newCanary() }));
  const [managers, channel] = [team.addChannel({ name: 'managers' }), team.addChannel({ name: KNOWN })];
  await moveIn('slack', team.id, managers.id, channel.id);
  return {
    async quarrel(messages) {
      for (let each = 0; each < messages; each += 1) {
        const who = chance.of(people);
        const { message } = who.say(channel, nextText());
        if (message && chance.happens(0.05)) who.edit(message, nextText());
        else if (message && chance.happens(0.02)) who.deleteMessage(message);
        if (each % 50 === 49) await slack.handedOver();
      }
      const alone = chance.of(people);
      alone.say(alone.dm, nextText());
      await slack.handedOver();
    },
    async tell() {
      const { message } = people[0]?.say(channel, nextText()) ?? {};
      for (const who of people.slice(0, 3)) if (message) expect((await who.messageShortcut('this-is-heating-up', message)).text).toContain('Thank you');
    },
    async chat() {
      for (let each = 0; each < 20; each += 1) guest.say(channel, `all is calm ${String(each)}`);
      await slack.handedOver();
    },
  };
}

async function pass(milliseconds: number): Promise<void> {
  clock.moveBy(milliseconds);
  await program.obey({ is: 'pass', milliseconds });
}

async function runHot(): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    await places[0]?.quarrel(Math.ceil(ON_DISCORD / DAYS / BATCHES));
    await places[1]?.quarrel(Math.ceil(ON_SLACK / DAYS / BATCHES));
    await pass(HOUR / (BATCHES + 2));
  }
  for (const place of places) await place.tell();
  await pass(2 * HOUR);
}

test('people quarrel for three days where text is read, and nothing of what they wrote or are called is left', async () => {
  for (let day = 0; day < DAYS; day += 1) {
    if (day > 0) await pass(DAY - 3 * HOUR);
    await runHot();
  }
  for (const place of places) await place.chat();
  await pass(HOUR / 60);
  const memory = join(folder, 'memory.heapsnapshot');
  await program.obey({ is: 'write-memory', file: memory });
  await program.end();

  const raw = await openRaw(database.target);
  const rows = await dumpRows(raw);
  const seen = await raw.query("SELECT count(*)::int AS hours, count(*) FILTER (WHERE signals::text LIKE '%text%')::int AS read, sum(messages)::int AS messages FROM heat_hours");
  const flags = await raw.query('SELECT count(*)::int AS count FROM flags');
  await raw.close();
  // It was seen and read, hours were written down, and flags were raised: on both platforms.
  expect(seen.rows[0]?.['read']).toBeGreaterThanOrEqual(2 * DAYS);
  expect(seen.rows[0]?.['messages']).toBeGreaterThan(0.9 * (ON_DISCORD + ON_SLACK));
  expect(flags.rows[0]?.['count']).toBe(2);
  expect([findIn(rows, KNOWN).length > 0, (await findInFile(memory, KNOWN)).length > 0, program.written.includes('"level"')]).toEqual([true, true, true]);

  const left = { rows: findIn(rows, CANARY), log: findIn(program.written, CANARY), memory: await findInFile(memory, CANARY) };
  const files = database.target.engine === 'embedded' ? await findInFolder(database.target.folder, CANARY) : [];
  report('messages with a text of their own, looked for in database, log and memory', said, [...left.rows, ...left.log, ...left.memory, ...files].length);
  expect({ ...left, files }).toEqual({ rows: [], log: [], memory: [], files: [] });
  expect([...discord.violations, ...slack.violations]).toEqual([]);
}, 40 * 60_000);
