import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { FakeSlack } from './fake-slack.js';

export interface ConnectedApp {
  readonly app: App;
  /** What the app's own code threw. */
  readonly errors: unknown[];
  readonly stop: () => Promise<void>;
}

interface HowToConnect {
  readonly transport: 'socket' | 'http';
  /** Called before the app starts. */
  readonly listen: (app: App) => void;
  /** Real ms after which a lost connection is tried again. */
  readonly pingMs?: number;
}

const socketReceiver = (fake: FakeSlack, pingMs: number): SocketModeReceiver =>
  new SocketModeReceiver({
    appToken: fake.appToken,
    logLevel: LogLevel.ERROR,
    logger: SILENT,
    clientPingTimeout: pingMs,
    installerOptions: { clientOptions: { slackApiUrl: fake.apiUrl } },
  });

const SILENT = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** A real Bolt app on the fake, by either way. */
export const connectBolt = async (fake: FakeSlack, { transport, listen, pingMs = 400 }: HowToConnect): Promise<ConnectedApp> => {
  const errors: unknown[] = [];
  const receiver =
    transport === 'socket'
      ? socketReceiver(fake, pingMs)
      : new HTTPReceiver({ signingSecret: fake.signingSecret, logger: SILENT, endpoints: '/slack/events' });
  const app = new App({
    token: fake.botToken,
    receiver,
    logger: SILENT,
    clientOptions: { slackApiUrl: fake.apiUrl, retryConfig: { retries: 0 }, timeout: 10_000, rejectRateLimitedCalls: true },
  });
  app.error(async (error) => {
    errors.push(error);
  });
  listen(app);
  const server: unknown = transport === 'socket' ? await app.start() : await app.start({ port: 0, host: '127.0.0.1' });
  if (transport === 'http') fake.sendTo(`http://127.0.0.1:${portOf(server)}/slack/events`);
  return {
    app,
    errors,
    stop: async () => {
      await app.stop();
    },
  };
};

const portOf = (server: unknown): number => {
  const address = (server as { address: () => { port: number } | string | null }).address();
  if (typeof address !== 'object' || address === null) throw new Error('The app does not listen');
  return address.port;
};
