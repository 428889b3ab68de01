import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { replyProblem, type Reply } from './reply.js';

const EVERYWHERE = new Set(['0.0.0.0', '::', '']);

function nameOf(hostHeader: string): string | null {
  try {
    return new URL(`http://${hostHeader}`).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return null;
  }
}

/** True for names that only this machine answers to. */
function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * A page elsewhere can point a name of its own at this machine; so only names known to be ours are answered.
 * A server that listens everywhere has many addresses, which are no names and cannot be pointed.
 */
function isOurName(hostHeader: string | undefined, configured: string): boolean {
  const name = hostHeader === undefined ? null : nameOf(hostHeader);
  if (name === null) return false;
  return isLoopback(name) || name === configured.toLowerCase() || (EVERYWHERE.has(configured) && isIP(name) !== 0);
}

function isOurPage({ headers }: IncomingMessage): boolean {
  if (headers.origin !== undefined) return /^https?:\/\/(.+)$/.exec(headers.origin)?.[1] === headers.host;
  return headers['sec-fetch-site'] === 'same-origin';
}

/** Why this request is not answered, or null. `configured` is the host listened on. */
export function guardRequest(request: IncomingMessage, configured: string): Reply | null {
  if (!isOurName(request.headers.host, configured)) return replyProblem(403, 'This name is not known here; open the address Guidon printed.');
  if (request.headers['sec-fetch-site'] === 'cross-site' && request.headers['sec-fetch-mode'] !== 'navigate') {
    return replyProblem(403, 'Other sites may not ask here.');
  }
  if (request.method === 'POST' && !isOurPage(request)) return replyProblem(403, 'Only the playground’s own page may send.');
  return null;
}
