import type { IncomingMessage, ServerResponse } from 'node:http';
import { connectDiscord } from './adapters/discord/connect-discord.js';
import { NodeClock } from './adapters/node/clock.js';
import { randomSalt } from './adapters/node/chance.js';
import { loadTextModel } from './adapters/node/load-text-model.js';
import { stopped } from './adapters/node/stop-on-signals.js';
import { openStore } from './adapters/postgres/open-store.js';
import { connectSlack } from './adapters/slack/connect-slack.js';
import { EVENTS_PATH } from './adapters/slack/http-gate.js';
import { openPlayground } from './adapters/web/playground.js';
import { serveWeb } from './adapters/web/serve-web.js';
import type { Config } from './config.js';
import { openWatch } from './events/open-watch.js';
import { checkLease } from './jobs/hand.js';
import type { Log } from './ports/log.js';
import { Running, type Guidon } from './running.js';

/** What the one who starts Guidon is told on the way. */
export interface Herald {
  preparing(): void;
  /** Discord was reached: where Guidon can be invited with, and where it already is. */
  discord(inviteUrl: string, homes: readonly string[]): void;
  /** Slack was reached: the workspace it is in. */
  slack(homes: readonly string[]): void;
}

export interface Parts {
  readonly log: Log;
  readonly herald: Herald;
  readonly clock?: NodeClock;
  /** Ends a start that is under way. */
  readonly halt?: AbortSignal;
}

export type { Guidon } from './running.js';

/** The longest one call to a platform may take before its client gives up. */
const LONGEST_CALL = 12_000;

async function openTheWeb(running: Running, config: Config): Promise<void> {
  const { clock, log, store, desk } = running;
  const playground = config.playground ? await openPlayground({ folder: config.folder, clock, clockMayMove: config.discord === null && config.slack === null, log, watch: running.watch }) : null;
  const elsewhere = { [EVENTS_PATH]: (request: IncomingMessage, response: ServerResponse) => handToSlack(running, request, response) };
  running.web = await serveWeb({ host: config.host, port: config.port, log, health: () => running.health(), metrics: () => running.metrics.write(), playground, elsewhere });
  if (!playground) return;
  running.playground = playground;
  running.chats.set('playground', playground.chat);
  playground.servedAt(running.web.url);
  playground.attach(desk, {
    onMoved: () => running.tick(),
    readZone: async () => {
      const address = await store.queue.homeAt('playground', playground.home.key);
      return address === null ? null : (await store.of(address.community).settings()).zone;
    },
    isSetUp: async () => {
      const address = await store.queue.homeAt('playground', playground.home.key);
      return address !== null && (await store.of(address.community).settings()).setUpAt !== null;
    },
  });
  await desk.joined('playground', playground.home.key, playground.home.name);
}

async function openDiscord(running: Running, config: Config, herald: Herald): Promise<void> {
  if (!config.discord) return;
  const { clock, log, store, desk } = running;
  const discord = await connectDiscord({
    token: config.discord.token,
    ...(config.discord.apiUrl !== null && { apiUrl: config.discord.apiUrl }),
    clock,
    log,
    desk,
    watch: running.watch,
    registered: { read: () => store.queue.registration('discord'), write: (fingerprint) => store.queue.saveRegistration('discord', fingerprint) },
  });
  running.discord = discord;
  running.chats.set('discord', discord.chat);
  const tell = (): void => {
    if (discord.inviteUrl !== null) herald.discord(discord.inviteUrl, discord.homes().map((home) => home.name));
  };
  discord.ready.then(tell, () => undefined);
}

async function handToSlack({ slack }: Running, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (slack === null) response.writeHead(404, { Connection: 'close' }).end();
  else await slack.handle(request, response);
}

async function openSlack(running: Running, config: Config, herald: Herald): Promise<void> {
  if (!config.slack) return;
  const { clock, log, desk } = running;
  const slack = await connectSlack({ ...config.slack, clock, log, desk, watch: running.watch });
  running.slack = slack;
  running.chats.set('slack', slack.chat);
  const tell = (): void => {
    herald.slack(slack.homes().map((home) => home.name));
  };
  slack.ready.then(tell, () => undefined);
}

/** Joins everything and begins: the database, the web page, the platforms, the heart. Throws what a person has to mend. */
export async function startGuidon(config: Config, { log, herald, clock = new NodeClock(), halt }: Parts): Promise<Guidon> {
  checkLease(LONGEST_CALL);
  const store = await openStore({
    databaseUrl: config.databaseUrl,
    folder: config.folder,
    log,
    onPreparing: () => { herald.preparing(); },
  });
  const running = new Running(store, clock, log, await openWatch({ store, clock, log }, randomSalt(), loadTextModel));
  try {
    await clock.follow(() => store.databaseNow());
    await openTheWeb(running, config);
    await Promise.race([Promise.all([openDiscord(running, config, herald), openSlack(running, config, herald)]), ...(halt ? [stopped(halt)] : [])]);
    running.startHeart();
    return running;
  } catch (error) {
    await running.close();
    throw error;
  }
}
