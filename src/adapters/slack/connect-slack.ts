import type { IncomingMessage, ServerResponse } from 'node:http';
import { App } from '@slack/bolt';
import type { Moment } from '../../core/time/moment.js';
import type { Chat } from '../../ports/chat.js';
import type { Clock } from '../../ports/clock.js';
import type { FrontDesk } from '../../ports/front-desk.js';
import type { Log } from '../../ports/log.js';
import type { Watch } from '../../ports/watch.js';
import { clientOptionsOf, createClient, quietLogger, type ClientOptions, type SlackClient } from './create-client.js';
import { Directory } from './directory.js';
import { HttpGate } from './http-gate.js';
import { askIdentity, SettingRefused, type Identity } from './identity.js';
import { listenAtDoors } from './listen-at-doors.js';
import { describeFailure } from './read-failure.js';
import { seeMessages } from './see-messages.js';
import { Doors } from './serve-doors.js';
import { SlackChat } from './slack-chat.js';
import { SocketLink } from './socket-link.js';

export interface SlackOptions {
  readonly token: string;
  /** For Socket Mode, which is taken when both are there. */
  readonly appToken: string | null;
  /** For requests over HTTP, which come in through `handle`. */
  readonly signingSecret: string | null;
  /** Where Slack's Web API is; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly desk: FrontDesk;
  /** Who is told what happens in channels; left out where nobody wants to know. */
  readonly watch?: Watch;
}

export interface SlackConnection {
  readonly chat: Chat;
  /** Settles once Slack was reached for the first time; rejects with `SettingRefused` when it refuses our settings. */
  readonly ready: Promise<void>;
  isReady(): boolean;
  homes(): readonly { readonly key: string; readonly name: string }[];
  /** Serves one request that came in under `EVENTS_PATH`. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Answers what was begun and leaves. */
  close(): Promise<void>;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 60_000;
const SOCKETS = 2;

/** Connects to Slack; settles after the first try, whose failure only throws when the settings are to blame (`SettingRefused`). */
export async function connectSlack(options: SlackOptions): Promise<SlackConnection> {
  const link = new SlackLink(options);
  await link.open();
  return link;
}

class SlackLink implements SlackConnection {
  readonly chat: Chat;
  ready: Promise<void> = Promise.resolve();
  readonly #client: SlackClient;
  readonly #clientOptions: ClientOptions;
  readonly #sockets: readonly SocketLink[];
  readonly #gate: HttpGate | null;
  readonly #inFlight = new Set<Promise<void>>();
  #identity: Identity | null = null;
  #enteredAt: Moment = 0;
  #doors: Doors | null = null;
  #closed = false;

  constructor(private readonly options: SlackOptions) {
    const { token, appToken, signingSecret, apiUrl, clock, log } = options;
    this.#clientOptions = clientOptionsOf(apiUrl, log);
    this.#client = createClient(token, this.#clientOptions);
    this.chat = new SlackChat({ client: this.#client, identity: () => this.#identity, clock });
    this.#sockets = appToken === null ? [] : Array.from({ length: SOCKETS }, () => new SocketLink({ appToken, apiUrl, clock, log }));
    this.#gate = appToken === null && signingSecret !== null ? new HttpGate({ signingSecret, clock, log }) : null;
    if (appToken !== null && signingSecret !== null) log.info({}, 'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Slack is spoken to in Socket Mode');
    this.#attach();
  }

  isReady(): boolean {
    return this.#identity !== null && (this.#gate !== null || this.#sockets.some(({ isConnected }) => isConnected));
  }

  homes(): readonly { readonly key: string; readonly name: string }[] {
    return this.#identity === null ? [] : [{ key: this.#identity.key, name: this.#identity.name }];
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#gate === null || this.#doors === null || this.#closed) response.writeHead(this.#gate === null ? 404 : 503, { Connection: 'close' }).end();
    else await this.#gate.handle(request, response);
  }

  async open(): Promise<void> {
    if (await this.#tryToEnter()) return;
    this.ready = this.#repeat();
    this.ready.catch((error: unknown) => {
      this.options.log.error(describeFailure(error), 'Slack refuses the settings: check SLACK_BOT_TOKEN');
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#sockets.map((socket) => socket.close()));
    await Promise.allSettled([...this.#inFlight]);
  }

  /** One app behind all ways in; it asks nothing of Slack by itself. */
  #attach(): void {
    const { token, log, clock, watch } = this.options;
    const [first] = this.#sockets;
    const receiver = first?.receiver ?? this.#gate?.receiver;
    if (receiver === undefined) throw new SettingRefused('Slack needs SLACK_APP_TOKEN or SLACK_SIGNING_SECRET beside SLACK_BOT_TOKEN.');
    const authorize = () => Promise.resolve({ botToken: token });
    const app = new App({ receiver, authorize, convoStore: false, ignoreSelf: false, logger: quietLogger(log), clientOptions: { ...this.#clientOptions } });
    for (const socket of this.#sockets) socket.init(app);
    listenAtDoors(app, { doors: () => this.#doors, track: this.#track, leave: (at) => { this.#leave(at); } });
    if (watch !== undefined) seeMessages(app, { identity: () => this.#identity, watch, clock, log });
    app.error((error) => {
      log.error(describeFailure(error), 'something from Slack could not be served');
      return Promise.resolve();
    });
  }

  /** Tells whether it is done with; throws `SettingRefused`. */
  async #tryToEnter(): Promise<boolean> {
    const { desk, clock, log } = this.options;
    try {
      const identity = await askIdentity(this.#client);
      await desk.joined('slack', identity.key, identity.name);
      const directory = new Directory({ client: this.#client, clock, log });
      this.#doors = new Doors({ desk, clock, log, client: this.#client, identity, directory });
      this.#identity = identity;
      this.#enteredAt = clock.now();
      await Promise.all(this.#sockets.map((socket) => socket.open()));
      return true;
    } catch (error) {
      if (error instanceof SettingRefused) throw error;
      log.warn(describeFailure(error), 'Slack cannot be reached, trying again');
      return false;
    }
  }

  async #repeat(): Promise<void> {
    for (let wait = FIRST_WAIT; !this.#closed; wait = Math.min(LONGEST_WAIT, wait * 2)) {
      await this.options.clock.sleep(wait);
      if (this.#isOver() || (await this.#tryToEnter())) return;
    }
  }

  #isOver(): boolean {
    return this.#closed;
  }

  /** The app was taken out of the workspace, and its token is dead. Slack may say so again minutes later, when somebody has put it back. */
  #leave(at: Moment): void {
    const identity = this.#identity;
    if (identity === null || at < this.#enteredAt) return;
    this.#identity = null;
    this.#track(this.options.desk.left('slack', identity.key).catch((error: unknown) => {
      this.options.log.error(describeFailure(error), 'a change of workspaces could not be taken in');
    }));
  }

  readonly #track = (work: Promise<void>): void => {
    const kept = work.finally(() => this.#inFlight.delete(kept));
    this.#inFlight.add(kept);
  };
}
