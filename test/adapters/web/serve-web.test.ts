import { request as httpRequest } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openPlayground } from '../../../src/adapters/web/playground.js';
import { serveWeb, type Web, type WebOptions } from '../../../src/adapters/web/serve-web.js';
import { createNotingLog, createStandIn, createStillClock, START } from './stand-in.js';

const opened: Web[] = [];
afterEach(async () => { for (const web of opened.splice(0)) await web.close(); });

async function serve(options: Partial<WebOptions> = {}): Promise<Web> {
  const health = () => ({ ok: true, details: { chat: 'playground' } });
  const web = await serveWeb({ host: '127.0.0.1', port: 0, log: createNotingLog(), health, metrics: () => 'counted 1\n', playground: null, ...options });
  opened.push(web);
  return web;
}

async function servePlayground(): Promise<{ web: Web; desk: ReturnType<typeof createStandIn>; post: (door: string, body: unknown) => Promise<Response> }> {
  const playground = await openPlayground({ folder: null, clock: createStillClock(), clockMayMove: true, log: createNotingLog() });
  const desk = createStandIn();
  playground.attach(desk);
  const web = await serve({ playground });
  const post = (door: string, body: unknown): Promise<Response> =>
    fetch(`${web.url}/playground/${door}`, { method: 'POST', headers: { 'Content-Type': 'application/json', Origin: web.url }, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return { web, desk, post };
}

interface Raw { readonly method?: string; readonly path: string; readonly headers: Record<string, string>; readonly body?: string }

function ask(web: Web, { method = 'GET', path, headers, body }: Raw): Promise<number> {
  const { port } = new URL(web.url);
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', reject);
    request.end(body);
  });
}

describe('without a playground', () => {
  test('says how it is', async () => {
    const web = await serve();
    const response = await fetch(`${web.url}/healthz`);
    expect([response.status, await response.json()]).toEqual([200, { ok: true, details: { chat: 'playground' } }]);
    const ill = await serve({ health: () => ({ ok: false, details: {} }) });
    expect((await fetch(`${ill.url}/healthz`)).status).toBe(503);
    const metrics = await fetch(`${ill.url}/metrics`);
    expect([metrics.status, metrics.headers.get('content-type'), await metrics.text()]).toEqual([200, 'text/plain; charset=utf-8', 'counted 1\n']);
  });

  test('says in one plain page where the playground is switched on', async () => {
    const web = await serve();
    const page = await (await fetch(web.url)).text();
    expect(page).toContain('GUIDON_PLAYGROUND=on');
    expect((await fetch(`${web.url}/playground/state?as=mira`)).status).toBe(404);
    expect((await fetch(`${web.url}/page.js`)).status).toBe(404);
  });

  test('names PORT and HOST when it cannot listen', async () => {
    const web = await serve();
    await expect(serve({ port: Number(new URL(web.url).port) })).rejects.toThrow(/^PORT is taken/);
    await expect(serve({ host: '192.0.2.1' })).rejects.toThrow(/^HOST is no address/);
    await expect(serve({ port: 70_000 })).rejects.toThrow(/^PORT is no port/);
  });
});

