import { SocketModeReceiver, type App } from '@slack/bolt';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import { quietLogger } from './create-client.js';
import { describeFailure } from './read-failure.js';

interface SocketParts {
  readonly appToken: string;
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly log: Log;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/** One socket of Socket Mode that is opened again whenever it ends. Two of them take turns, so that Slack always finds one. */
export class SocketLink {
  readonly #receiver: SocketModeReceiver;
  #connected = false;
  #closed = false;

  constructor(private readonly parts: SocketParts) {
    // Options of its own: what keeps posts from being repeated must not keep the socket from coming back.
    const clientOptions = { ...(parts.apiUrl === null ? {} : { slackApiUrl: parts.apiUrl }), retryConfig: { retries: 2, minTimeout: 500 }, timeout: 10_000 };
    this.#receiver = new SocketModeReceiver({
      appToken: parts.appToken,
      logger: quietLogger(parts.log),
      // The library waits 5 s before each new attempt and gives up on some answers; here is the one loop that does not.
      autoReconnectEnabled: false,
      installerOptions: { clientOptions },
      processEventErrorHandler: (failed) => {
        parts.log.error(describeFailure(failed.error), 'an envelope from Slack could not be served');
        return Promise.resolve(false);
      },
    });
  }

  get isConnected(): boolean {
    return this.#connected;
  }

  init(app: App): void {
    this.#receiver.init(app);
  }

  get receiver(): SocketModeReceiver {
    return this.#receiver;
  }

  /** Keeps the socket open until `close`; settles after the first try. */
  async open(): Promise<void> {
    const first = await this.#connect();
    void this.#keep(first);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#receiver.stop().catch(() => undefined);
  }

  async #keep(connected: boolean): Promise<void> {
    let wait = connected ? 0 : FIRST_WAIT;
    while (!this.#closed) {
      if (this.#connected) await this.#ended();
      else await this.parts.clock.sleep(wait);
      if (this.#stopped()) return;
      wait = (await this.#connect()) ? 0 : Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, wait * 2));
    }
  }

  #stopped(): boolean {
    return this.#closed;
  }

  async #connect(): Promise<boolean> {
    try {
      await this.#receiver.start();
      this.#connected = !this.#closed;
      this.#receiver.client.once('disconnected', () => { this.#connected = false; });
      if (this.#closed) await this.#receiver.stop();
      return true;
    } catch (error) {
      this.#connected = false;
      if (!this.#closed) this.parts.log.warn(describeFailure(error), 'Slack’s socket cannot be opened, trying again');
      return false;
    }
  }

  #ended(): Promise<void> {
    return new Promise((resolve) => {
      this.#receiver.client.once('disconnected', () => { resolve(); });
    });
  }
}
