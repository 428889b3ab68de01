import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '../discord/json.js';
import { ApiServer } from './api-server.js';
import type { Backstage } from './call.js';
import { EventDesk } from './event-desk.js';
import type { Faults } from './faults.js';
import { HttpTransport } from './http-transport.js';
import { InteractionDesk } from './interaction-desk.js';
import { Ledger } from './ledger.js';
import { readManifest } from './manifest.js';
import { RateLimits } from './rate-limits.js';
import { SocketMode } from './socket-mode.js';
import type { NewTeam } from './team.js';
import { FakeTeam } from './team.js';
import type { Transport } from './transport.js';
import type { Ping, Settings } from './world.js';
import { World } from './world.js';

export interface FakeSlackOptions {
  /** The clock of messages, response_urls, retries and history, epoch ms; the real one unless given. */
  now?: () => number;
  /** The clock of signatures, epoch ms; the real one unless given, as Bolt checks them by it. */
  signedAt?: () => number;
  rateLimits?: 'on' | 'off';
  /** The clock of the rate limits, epoch ms; the real one unless given. */
  ratesAt?: () => number;
  historyLagMs?: number;
  historyMode?: Settings['historyMode'];
  /** Real ms for every acknowledgement; 3 s as on Slack unless given. */
  answerWithinMs?: number;
  /** Real ms a trigger_id lives; 3 s as on Slack unless given. */
  triggerLivesMs?: number;
  /** Real ms without a request after which an empty acknowledgement was the whole answer. */
  quietMs?: number;
  outcomeWithinMs?: number;
  /** Only the scopes, events, commands and shortcuts it names exist; without it all do. */
  manifest?: JsonObject;
}

/** A Slack on a loopback port. */
export class FakeSlack {
  readonly appToken = 'xapp-1-fake-token';
  readonly signingSecret = 'fake-signing-secret';
  readonly world: World;
  readonly ledger: Ledger;
  readonly events: EventDesk;
  readonly socket: SocketMode;
  readonly faults: Faults;
  private readonly desk: InteractionDesk;
  private readonly api: ApiServer;
  private readonly signedAt: () => number;
  private posted: HttpTransport | null = null;
  private readonly server = createServer((request, response) => {
    void this.api.handle(request, response).catch((error: unknown) => {
      this.world.violations.push(`the fake itself failed: ${error instanceof Error ? String(error.stack) : String(error)}`);
      response.destroy();
    });
  });

  constructor(options: FakeSlackOptions) {
    this.signedAt = options.signedAt ?? Date.now;
    this.world = new World(settingsOf(options));
    this.ledger = new Ledger(this.world);
    this.socket = new SocketMode(this.world, () => this.port);
    const transport = (): Transport => this.posted ?? this.socket;
    this.events = new EventDesk(this.world, this.ledger, transport);
    this.socket.onReady = () => void this.events.flush();
    this.desk = new InteractionDesk(this.world, {
      transport,
      ledger: this.ledger,
      baseUrl: () => this.baseUrl,
      quietFor: () => this.api.quietFor,
    });
    const back: Backstage = { world: this.world, desk: this.desk, ledger: this.ledger, socketUrl: () => this.socket.newUrl() };
    const commercial = (): boolean => this.world.settings.historyMode === 'commercial';
    const limits = new RateLimits({ on: options.rateLimits !== 'off', now: options.ratesAt ?? Date.now, commercial });
    this.api = new ApiServer({ back, appToken: this.appToken, limits });
    this.faults = this.api.faults;
    // Closed while idle, a connection could be closed under a request that has just been sent.
    this.server.keepAliveTimeout = 0;
    this.server.on('upgrade', (request, socket, head) => {
      this.socket.upgrade(request, socket, head);
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.desk.stop();
    this.posted?.stop();
    await this.socket.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** For Bolt: `slackApiUrl`. */
  get apiUrl(): string {
    return `${this.baseUrl}/api/`;
  }

  /** Everything the bot did that no bot may do; tests expect it empty. */
  get violations(): string[] {
    return this.world.violations;
  }

  /** Everybody the bot's messages would have notified. */
  get pings(): Ping[] {
    return this.world.pings;
  }

  get settings(): Settings {
    return this.world.settings;
  }

  /** The bot token of the only workspace. */
  get botToken(): string {
    const [team] = this.world.teams.values();
    if (!team) throw new Error('There is no workspace yet');
    return team.botToken;
  }

  addTeam(asked: NewTeam): FakeTeam {
    return new FakeTeam(this.world, this.desk, asked);
  }

  /** From now on everything goes to this address as signed requests; null: back to Socket Mode. */
  sendTo(url: string | null): void {
    this.posted?.stop();
    this.posted = url === null ? null : new HttpTransport(url, { world: this.world, secret: this.signingSecret, signedAt: this.signedAt });
  }

  /** What went to the app as signed requests, and the means to send it again, spoilt or not. */
  get http(): HttpTransport {
    if (!this.posted) throw new Error('Call sendTo first');
    return this.posted;
  }

  /** While on, requests get 503 (or a broken connection) and the sockets are gone. */
  outage(on: boolean, how: '503' | 'refused' = '503'): void {
    this.api.outage = on ? how : 'none';
    this.socket.setDown(on);
  }

  /** The same interaction once more, e.g. by a retry of the network. */
  replayInteraction(id: string): Promise<void> {
    return this.desk.replay(id);
  }

  /** Resolves when nothing has been under way for this many real ms. */
  async settled(quietMs = 50): Promise<void> {
    let quietSince = performance.now();
    let seen = this.ledger.requests.length;
    while (performance.now() - quietSince < quietMs) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (this.isHanding || this.api.inFlight > 0 || this.ledger.requests.length !== seen) quietSince = performance.now();
      seen = this.ledger.requests.length;
    }
  }

  /** Resolves when all that was sent to the app has arrived: it must not find its clock moved on. */
  async handedOver(): Promise<void> {
    while (this.isHanding) await new Promise((resolve) => setTimeout(resolve, 1));
  }

  private get isHanding(): boolean {
    return this.events.busy || this.socket.inFlight > 0 || (this.posted?.inFlight ?? 0) > 0;
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
}

const settingsOf = (options: FakeSlackOptions): Settings => ({
  now: options.now ?? Date.now,
  historyLagMs: options.historyLagMs ?? 0,
  historyMode: options.historyMode ?? 'internal',
  answerWithinMs: options.answerWithinMs ?? 3000,
  triggerLivesMs: options.triggerLivesMs ?? 3000,
  quietMs: options.quietMs ?? 2000,
  outcomeWithinMs: options.outcomeWithinMs ?? 15_000,
  manifest: options.manifest ? readManifest(options.manifest) : null,
});

export { blockSchemaPath } from './block-schema.js';
export type { FakeChannel } from './channel.js';
export type { FieldValue } from './fill.js';
export type { Outcome, Said, SeenMessage, SeenView } from './seen.js';
export type { Person } from './person.js';
export type { FakeGroup, FakeTeam } from './team.js';
export { EVERY_SCOPE } from './team.js';
export type { Ping } from './world.js';

export const startFakeSlack = (options: FakeSlackOptions = {}): Promise<FakeSlack> => new FakeSlack(options).start();
