import type { ServerResponse } from 'node:http';

/** What goes back to the browser. */
export interface Reply {
  readonly status: number;
  readonly kind: 'html' | 'script' | 'style' | 'picture' | 'json' | 'text';
  readonly body: string;
}

const CONTENT: Readonly<Record<Reply['kind'], string>> = {
  html: 'text/html; charset=utf-8',
  script: 'text/javascript; charset=utf-8',
  style: 'text/css; charset=utf-8',
  picture: 'image/svg+xml',
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
};

/** Sent with every answer: nothing from elsewhere, nothing inline, in nobody's frame. */
export const STRICT_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
};

export function sendReply(response: ServerResponse, { status, kind, body }: Reply, bodyWanted = true): void {
  response.writeHead(status, { ...STRICT_HEADERS, 'Content-Type': CONTENT[kind], 'Content-Length': Buffer.byteLength(body) });
  response.end(bodyWanted ? body : undefined);
}

export function replyJson(value: unknown, status = 200): Reply {
  return { status, kind: 'json', body: JSON.stringify(value) };
}

export function replyProblem(status: number, problem: string): Reply {
  return replyJson({ problem }, status);
}
