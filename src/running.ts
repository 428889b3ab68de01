import type { DiscordConnection } from './adapters/discord/connect-discord.js';
import type { NodeClock } from './adapters/node/clock.js';
import type { SlackConnection } from './adapters/slack/connect-slack.js';
import { Metrics } from './adapters/web/metrics.js';
import type { Playground } from './adapters/web/playground.js';
import type { Health, Web } from './adapters/web/serve-web.js';
import type { Platform } from './core/community/home.js';
import type { LiveWatch } from './events/live-watch.js';
import { Desk } from './front-desk.js';
import { makeTick, type Ticking } from './jobs/tick.js';
import type { Chat } from './ports/chat.js';
import type { Log } from './ports/log.js';
import type { Store } from './ports/store.js';
import type { Surroundings } from './use-cases/context.js';

export interface Guidon {
  readonly url: string;
  /** Does everything that is due now; for those who moved the clock. */
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** Without a beat this long the process is stuck and may be started anew. */
const DEAD_AFTER = 60_000;
const FOLLOW_EVERY = 60_000;

/** Everything that runs, and how it beats and ends. */
export class Running implements Guidon {
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
  #conversations: { readonly 'new conversations'?: 'stopped' } = {};
  #stopHeart: (() => void) | null = null;

  constructor(
    readonly store: Store,
    readonly clock: NodeClock,
    readonly log: Log,
    readonly watch: LiveWatch,
  ) {
    this.around = {
      ...{ store, clock, log, watch, chatOf: (platform: Platform) => this.chats.get(platform) ?? null },
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
      void this.watch.follow();
      this.ticking.wake();
    });
  }

  health(): Health {
    const ok = this.clock.monotonic() - this.#beat < DEAD_AFTER;
    return { ok, details: { discord: stateOf(this.discord), slack: stateOf(this.slack), playground: this.playground ? 'on' : 'off', ...this.#conversations } };
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
    try {
      await this.clock.follow(() => this.store.databaseNow());
      this.#conversations = (await this.store.queue.dmStop()) === null ? {} : { 'new conversations': 'stopped' };
    } catch {
      this.log.warn({}, 'the database could not be asked for the time');
    }
  }
}

function stateOf(connection: { isReady(): boolean } | null): string {
  if (connection === null) return 'off';
  return connection.isReady() ? 'connected' : 'connecting';
}
