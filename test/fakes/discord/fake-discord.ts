import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Backstage } from './call.js';
import type { Faults } from './faults.js';
import { Gateway } from './gateway.js';
import type { NewGuild } from './guild.js';
import { FakeGuild } from './guild.js';
import { InteractionDesk } from './interaction-desk.js';
import { Ledger } from './ledger.js';
import type { OpenApiVerdict } from './openapi-check.js';
import { OpenApiCheck } from './openapi-check.js';
import { RestServer } from './rest-server.js';
import { Intent, World } from './world.js';

export interface FakeDiscordOptions {
  /** The clock of messages, nonces, tokens' life and daily counts, epoch ms; the real one unless given. */
  now?: () => number;
  /** Privileged intents switched on in the developer portal, as bits; none unless given. */
  grantedIntents?: number;
  rateLimits?: 'on' | 'off';
  /** Real ms for the first answer to an interaction; 3 s as on Discord unless given. */
  answerWithinMs?: number;
  /** Real ms after which a test gives up waiting for a deferred answer. */
  outcomeWithinMs?: number;
  heartbeatMs?: number;
  /** Refuse every text of the bot's that does not say allowed_mentions {parse: []}; on unless given. */
  rejectUnsafeMentions?: boolean;
}

/** A Discord on a loopback port. */
export class FakeDiscord {
  readonly token = `fake.${'t'.repeat(20)}.token`;
  readonly ledger: Ledger;
  readonly world: World;
  readonly gateway: Gateway;
  readonly faults: Faults;
  private readonly desk: InteractionDesk;
  private readonly rest: RestServer;
  private readonly settings: { rejectUnsafeMentions: boolean };
  private readonly server = createServer((request, response) => {
    void this.rest.handle(request, response).catch((error: unknown) => {
      this.world.violations.push(`the fake itself failed: ${String(error)}`);
      response.destroy();
    });
  });

  constructor(options: FakeDiscordOptions) {
    this.world = new World(options.now ?? Date.now);
    this.ledger = new Ledger(this.world);
    this.settings = { rejectUnsafeMentions: options.rejectUnsafeMentions ?? true };
    this.desk = new InteractionDesk(this.world, {
      answerWithinMs: options.answerWithinMs ?? 3000,
      outcomeWithinMs: options.outcomeWithinMs ?? 15_000,
    });
    const grantedIntents = options.grantedIntents ?? 0;
    const token = (): string => this.token;
    this.gateway = new Gateway({
      world: this.world,
      token,
      grantedIntents,
      heartbeatMs: options.heartbeatMs ?? 41_250,
      url: () => this.gatewayUrl,
    });
    const back: Backstage = {
      world: this.world,
      desk: this.desk,
      ledger: this.ledger,
      settings: this.settings,
      gatewayUrl: () => this.gatewayUrl,
      identifiesLeft: () => this.gateway.identifiesLeft(),
      mayReadContent: () => (grantedIntents & Intent.messageContent) !== 0,
    };
    this.rest = new RestServer({ back, token, rateLimits: options.rateLimits !== 'off' });
    this.faults = this.rest.faults;
    // Closed while idle, a connection could be closed under a request that has just been sent.
    this.server.keepAliveTimeout = 0;
    this.server.on('upgrade', (request, socket, head) => {
      this.gateway.upgrade(request, socket, head);
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async stop(): Promise<void> {
    this.desk.stop();
    this.gateway.stop();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** For discord.js: `rest: { api: fake.apiUrl }`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${String(this.port)}/api`;
  }

  get gatewayUrl(): string {
    return `ws://127.0.0.1:${String(this.port)}`;
  }

  /** Everything the bot did that no bot may do; tests expect it empty. */
  get violations(): string[] {
    return this.world.violations;
  }

  get applicationId(): string {
    return this.world.bot.id;
  }

  get rejectUnsafeMentions(): boolean {
    return this.settings.rejectUnsafeMentions;
  }

  set rejectUnsafeMentions(reject: boolean) {
    this.settings.rejectUnsafeMentions = reject;
  }

  addGuild(asked: NewGuild): FakeGuild {
    return new FakeGuild({ world: this.world, desk: this.desk }, asked);
  }

  /** While on, requests get 503 (or a reset connection) and the gateway is gone. */
  outage(on: boolean, how: '503' | 'refused' = '503'): void {
    this.rest.outage = on ? how : 'none';
    this.gateway.setDown(on);
  }

  /** Sends the same INTERACTION_CREATE again. */
  replayInteraction(id: string): void {
    this.desk.replay(id);
  }

  /** Resolves when no request has been in flight for this many real ms. */
  async settled(quietMs = 50): Promise<void> {
    let quietSince = performance.now();
    let seen = this.ledger.requests.length;
    while (performance.now() - quietSince < quietMs) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      const busy = this.rest.inFlight > 0 || this.ledger.requests.length !== seen;
      if (busy) quietSince = performance.now();
      seen = this.ledger.requests.length;
    }
  }

  /** Everything the bot sent, against Discord's OpenAPI description at this path. */
  checkRequests(openapiPath: string): OpenApiVerdict {
    return new OpenApiCheck(openapiPath).checkRequests(this.ledger.requests);
  }

  /** Everything this fake answered with success, against the same description. */
  checkResponses(openapiPath: string): OpenApiVerdict {
    return new OpenApiCheck(openapiPath).checkResponses(this.ledger.requests);
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
}

export { actByFilter } from './happenings.js';
export type { FakeChannel } from './channel.js';
export type { FakeGuild, FakeRole } from './guild.js';
export type { Person } from './person.js';
export type { Choice, Outcome, SeenForm, SeenMessage } from './seen.js';
export { discordOpenapiPath } from './openapi-check.js';
export { Permission } from './permissions.js';
export { Intent } from './world.js';

export const startFakeDiscord = (options: FakeDiscordOptions = {}): Promise<FakeDiscord> =>
  new FakeDiscord(options).start();
