import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPReceiver, type App } from '@slack/bolt';
import type { Clock } from '../../ports/clock.js';
import type { Log } from '../../ports/log.js';
import { quietLogger } from './create-client.js';
import { describeFailure } from './read-failure.js';

interface GateParts {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** Where Slack sends its requests. */
export const EVENTS_PATH = '/slack/events';
const MOST_BYTES = 1_000_000;
const FRESH_FOR = 300_000;
const SIGNATURE = /^v0=[0-9a-f]{64}$/u;
const STAMP = /^\d{1,12}$/u;

/** Lets in what Slack signed less than five minutes ago or ahead, each once; Bolt itself checks neither future nor repeat. */
export class HttpGate {
  readonly receiver: HTTPReceiver;
  /** Signatures let in, and when each may be forgotten: then its date alone keeps it out. */
  readonly #seen = new Map<string, number>();

  constructor(private readonly parts: GateParts) {
    this.receiver = new HTTPReceiver({
      signingSecret: parts.signingSecret,
      signatureVerification: false,
      endpoints: EVENTS_PATH,
      logger: quietLogger(parts.log),
      processEventErrorHandler: ({ error, response }) => {
        parts.log.error(describeFailure(error), 'a request from Slack could not be served');
        if (!response.headersSent) response.writeHead(500).end();
        return Promise.resolve(false);
      },
    });
  }

  init(app: App): void {
    this.receiver.init(app);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    if (body === null) {
      refuse(response, 413);
    } else if (this.#admits(request, body)) {
      this.receiver.requestListener(Object.assign(request, { rawBody: body }), response);
    } else {
      this.parts.log.warn({}, 'a request that Slack did not sign just now was refused');
      refuse(response, 401);
    }
  }

  #admits({ headersDistinct: headers }: IncomingMessage, body: Buffer): boolean {
    const stamp = only(headers['x-slack-request-timestamp']);
    const signature = only(headers['x-slack-signature']);
    if (!STAMP.test(stamp) || !SIGNATURE.test(signature)) return false;
    const now = this.parts.clock.now();
    if (Math.abs(now - Number(stamp) * 1000) > FRESH_FOR) return false;
    return this.#isSigned(stamp, signature, body) && this.#isFirst(signature, Number(stamp) * 1000 + FRESH_FOR, now);
  }

  #isSigned(stamp: string, signature: string, body: Buffer): boolean {
    const expected = createHmac('sha256', this.parts.signingSecret).update(`v0:${stamp}:`).update(body).digest('hex');
    return timingSafeEqual(Buffer.from(signature), Buffer.from(`v0=${expected}`));
  }

  #isFirst(signature: string, until: number, now: number): boolean {
    for (const [old, end] of this.#seen) if (end < now) this.#seen.delete(old);
    if (this.#seen.has(signature)) return false;
    this.#seen.set(signature, until);
    return true;
  }
}

/** The value of a header that came exactly once; else what fits nothing. */
function only(values: readonly string[] | undefined): string {
  return values?.length === 1 ? (values[0] ?? '') : '';
}

/** Null when it is more than a megabyte, of which no more is read than that. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return null;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { Connection: 'close' }).end();
}
