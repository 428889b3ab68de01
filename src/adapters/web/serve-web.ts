import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { bundlePage, type Files } from './bundle-page.js';
import { openStream } from './event-stream.js';
import { guardRequest } from './guard-request.js';
import { knock } from './playground-doors.js';
import { readBody } from './read-body.js';
import { replyJson, replyProblem, sendReply, type Reply } from './reply.js';
import { drawPlainPage } from './shell.js';
import { listen } from './listen.js';
import type { Playground } from './playground.js';
import type { Log } from '../../ports/log.js';

/** How Guidon is, from memory: asking must not wait for a database or a platform. */
export interface Health {
  readonly ok: boolean;
  readonly details: Readonly<Record<string, string>>;
}

export interface WebOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  readonly log: Log;
  readonly health: () => Health;
  /** What was counted, in the text format of Prometheus. */
  readonly metrics: () => string;
  readonly playground: Playground | null;
  /** Paths that are answered elsewhere, by whoever knows whether to trust the request. */
  readonly elsewhere?: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>>>;
}

export interface Web {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

const API = '/playground/';

interface Site {
  readonly options: WebOptions;
  readonly files: Files;
}

function addressOf(request: IncomingMessage): URL | null {
  return URL.canParse(request.url ?? '/', 'http://here') ? new URL(request.url ?? '/', 'http://here') : null;
}

async function answerPost({ options }: Site, request: IncomingMessage, path: string): Promise<Reply> {
  const { playground } = options;
  if (!playground || !path.startsWith(API)) return replyProblem(404, 'There is nothing here.');
  const body = await readBody(request);
  if (body.is === 'refused') return body.reply;
  return (await knock(path.slice(API.length), playground, body.value)) ?? replyProblem(404, 'There is nothing here.');
}

function answerGet({ options, files }: Site, address: URL): Reply {
  const { playground } = options;
  if (playground && address.pathname === `${API}state`) {
    const person = address.searchParams.get('as') ?? '';
    return playground.knows(person) ? replyJson(playground.show(person)) : replyProblem(404, 'Nobody of that name is here.');
  }
  return files.get(address.pathname) ?? replyProblem(404, 'There is nothing here.');
}

function answerHealth({ options }: Site): Reply {
  const health = options.health();
  return replyJson(health, health.ok ? 200 : 503);
}

async function answer(site: Site, request: IncomingMessage, address: URL): Promise<Reply> {
  if (request.method === 'POST') return answerPost(site, request, address.pathname);
  const reads = request.method === 'GET' || request.method === 'HEAD';
  return reads ? answerGet(site, address) : replyProblem(405, 'That cannot be done here.');
}

function streamFor({ options }: Site, request: IncomingMessage, address: URL): Playground | null {
  return request.method === 'GET' && address.pathname === `${API}events` ? options.playground : null;
}

function elsewhereFor({ options }: Site, request: IncomingMessage, address: URL) {
  return request.method === 'POST' ? (options.elsewhere?.[address.pathname] ?? null) : null;
}

async function serve(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = addressOf(request);
  if (!address) { sendReply(response, replyProblem(400, 'That is no address.')); return; }
  if (address.pathname === '/healthz') { sendReply(response, answerHealth(site)); return; }
  if (address.pathname === '/metrics') { sendReply(response, { status: 200, kind: 'text', body: site.options.metrics() }); return; }
  const other = elsewhereFor(site, request, address);
  if (other) { await other(request, response); return; }
  const refused = guardRequest(request, site.options.host);
  if (refused) { sendReply(response, refused); return; }
  const playground = streamFor(site, request, address);
  if (playground) openStream(playground, address.searchParams.get('as') ?? '', response);
  else sendReply(response, await answer(site, request, address), request.method !== 'HEAD');
}

function startServer(site: Site): Server {
  return createServer((request, response) => {
    serve(site, request, response).catch((error: unknown) => {
      site.options.log.error({ error }, 'a web request failed');
      if (response.headersSent) response.destroy();
      else sendReply(response, replyProblem(500, 'Something broke on our side.'));
    });
  });
}

async function makeFiles(playground: Playground | null): Promise<Files> {
  if (playground) return bundlePage();
  return new Map([['/', { status: 200, kind: 'html', body: drawPlainPage() }]]);
}

/** Serves health, and the playground where there is one. Rejects with a sentence that names PORT or HOST when it cannot listen there. */
export async function serveWeb(options: WebOptions): Promise<Web> {
  const server = startServer({ options, files: await makeFiles(options.playground) });
  const url = await listen(server, options.host, options.port);
  options.playground?.servedAt(url);
  return {
    url,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => { resolve(); }));
      server.closeAllConnections();
      await closed;
    },
  };
}
