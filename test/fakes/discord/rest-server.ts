import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, refuse, refuseField } from './api-error.js';
import type { Answer, Backstage, Call, Route, SentFile } from './call.js';
import type { FaultKind } from './faults.js';
import { Faults } from './faults.js';
import { isObject } from './json.js';
import type { RecordedRequest } from './ledger.js';
import { readMultipart } from './multipart.js';
import { bucketOf, RateLimits } from './rate-limits.js';
import { channelRoutes } from './routes-channels.js';
import { interactionRoutes } from './routes-interactions.js';
import { messageRoutes } from './routes-messages.js';
import { worldRoutes } from './routes-world.js';

const PREFIX = '/api/v10';
const LARGEST_REQUEST = 25 * 1024 * 1024;
const ROUTES: readonly Route[] = [...channelRoutes, ...messageRoutes, ...interactionRoutes, ...worldRoutes];

interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

interface Reply extends Answer {
  readonly headers: Record<string, string>;
}

interface RestOptions {
  readonly back: Backstage;
  readonly token: () => string;
  readonly rateLimits: boolean;
}

/** The request side. */
export class RestServer {
  readonly faults = new Faults();
  outage: 'none' | '503' | 'refused' = 'none';
  inFlight = 0;
  private readonly limits: RateLimits;

  constructor(private readonly options: RestOptions) {
    this.limits = new RateLimits(options.rateLimits);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight += 1;
    response.on('close', () => {
      this.inFlight -= 1;
    });
    if (this.outage === 'refused') {
      request.socket.destroy();
      return;
    }
    const raw = await readAll(request);
    if (!raw) return;
    this.process(request, response, raw);
  }

  private process(request: IncomingMessage, response: ServerResponse, raw: Buffer): void {
    const { world, ledger } = this.options.back;
    const url = new URL(request.url ?? '/', 'http://fake');
    const method = request.method ?? 'GET';
    const path = url.pathname.startsWith(PREFIX) ? url.pathname.slice(PREFIX.length) : url.pathname;
    const match = url.pathname.startsWith(PREFIX) ? findRoute(method, path) : null;
    const sent = readBody(raw, request.headers['content-type'] ?? '');
    const record: RecordedRequest = {
      method,
      route: match?.route.path ?? path,
      path,
      query: Object.fromEntries(url.searchParams),
      body: sent.body,
      multipart: sent.files.length > 0,
      at: world.now(),
      status: 0,
      response: undefined,
    };
    ledger.requests.push(record);
    const target = { method, route: record.route, path, body: isObject(sent.body) ? sent.body : {} };
    const fault = this.faults.take(target);
    const reply = this.decide(request, record, { match, fault, files: sent.files, size: raw.length });
    if ([401, 403, 429].includes(reply.status) && reply.headers['X-RateLimit-Scope'] !== 'shared') ledger.invalidRequests += 1;
    send(response, record, reply, fault);
  }

  private decide(
    request: IncomingMessage,
    record: RecordedRequest,
    { match, fault, files, size }: { match: Match | null; fault: FaultKind | null; files: SentFile[]; size: number },
  ): Reply {
    if (this.outage === '503' || fault === '503') return problem(503, '503: Service Unavailable');
    if (fault === '500') return problem(500, '500: Internal Server Error');
    if (fault === '400') return asReply(refuseField(['content'], 'CONTENT_REFUSED', 'Not this'));
    if (fault?.includes(':')) return asReply(refusalOf(fault));
    if (fault === '429') return limited({ retryAfter: 1, global: false, headers: { 'Retry-After': '1', 'X-RateLimit-Scope': 'user' } });
    if (fault === 'reset' || fault === 'no-answer') return problem(0, 'never sent');
    if (size > LARGEST_REQUEST) return problem(413, 'Request entity too large');
    if (!match) {
      this.options.back.world.violations.push(`unknown route: ${record.method} ${record.path}`);
      return asReply(refuse.generic404());
    }
    if (match.route.bot && request.headers.authorization !== `Bot ${this.options.token()}`) {
      return asReply(refuse.unauthorized());
    }
    const isAnswer = match.route.path.startsWith('/interactions/');
    const verdict = isAnswer
      ? { headers: {}, retryAfter: null, global: false }
      : this.limits.spend(bucketOf(record.method, match.route.path, majorOf(match.params)), !match.route.bot);
    if (verdict.retryAfter !== null) return limited({ ...verdict, retryAfter: verdict.retryAfter });
    const call = { params: match.params, query: record.query, body: record.body, files, back: this.options.back };
    const reply = this.run(match.route, call);
    return { ...reply, headers: { ...verdict.headers, ...reply.headers } };
  }

