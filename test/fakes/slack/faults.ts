import type { JsonObject } from '../discord/json.js';

/**
 * before the call has any effect: 'reset', 'no-answer', '429' or a 5xx;
 * after it was carried out: the reply is lost in one of four ways; `refused:CODE`: Slack says no with HTTP 200.
 */
export type FaultKind =
  | '500'
  | '503'
  | 'reset'
  | 'no-answer'
  | '429'
  | 'reset-after-store'
  | '500-after-store'
  | 'no-answer-after-store'
  | 'cut-body'
  | `refused:${string}`;

export interface FaultTarget {
  /** E.g. chat.postMessage, or response_url. */
  readonly method: string;
  readonly args: JsonObject;
}

interface Plan {
  readonly fits: (target: FaultTarget) => boolean;
  readonly kind: FaultKind;
  left: number;
}

/** What shall go wrong next. */
export class Faults {
  /** Seconds a planned 429 asks to wait. */
  retryAfter = 1;
  private plans: Plan[] = [];

  /** `which`: a method or a question about the call. */
  next(which: string | ((target: FaultTarget) => boolean), kind: FaultKind, times = 1): void {
    const fits = typeof which === 'string' ? (target: FaultTarget) => target.method === which : which;
    this.plans.push({ fits, kind, left: times });
  }

  clear(): void {
    this.plans = [];
  }

  take(target: FaultTarget): FaultKind | null {
    const plan = this.plans.find((one) => one.left > 0 && one.fits(target));
    if (!plan) return null;
    plan.left -= 1;
    return plan.kind;
  }
}
