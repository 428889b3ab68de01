/** However often the gateway comes and goes, nothing is set up twice and nothing is posted or registered for it. */
import type { EventEmitter } from 'node:events';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { Client } from 'discord.js';
import { getTasks } from 'node-cron';
import { NodeClock } from '../../../src/adapters/node/clock.js';
import { startFakeDiscord, type FakeChannel, type FakeDiscord, type Person } from '../../fakes/discord/fake-discord.js';
import { openRunning, StoryClock, until, type Running } from '../../journeys/stage.js';
import { report, sized } from '../sizes.js';

/** A story's clock whose heart beats all the same. */
function makeBeatingClock(): StoryClock {
  const clock = new StoryClock();
  return Object.assign(clock, { heartbeat: (tick: () => Promise<void>) => NodeClock.prototype.heartbeat.call(clock, tick) });
}

let fake: FakeDiscord;
let running: Running;
let client: Client;
let channel: FakeChannel;
let mira: Person;

beforeAll(async () => {
  const clock = makeBeatingClock();
  fake = await startFakeDiscord({ now: () => clock.now(), rateLimits: 'off' });
  const guild = fake.addGuild({ name: 'Harbour' });
  channel = guild.addChannel({ name: 'work' });
  mira = guild.addPerson({ name: 'Mira', permissions: 1n << 5n });
  const login = jest.spyOn(Client.prototype, 'login');
  running = await openRunning({ discord: { token: fake.token, apiUrl: fake.apiUrl }, playground: false }, clock);
  client = login.mock.contexts[0] as Client;
  login.mockRestore();
  await until('the commands are registered', () => fake.ledger.registrations.length === 1);
  await mira.command(channel, 'goal add');
});
afterAll(async () => {
  await running.close();
  await fake.stop();
});

/** Everything that would pile up if a start were repeated for each connection. */
function listStanding(): Record<string, unknown> {
  const emitters = [client, client.ws, client.rest] as unknown as EventEmitter[];
  const listeners = emitters.map((emitter) => Object.fromEntries(emitter.eventNames().map((name) => [String(name), emitter.listenerCount(name)])));
  const onProcess = Object.fromEntries(process.eventNames().map((name) => [String(name), process.listenerCount(name)]));
  return { listeners, onProcess, schedules: getTasks().size, sessions: fake.gateway.connectedCount };
}

function countTimers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

async function isConnected(): Promise<boolean> {
  const response = await fetch(`${running.guidon.url}/healthz`, { headers: { Connection: 'close' } });
  return ((await response.json()) as { details: { discord: string } }).details.discord === 'connected';
}

/** Waits for Guidon to be back after something ended its connection. */
async function comeBack(how: 'resumed' | 'identified', end: () => void): Promise<void> {
  const { gateway } = fake;
  const count = (): number => (how === 'resumed' ? gateway.resumeCount : gateway.identifyCount);
  const before = count();
  end();
  // The library leaves five seconds between two new sessions, as Discord demands.
  for (let tries = 0; tries < 3 && count() === before; tries += 1) await until(`a connection is ${how}`, () => count() > before).catch(() => undefined);
  expect(count()).toBe(before + 1);
  await until('Guidon is back', isConnected);
}

async function tryAll(how: 'resumed' | 'identified', rounds: number, ends: readonly (() => void)[]): Promise<void> {
  const before = listStanding();
  const timers = countTimers();
  const posts = fake.ledger.posts(channel).length;
  const asked = fake.ledger.requestsTo('POST /channels/{channel_id}/messages').length;
  for (let round = 0; round < rounds; round += 1) await comeBack(how, ends[round % ends.length] ?? (() => undefined));
  await running.guidon.tick();
  report(`connections ${how} on Discord`, rounds, 0);
  expect(listStanding()).toEqual(before);
  // One more or less is a beat on its way.
  await until('the timers are as before', () => countTimers() <= timers + 1);
  expect(fake.ledger.posts(channel)).toHaveLength(posts);
  expect(fake.ledger.requestsTo('POST /channels/{channel_id}/messages')).toHaveLength(asked);
  expect(fake.ledger.registrations).toHaveLength(1);
}

const RESUMING = [4000, 4001, 4002, 4006, 4009] as const;
const ENDING = [4003, 4005, 4007, 4008] as const;

test('resumed again and again: opcode 7, opcode 9 that allows it, and the closing codes after which one resumes', async () => {
  const { gateway } = fake;
  const closes = RESUMING.map((code) => () => { gateway.disconnectAll(code); });
  await tryAll('resumed', sized(14, 100), [...closes, () => { gateway.askToReconnect(); }, () => { gateway.invalidateSessions(true); }]);
}, sized(60_000, 600_000));

test('ready again and again: opcode 9 that ends the session, and the closing codes after which one begins anew', async () => {
  const { gateway } = fake;
  const closes = ENDING.map((code) => () => { gateway.disconnectAll(code); });
  await tryAll('identified', sized(2, 20), [() => { gateway.invalidateSessions(); }, ...closes]);
}, sized(60_000, 600_000));

test('afterwards a command is served once and a post comes once', async () => {
  const outcome = await mira.command(channel, 'goal add');
  const outcomes = await mira.submitForm(outcome.form, { 'What shall be done?': 'Sweep the yard' });
  await mira.pressButton(outcomes.message!, 'Launch');
  await running.guidon.tick();
  expect(fake.ledger.posts(channel).filter(({ text }) => text.includes('Sweep the yard'))).toHaveLength(1);
  expect(await mira.command(channel, 'goal list')).toMatchObject({ private: true });
  expect(fake.violations).toEqual([]);
});

test('a token refused on the way (4004) is said once and not asked for again and again', async () => {
  const identified = fake.gateway.identifyCount;
  fake.gateway.disconnectAll(4004);
  await until('it was said', () => running.log.alarms.some(({ message }) => message === 'Discord ended the gateway connection for good'));
  await until('Guidon knows that it is not connected', async () => !(await isConnected()));
  expect(fake.gateway.identifyCount).toBe(identified);
  expect(running.log.alarms.filter(({ level }) => level === 'error')).toHaveLength(1);
});
