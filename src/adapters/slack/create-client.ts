import { LogLevel, webApi, type Logger } from '@slack/bolt';
import type { Log } from '../../ports/log.js';

export type SlackClient = webApi.WebClient;

export interface ClientOptions {
  readonly slackApiUrl?: string;
  readonly retryConfig: { readonly retries: number };
  readonly timeout: number;
  readonly rejectRateLimitedCalls: true;
  readonly logger: Logger;
}

/** Nothing is sent twice by the library itself: repeating is the delivery ledger's business. */
export function clientOptionsOf(apiUrl: string | null, log: Log): ClientOptions {
  return { retryConfig: { retries: 0 }, timeout: 10_000, rejectRateLimitedCalls: true, logger: quietLogger(log), ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }) };
}

export function createClient(token: string, options: ClientOptions): SlackClient {
  return new webApi.WebClient(token, { ...options });
}

/** What the library would write may hold addresses and people's words, so that only the fact of it is kept. */
export function quietLogger(log: Log): Logger {
  const silent = (): void => undefined;
  return {
    debug: silent,
    info: silent,
    warn: () => { log.debug({}, 'the Slack client warns'); },
    error: () => { log.debug({}, 'the Slack client reports an error'); },
    setLevel: silent,
    getLevel: () => LogLevel.ERROR,
    setName: silent,
  };
}
