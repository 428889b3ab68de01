import { CALLS_PER_MINUTE, COMMERCIAL_HISTORY, TIERS } from './slack-tiers.js';

const MINUTE = 60_000;
const SECOND = 1000;

/** Counts calls by a clock in ms and says how many seconds to wait, or null. */
export class RateLimits {
  private readonly calls = new Map<string, number[]>();

  constructor(private readonly options: { on: boolean; now: () => number; commercial: () => boolean }) {}

  /** Null: go on. A call that is refused does not count. */
  spend(method: string, teamId: string, channel: string): number | null {
    const tier = TIERS[method] ?? 3;
    const isHistory = method === 'conversations.history' || method === 'conversations.replies';
    const scarce = isHistory && this.options.commercial();
    if (!this.options.on && !scarce) return null;
    const perMinute = scarce ? COMMERCIAL_HISTORY.callsPerMinute : CALLS_PER_MINUTE[tier];
    const all = this.within(`${teamId} ${method}`, MINUTE);
    const here = method === 'chat.postMessage' ? this.within(`${teamId} ${channel}`, SECOND) : [];
    const [busy] = here;
    if (busy !== undefined) return this.waitFor(busy, SECOND);
    const [oldest] = all;
    // The first tier promises "one or more": a client that reconnects at once is not refused for it.
    const allowed = tier === 1 ? Math.max(perMinute, 10) : perMinute;
    if (oldest !== undefined && all.length >= allowed) return this.waitFor(oldest, MINUTE);
    const now = this.options.now();
    all.push(now);
    if (method === 'chat.postMessage') here.push(now);
    return null;
  }

  private within(key: string, span: number): number[] {
    const since = this.options.now() - span;
    const kept = (this.calls.get(key) ?? []).filter((at) => at > since);
    this.calls.set(key, kept);
    return kept;
  }

  private waitFor(since: number, span: number): number {
    return Math.max(1, Math.ceil((since + span - this.options.now()) / 1000));
  }
}
