import { createHash } from 'node:crypto';

interface Window {
  endsAt: number;
  used: number;
}

export interface Verdict {
  readonly headers: Record<string, string>;
  /** Seconds to wait, when refused. */
  readonly retryAfter: number | null;
  readonly global: boolean;
}

interface Bucket {
  readonly name: string;
  readonly limit: number;
  readonly perMs: number;
}

const GLOBAL: Bucket = { name: 'global', limit: 50, perMs: 1000 };

/** What one route, with its major parameter, may do; documented only through the headers. */
export const bucketOf = (method: string, route: string, major: string): Bucket => {
  const name = `${method} ${route} ${major}`;
  if (route === '/channels/{channel_id}/messages' && method === 'POST') return { name, limit: 5, perMs: 5000 };
  if (route === '/channels/{channel_id}/messages/{message_id}' && method === 'PATCH') return { name, limit: 5, perMs: 5000 };
  if (route.startsWith('/webhooks/')) return { name: `webhook ${major}`, limit: 5, perMs: 2000 };
  return { name, limit: 20, perMs: 1000 };
};

/** Buckets by the real clock, as the client library waits by it. */
export class RateLimits {
  private readonly windows = new Map<string, Window>();

  constructor(private readonly on: boolean) {}

  spend(bucket: Bucket, exemptFromGlobal: boolean): Verdict {
    if (!this.on) return { headers: {}, retryAfter: null, global: false };
    const now = Date.now();
    if (!exemptFromGlobal) {
      const all = this.windowOf(GLOBAL, now);
      if (all.used >= GLOBAL.limit) return this.refusal(GLOBAL, all, now);
      all.used += 1;
    }
    const window = this.windowOf(bucket, now);
    if (window.used >= bucket.limit) return this.refusal(bucket, window, now);
    window.used += 1;
    return { headers: headersOf(bucket, window, now), retryAfter: null, global: false };
  }

  private windowOf(bucket: Bucket, now: number): Window {
    const known = this.windows.get(bucket.name);
    if (known && known.endsAt > now) return known;
    const fresh = { endsAt: now + bucket.perMs, used: 0 };
    this.windows.set(bucket.name, fresh);
    return fresh;
  }

  private refusal(bucket: Bucket, window: Window, now: number): Verdict {
    const retryAfter = (window.endsAt - now) / 1000;
    const global = bucket === GLOBAL;
    const headers = {
      ...(global ? { 'X-RateLimit-Global': 'true' } : headersOf(bucket, window, now)),
      'X-RateLimit-Scope': global ? 'global' : 'user',
      'Retry-After': String(Math.ceil(retryAfter)),
    };
    return { headers, retryAfter, global };
  }
}

const headersOf = (bucket: Bucket, window: Window, now: number): Record<string, string> => ({
  'X-RateLimit-Limit': String(bucket.limit),
  'X-RateLimit-Remaining': String(bucket.limit - window.used),
  'X-RateLimit-Reset': (window.endsAt / 1000).toFixed(3),
  'X-RateLimit-Reset-After': ((window.endsAt - now) / 1000).toFixed(3),
  'X-RateLimit-Bucket': createHash('md5').update(bucket.name.split(' ').slice(0, 2).join(' ')).digest('hex'),
});
