import type { IncomingMessage, ServerResponse } from 'node:http';
import { connectDiscord, type DiscordConnection } from './adapters/discord/connect-discord.js';
import { NodeClock } from './adapters/node/clock.js';
import { stopped } from './adapters/node/stop-on-signals.js';
import { openStore } from './adapters/postgres/open-store.js';
import { connectSlack, type SlackConnection } from './adapters/slack/connect-slack.js';
import { EVENTS_PATH } from './adapters/slack/http-gate.js';
import { Metrics } from './adapters/web/metrics.js';
import { openPlayground, type Playground } from './adapters/web/playground.js';
import { serveWeb, type Health, type Web } from './adapters/web/serve-web.js';
import type { Config } from './config.js';
import type { Platform } from './core/community/home.js';
import { blindWatch } from './events/blind-watch.js';
import { Desk } from './front-desk.js';
import { checkLease } from './jobs/hand.js';
import { makeTick, type Ticking } from './jobs/tick.js';
import type { Chat } from './ports/chat.js';
import type { Log } from './ports/log.js';
import type { Store } from './ports/store.js';
import type { Surroundings } from './use-cases/context.js';

/** What the one who starts Guidon is told on the way. */
export interface Herald {
  preparing(): void;
  /** Discord was reached: where Guidon can be invited with, and where it already is. */
  discord(inviteUrl: string, homes: readonly string[]): void;
  /** Slack was reached: the workspace it is in. */
  slack(homes: readonly string[]): void;
}

export interface Guidon {
  readonly url: string;
  /** Does everything that is due now; for those who moved the clock. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

export interface Parts {
  readonly log: Log;
  readonly herald: Herald;
  readonly clock?: NodeClock;
  /** Ends a start that is under way. */
  readonly halt?: AbortSignal;
}

/** The longest one call to a platform may take before its client gives up. */
const LONGEST_CALL = 12_000;
/** Without a beat this long the process is stuck and may be started anew. */
const DEAD_AFTER = 60_000;
const FOLLOW_EVERY = 60_000;

class Running implements Guidon {
  readonly chats = new Map<Platform, Chat>();
  readonly metrics = new Metrics();
  readonly around: Surroundings;
  readonly desk: Desk;
  readonly ticking: Ticking;
  discord: DiscordConnection | null = null;
  slack: SlackConnection | null = null;
  web: Web | null = null;
  playground: Playground | null = null;
  #beat: number;
  #followed = 0;
  #stopHeart: (() => void) | null = null;

  constructor(
    readonly store: Store,
    readonly clock: NodeClock,
    readonly log: Log,
  ) {
    this.around = {
      ...{ store, clock, log, watch: blindWatch, chatOf: (platform: Platform) => this.chats.get(platform) ?? null },
      wake: () => { this.ticking.wake(); },
      count: (counter, many) => { this.metrics.count(counter, many); },
    };
    this.desk = new Desk(this.around);
    this.ticking = makeTick(this.around, `worker-${String(process.pid)}-${String(Math.floor(clock.monotonic() * 1000))}`);
    this.#beat = clock.monotonic();
  }

  get url(): string {
    return this.web?.url ?? '';
  }

  tick(): Promise<void> {
    return this.ticking.tick();
  }

  startHeart(): void {
    this.#stopHeart = this.clock.heartbeat(async () => {
      this.#beat = this.clock.monotonic();
      await this.#follow();
      this.ticking.wake();
    });
  }

  health(): Health {
    const ok = this.clock.monotonic() - this.#beat < DEAD_AFTER;
    return { ok, details: { discord: stateOf(this.discord), slack: stateOf(this.slack), playground: this.playground ? 'on' : 'off' } };
  }

  async close(): Promise<void> {
    this.#stopHeart?.();
    await this.ticking.stop();
    await Promise.all([this.discord?.close(), this.slack?.close()]);
    await this.web?.close();
    await this.playground?.close();
    await this.store.close();
  }

  async #follow(): Promise<void> {
    if (this.clock.monotonic() - this.#followed < FOLLOW_EVERY) return;
    this.#followed = this.clock.monotonic();
    await this.clock.follow(() => this.store.databaseNow()).catch(() => {
      this.log.warn({}, 'the database could not be asked for the time');
    });
  }
}

function stateOf(connection: { isReady(): boolean } | null): string {
  if (connection === null) return 'off';
  return connection.isReady() ? 'connected' : 'connecting';
}

async function openTheWeb(running: Running, config: Config): Promise<void> {
  const { clock, log, store, desk } = running;
  const playground = config.playground ? await openPlayground({ folder: config.folder, clock, clockMayMove: config.discord === null && config.slack === null, log }) : null;
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
  const slack = await connectSlack({ ...config.slack, clock, log, desk });
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
  const running = new Running(store, clock, log);
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
