import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connectSlack, type SlackConnection } from '../../../src/adapters/slack/connect-slack.js';
import type { Clock } from '../../../src/ports/clock.js';
import type { Log } from '../../../src/ports/log.js';
import type { Watch } from '../../../src/ports/watch.js';
import { startFakeSlack, type FakeChannel, type FakeSlack, type FakeSlackOptions, type FakeTeam, type Person } from '../../fakes/slack/fake-slack.js';
import { ScriptedDesk } from '../discord/started-discord.js';

export type Transport = 'socket' | 'http';

interface Settings extends FakeSlackOptions {
  readonly by?: Transport;
  readonly scopes?: readonly string[];
  readonly outage?: boolean;
  readonly token?: string;
  /** Both ways at once. */
  readonly both?: boolean;
  /** Who is told what happens in channels. */
  readonly watch?: Watch;
}

export interface StartedSlack {
  readonly fake: FakeSlack;
  readonly desk: ScriptedDesk;
  readonly connection: SlackConnection;
  readonly clock: Clock & { at: number; patience: number };
  readonly logged: { level: string; facts: Readonly<Record<string, unknown>>; message: string }[];
  readonly team: FakeTeam;
  readonly channel: FakeChannel;
  readonly mira: Person;
  readonly ben: Person;
  stop(): Promise<void>;
}

function logInto(logged: StartedSlack['logged']): Log {
  const write = (level: string) => (facts: Readonly<Record<string, unknown>>, message: string): void => {
    logged.push({ level, facts, message });
  };
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error'), child: () => log };
  return log;
}

function makeClock(): StartedSlack['clock'] {
  const clock = {
    at: Date.now(),
    patience: 1800,
    now: () => clock.at,
    monotonic: () => clock.at,
    // Waiting for the desk takes as long as a test says; every other wait is cut short.
    sleep: (milliseconds: number) => new Promise<void>((resolve) => { setTimeout(resolve, milliseconds === 1800 ? clock.patience : 20).unref(); }),
    heartbeat: () => () => undefined,
  };
  return clock;
}

async function listenFor(handle: SlackConnection['handle']): Promise<Server> {
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The adapter connected to a fake Slack with one workspace, "Orchard", its channel "work", the admin Mira and the member Ben. */
export async function startSlack({ by = 'socket', scopes, outage = false, token, both = false, watch, ...settings }: Settings = {}): Promise<StartedSlack> {
  const clock = makeClock();
  const fake = await startFakeSlack({ now: () => clock.at, signedAt: () => clock.at, rateLimits: 'off', quietMs: 150, ...settings });
  const team = fake.addTeam({ name: 'Orchard', ...(scopes && { scopes }) });
  const mira = team.addPerson({ name: 'Mira', admin: true });
  const ben = team.addPerson({ name: 'Ben' });
  const channel = team.addChannel({ name: 'work' });
  if (outage) fake.outage(true);
  const [desk, logged]: [ScriptedDesk, StartedSlack['logged']] = [new ScriptedDesk(), []];
  let server: Server | null = null;
  let connection: SlackConnection | null = null;
  const stop = async (): Promise<void> => {
    await connection?.close();
    server?.closeAllConnections();
    server?.close();
    await fake.stop();
  };
  try {
    const socket = by === 'socket' || both;
    connection = await connectSlack({
      token: token ?? fake.botToken,
      appToken: socket ? fake.appToken : null,
      signingSecret: by === 'http' || both ? fake.signingSecret : null,
      apiUrl: fake.apiUrl,
      clock,
      log: logInto(logged),
      desk,
      ...(watch && { watch }),
    });
    if (!socket) {
      const made = connection;
      server = await listenFor((request, response) => made.handle(request, response));
      fake.sendTo(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/slack/events`);
    }
    return { fake, desk, connection, clock, logged, team, channel, mira, ben, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