describe('who may ask', () => {
  test('only names that are ours', async () => {
    const { web } = await servePlayground();
    const { host, port } = new URL(web.url);
    for (const name of [host, `localhost:${port}`, `[::1]:${port}`]) expect(await ask(web, { path: '/', headers: { host: name } })).toBe(200);
    for (const name of ['evil.example', `127.0.0.1.evil.example:${port}`, '192.0.2.7', '@']) expect([name, await ask(web, { path: '/', headers: { host: name } })]).toEqual([name, 403]);
    expect(await ask(web, { path: '/healthz', headers: { host: 'probe.example' } })).toBe(200);
  });

  test('everywhere means every address, but no foreign name', async () => {
    const playground = await openPlayground({ folder: null, clock: createStillClock(), clockMayMove: true, log: createNotingLog() });
    const web = await serve({ host: '0.0.0.0', playground });
    expect(await ask(web, { path: '/', headers: { host: '192.0.2.7:3000' } })).toBe(200);
    expect(await ask(web, { path: '/', headers: { host: 'evil.example' } })).toBe(403);
  });

  test('only the own page may send', async () => {
    const { web, desk } = await servePlayground();
    const body = JSON.stringify({ as: 'mira', channel: 'general', text: '/goal list' });
    const post = (headers: Record<string, string>): Promise<number> =>
      ask(web, { method: 'POST', path: '/playground/command', body, headers: { host: new URL(web.url).host, 'content-type': 'application/json', ...headers } });
    expect(await post({})).toBe(403);
    expect(await post({ origin: 'http://evil.example' })).toBe(403);
    expect(await post({ origin: 'null' })).toBe(403);
    expect(await post({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await post({ origin: web.url, 'content-type': 'text/plain' })).toBe(415);
    expect(desk.heard).toEqual([]);
    expect(await post({ 'sec-fetch-site': 'same-origin' })).toBe(200);
    expect(await post({ origin: web.url })).toBe(200);
    expect(desk.heard).toHaveLength(2);
  });

  test('every answer is strict', async () => {
    const { web } = await servePlayground();
    for (const path of ['/', '/page.js', '/page.css', '/nothing', '/healthz']) {
      const { headers } = await fetch(`${web.url}${path}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
  });
});

describe('what is asked', () => {
  test.each([
    ['say', { as: 'kofi', channel: 'general', text: 'hello' }, 200],
    ['say', { as: 'kofi', channel: 'general', text: '  ' }, 400],
    ['say', { as: 'kofi', channel: 'managers', text: 'let me in' }, 403],
    ['say', { as: 'nobody', channel: 'general', text: 'x' }, 403],
    ['say', { as: 'kofi', channel: '__proto__', text: 'x' }, 403],
    ['say', '{"as":', 400],
    ['say', 'null', 400],
    ['say', `"${'x'.repeat(70_000)}"`, 413],
    ['nowhere', {}, 404],
    ['toString', {}, 404],
    ['clock', { by: 3_600_000 }, 200],
    ['clock', { by: -1 }, 400],
    ['clock', { by: 1e12 }, 400],
    ['clock', { to: START - 1 }, 409],
    ['clock', { to: START + 40 * 86_400_000 }, 400],
    ['press', { as: 'kofi', channel: 'general', message: null, press: 'x' }, 200],
    ['submit', { as: 'kofi', channel: 'general', press: 'x', values: { a: 1 } }, 400],
    ['dismiss', { as: 'kofi', channel: 'general', message: 'm1' }, 200],
  ])('%s %j: %d', async (door, body, status) => {
    const { post } = await servePlayground();
    expect((await post(door, body)).status).toBe(status);
  });

  test('other ways and places', async () => {
    const { web } = await servePlayground();
    const { host } = new URL(web.url);
    expect(await ask(web, { path: '/nothing', headers: { host } })).toBe(404);
    expect(await ask(web, { path: '/%', headers: { host } })).toBe(404);
    expect(await ask(web, { path: '//', headers: { host } })).not.toBe(500);
    expect(await ask(web, { path: '/', method: 'DELETE', headers: { host } })).toBe(405);
    expect(await ask(web, { path: '/', method: 'HEAD', headers: { host } })).toBe(200);
    expect(await ask(web, { path: '/playground/state?as=nobody', headers: { host } })).toBe(404);
  });

  test('a command gives a form, and the form a private card', async () => {
    const { web, post } = await servePlayground();
    const place = { as: 'mira', channel: 'goals' };
    expect(await (await post('command', { ...place, text: '/goal add' })).json()).toMatchObject({ is: 'form', form: { press: 'goal-add' } });
    expect(await (await post('submit', { ...place, press: 'goal-add', values: { title: 'Paint' } })).json()).toEqual({ is: 'card', id: 'm1' });
    const state: any = await (await fetch(`${web.url}/playground/state?as=mira`)).json();
    expect(state.messages).toMatchObject([{ id: 'm1', channel: 'goals', onlyYou: true }]);
    const other: any = await (await fetch(`${web.url}/playground/state?as=jonas`)).json();
    expect(other.messages).toEqual([]);
  });

  test('the stream begins with the whole and goes on with what happens', async () => {
    const { web, post } = await servePlayground();
    const stream = await fetch(`${web.url}/playground/events?as=mira`);
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    let heard = '';
    const until = async (words: string): Promise<void> => {
      while (!heard.includes(words)) heard += (await reader.read()).value ?? '';
    };
    await until('"is":"world"');
    await post('say', { as: 'kofi', channel: 'general', text: 'good morning' });
    await until('good morning');
    expect(heard).toContain('"author":"kofi"');
    await reader.cancel();
  });
});