  private run(route: Route, call: Call): Reply {
    try {
      return { ...route.run(call), headers: {} };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const key = call.params['interaction_id'] ?? call.params['webhook_token'];
      const interaction = key === undefined ? undefined : call.back.desk.byEither(key);
      interaction?.refusals.push(`${String(error.code)} ${JSON.stringify(error.toJson())}`);
      return asReply(error);
    }
  }
}

const majorOf = (params: Record<string, string>): string =>
  params['channel_id'] ?? params['guild_id'] ?? params['webhook_token'] ?? '';

const refusalOf = (fault: FaultKind): ApiError => {
  const [status, code] = fault.split(':').map(Number);
  return new ApiError(status ?? 0, code ?? 0, 'Refused by plan');
};

const asReply = (error: ApiError): Reply => ({
  status: error.status,
  body: error.toJson(),
  headers:
    error.retryAfter === undefined
      ? {}
      : { 'Retry-After': String(Math.ceil(error.retryAfter)), 'X-RateLimit-Scope': 'user' },
});

const problem = (status: number, message: string): Reply => ({ status, body: { message, code: 0 }, headers: {} });

const limited = (verdict: { retryAfter: number; global: boolean; headers: Record<string, string> }): Reply => ({
  status: 429,
  headers: verdict.headers,
  body: { message: 'You are being rate limited.', retry_after: verdict.retryAfter, global: verdict.global },
});

const send = (response: ServerResponse, record: RecordedRequest, reply: Reply, fault: FaultKind | null): void => {
  record.response = reply.body;
  if (fault === 'no-answer' || fault === 'no-answer-after-store') return;
  if (fault === 'reset' || fault === 'reset-after-store') {
    response.socket?.resetAndDestroy();
    return;
  }
  const shown = fault === '500-after-store' ? problem(500, '500: Internal Server Error') : reply;
  record.status = fault === 'cut-body' ? 0 : shown.status;
  const text = shown.body === undefined ? '' : JSON.stringify(shown.body);
  const headers = { ...shown.headers, ...(text ? { 'Content-Type': 'application/json' } : {}) };
  if (fault === 'cut-body') {
    response.writeHead(shown.status, { ...headers, 'Content-Length': Buffer.byteLength(text) + 10 });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
    return;
  }
  response.writeHead(shown.status, headers);
  response.end(text);
};

const readAll = async (request: IncomingMessage): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  } catch {
    return null;
  }
};

const readBody = (raw: Buffer, contentType: string): { body: unknown; files: SentFile[] } => {
  if (raw.length === 0) return { body: undefined, files: [] };
  const { json, files } = contentType.startsWith('multipart/')
    ? readMultipart(raw, contentType)
    : { json: raw.toString(), files: [] };
  try {
    return { body: json === null ? {} : (JSON.parse(json) as unknown), files };
  } catch {
    return { body: undefined, files };
  }
};

const findRoute = (method: string, path: string): Match | null => {
  const parts = path.split('/');
  for (const route of ROUTES) {
    const params = route.method === method ? fit(route.path.split('/'), parts) : null;
    if (params) return { route, params };
  }
  return null;
};

const fit = (pattern: readonly string[], parts: readonly string[]): Record<string, string> | null => {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = {};
  for (const [index, piece] of pattern.entries()) {
    const part = decodeURIComponent(parts[index] ?? '');
    if (piece.startsWith('{')) params[piece.slice(1, -1)] = part;
    else if (piece !== part) return null;
  }
  return params;
};

