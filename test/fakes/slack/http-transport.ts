import { createHmac } from 'node:crypto';
import { textAt } from '../discord/json.js';
import type { Delivered, Parcel, Transport } from './transport.js';
import type { World } from './world.js';

/** One request exactly as it left. */
export interface SentRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpAnswer {
  /** 0: nobody answered. */
  readonly status: number;
  readonly text: string;
}

/** How a request is spoilt before it is sent once more; `replayed` leaves it as it was. */
export type Spoilt =
  | 'replayed'
  | 'changed-body'
  | 'wrong-secret'
  | 'wrong-version'
  | 'unsigned'
  | 'no-timestamp'
  /** Signed rightly, but dated 301 s ago or in 301 s. */
  | 'stale'
  | 'future';

interface HttpOptions {
  readonly world: World;
  readonly secret: string;
  /** Clock of the signatures, epoch ms. */
  readonly signedAt: () => number;
}

const BEYOND_S = 301;

/** Signed requests to the address of the app. */
export class HttpTransport implements Transport {
  inFlight = 0;
  readonly sent: SentRequest[] = [];
  private readonly aborts = new Set<AbortController>();

  constructor(
    readonly url: string,
    private readonly options: HttpOptions,
  ) {}

  async deliver(parcel: Parcel): Promise<Delivered> {
    const retry: Record<string, string> =
      parcel.attempt > 0 ? { 'x-slack-retry-num': String(parcel.attempt), 'x-slack-retry-reason': parcel.reason } : {};
    const request = this.sign(bodyOf(parcel), parcel.kind === 'events_api' ? 'json' : 'form', retry);
    const answer = await this.send(request);
    if (answer === 'late') return { how: 'late', reason: 'http_timeout', answer: null };
    if (answer.status === 0) return { how: 'unreached', reason: 'connection_failed', answer: null };
    if (answer.status < 200 || answer.status > 299) return { how: 'refused', reason: 'http_error', answer: null };
    return { how: 'acked', reason: '', answer: readAnswer(answer.text) };
  }

  /** Slack's question when the address is entered; the app has to give the challenge back. */
  async verifyUrl(challenge = 'fake-challenge'): Promise<HttpAnswer> {
    const body = JSON.stringify({ token: 'fake-verification', challenge, type: 'url_verification' });
    return asAnswer(await this.send(this.sign(body, 'json')));
  }

  /** Sends a request once more, exactly as it was or spoilt. */
  async resend(request: SentRequest, how: Spoilt = 'replayed'): Promise<HttpAnswer> {
    return asAnswer(await this.send(this.spoil(request, how), false));
  }

  stop(): void {
    for (const abort of this.aborts) abort.abort();
  }

  private sign(body: string, type: 'json' | 'form', more: Record<string, string> = {}): SentRequest {
    const seconds = String(Math.floor(this.options.signedAt() / 1000));
    const headers = {
      'content-type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': seconds,
      'x-slack-signature': signatureOf(this.options.secret, seconds, body),
      ...more,
    };
    return { url: this.url, headers, body };
  }

  private spoil(request: SentRequest, how: Spoilt): SentRequest {
    const { 'x-slack-signature': signature = '', 'x-slack-request-timestamp': seconds = '', ...rest } = request.headers;
    const dated = (shift: number): SentRequest => {
      const at = String(Math.floor(this.options.signedAt() / 1000) + shift);
      const headers = { ...rest, 'x-slack-request-timestamp': at, 'x-slack-signature': signatureOf(this.options.secret, at, request.body) };
      return { ...request, headers };
    };
    const headers = (more: Record<string, string>): SentRequest => ({ ...request, headers: { ...rest, ...more } });
    switch (how) {
      case 'replayed':
        return request;
      case 'changed-body':
        return { ...request, body: `${request.body} ` };
      case 'wrong-secret':
        return headers({ 'x-slack-request-timestamp': seconds, 'x-slack-signature': signatureOf('another', seconds, request.body) });
      case 'wrong-version':
        return headers({ 'x-slack-request-timestamp': seconds, 'x-slack-signature': signature.replace('v0', 'v1') });
      case 'unsigned':
        return headers({ 'x-slack-request-timestamp': seconds });
      case 'no-timestamp':
        return headers({ 'x-slack-signature': signature });
      case 'stale':
        return dated(-BEYOND_S);
      case 'future':
        return dated(BEYOND_S);
    }
  }

  private async send(request: SentRequest, remembered = true): Promise<HttpAnswer | 'late'> {
    if (remembered) this.sent.push(request);
    const abort = new AbortController();
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      abort.abort();
    }, this.options.world.settings.answerWithinMs);
    this.inFlight += 1;
    this.aborts.add(abort);
    try {
      const { url, headers, body } = request;
      const response = await fetch(url, { method: 'POST', headers: { ...headers, connection: 'close' }, body, signal: abort.signal });
      return { status: response.status, text: await response.text() };
    } catch {
      return late ? 'late' : { status: 0, text: '' };
    } finally {
      clearTimeout(timer);
      this.aborts.delete(abort);
      this.inFlight -= 1;
    }
  }
}

export const signatureOf = (secret: string, seconds: string, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')}`;

const bodyOf = ({ kind, payload }: Parcel): string => {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(Object.fromEntries(Object.keys(payload).map((key) => [key, textAt(payload, key)]))).toString();
};

const readAnswer = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

const asAnswer = (answer: HttpAnswer | 'late'): HttpAnswer => (answer === 'late' ? { status: 0, text: '' } : answer);
