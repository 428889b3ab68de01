import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../discord/json.js';
import { isObject, textAt } from '../discord/json.js';
import type { Backstage, Call, Method } from './call.js';
import type { FaultKind } from './faults.js';
import { Faults } from './faults.js';
import type { RecordedRequest } from './ledger.js';
import { chatMethods } from './methods-chat.js';
import { conversationMethods } from './methods-conversations.js';
import { peopleMethods } from './methods-people.js';
import { pinMethods } from './methods-pins.js';
import { viewMethods } from './methods-views.js';
import type { RateLimits } from './rate-limits.js';
import { readArguments } from './arguments.js';
import { SlackError } from './slack-error.js';
import type { FakeTeam } from './team.js';

const METHODS = new Map([...chatMethods, ...conversationMethods, ...peopleMethods, ...viewMethods, ...pinMethods].map((method) => [method.name, method]));

/** Sent along with every call: the token by older clients, the workspace by Bolt. */
const ALWAYS_ALLOWED = ['token', 'team_id'];

interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Record<string, string>;
}

interface ApiOptions {
  readonly back: Backstage;
  readonly appToken: string;
  readonly limits: RateLimits;
}

/** The Web API under /api/ and the addresses for answers under /response/. */
export class ApiServer {
  readonly faults = new Faults();
  outage: 'none' | '503' | 'refused' = 'none';
  inFlight = 0;
  /** Monotonic, ms. */
  private lastAt = 0;

  constructor(private readonly options: ApiOptions) {}

  /** Real ms since the last request ended; 0 while one is under way. */
  get quietFor(): number {
    return this.inFlight > 0 ? 0 : performance.now() - this.lastAt;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.inFlight += 1;
    response.on('close', () => {
      this.inFlight -= 1;
      this.lastAt = performance.now();
    });
    if (this.outage === 'refused') {
      request.socket.destroy();
      return;
    }
    const raw = await readAll(request);
    if (raw !== null) this.process(request, response, raw);
  }

  private process(request: IncomingMessage, response: ServerResponse, raw: string): void {
    const { world, ledger } = this.options.back;
    const url = new URL(request.url ?? '/', 'http://fake');
    const args = readArguments(raw, request.headers['content-type'] ?? '', url.searchParams);
    const isResponse = url.pathname.startsWith('/response/');
    const method = isResponse ? 'response_url' : url.pathname.replace(/^\/api\//, '');
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? textAt(args, 'token');
    const record: RecordedRequest = { method, args, token, at: world.now(), status: 0, response: undefined };
    ledger.requests.push(record);
    const fault = this.faults.take({ method, args });
    const early = this.failEarly(fault);
    const reply = early ?? (isResponse ? this.options.back.desk.responses.respond(url.pathname.slice('/response/'.length), args) : this.call(record));
    send(response, record, reply, fault);
  }

  private failEarly(fault: FaultKind | null): Reply | null {
    if (this.outage === '503' || fault === '503') return { status: 503, body: 'service unavailable' };
    if (fault === '500') return { status: 500, body: 'internal error' };
    if (fault?.startsWith('refused:')) return { status: 200, body: new SlackError(fault.slice('refused:'.length)).toJson() };
    if (fault === '429') return tooMany(this.faults.retryAfter);
    if (fault === 'reset' || fault === 'no-answer') return { status: 0, body: null };
    return null;
  }

  private call(record: RecordedRequest): Reply {
    const { world } = this.options.back;
    const method = METHODS.get(record.method);
    if (!method) {
      world.violations.push(`unknown method: ${record.method}`);
      return { status: 200, body: { ok: false, error: 'unknown_method' } };
    }
    for (const key of Object.keys(record.args)) {
      if (!method.args.includes(key) && !ALWAYS_ALLOWED.includes(key)) world.violations.push(`${method.name} has no argument ${key}`);
    }
    const team = [...world.teams.values()].find((one) => one.botToken === record.token);
    try {
      const wait = this.options.limits.spend(method.name, team?.id ?? '', textAt(record.args, 'channel'));
      if (wait !== null) return tooMany(wait);
      const body = this.run(method, record, team);
      return { status: 200, body: { ok: true, ...body }, headers: scopeHeaders(team) };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { status: 200, body: error.toJson(), headers: scopeHeaders(team) };
    }
  }

  private run(method: Method, { token, args }: RecordedRequest, team: FakeTeam | undefined): JsonObject {
    const isApp = token === this.options.appToken;
    if (token === '') throw new SlackError('not_authed');
    if (!isApp && !team) throw new SlackError('invalid_auth');
    if ((method.token === 'app') !== isApp) throw new SlackError('not_allowed_token_type');
    const home = team ?? [...this.options.back.world.teams.values()][0];
    if (!home?.installed) throw new SlackError('account_inactive');
    const call: Call = { args, team: home, back: this.options.back };
    if (!isApp) requireScope(method, call);
    const missing = (method.required ?? []).filter((key) => args[key] === undefined || args[key] === '');
    if (missing.length > 0) {
      throw new SlackError('invalid_arguments', { messages: missing.map((key) => `[ERROR] missing required field: ${key}`) });
    }
    return method.run(call);
  }
}

const requireScope = (method: Method, call: Call): void => {
  const { scope } = method;
  if (scope === undefined) return;
  const needed = typeof scope === 'string' ? scope : scope(call);
  const { scopes } = call.team;
  if (!scopes.has(needed)) throw new SlackError('missing_scope', { needed, provided: [...scopes].join(',') });
};

const scopeHeaders = (team: FakeTeam | undefined): Record<string, string> => (team ? { 'x-oauth-scopes': [...team.scopes].join(',') } : {});

const tooMany = (seconds: number): Reply => ({
  status: 429,
  body: { ok: false, error: 'ratelimited' },
  headers: { 'Retry-After': String(seconds) },
});

const send = (response: ServerResponse, record: RecordedRequest, reply: Reply, fault: FaultKind | null): void => {
  record.response = reply.body;
  if (fault === 'no-answer' || fault === 'no-answer-after-store') return;
  if (fault === 'reset' || fault === 'reset-after-store') {
    response.socket?.resetAndDestroy();
    return;
  }
  const shown = fault === '500-after-store' ? { status: 500, body: 'internal error' } : reply;
  record.status = fault === 'cut-body' ? 0 : shown.status;
  const text = isObject(shown.body) ? JSON.stringify(shown.body) : String(shown.body);
  const headers = { ...reply.headers, 'Content-Type': isObject(shown.body) ? 'application/json; charset=utf-8' : 'text/plain' };
  if (fault === 'cut-body') {
    response.writeHead(shown.status, { ...headers, 'Content-Length': Buffer.byteLength(text) + 10 });
    response.write(text.slice(0, text.length / 2), () => response.socket?.destroy());
    return;
  }
  response.writeHead(shown.status, headers);
  response.end(text);
};

const readAll = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
};
