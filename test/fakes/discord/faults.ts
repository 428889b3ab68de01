import type { JsonObject } from './json.js';

/**
 * before the request has any effect: 'reset', 'no-answer', '400', '429', a 5xx, or a refusal as status and Discord's code, such as '403:40003';
 * after it was carried out: the reply is lost in one of four ways.
 */
export type FaultKind =
  | '400'
  | `${400 | 403 | 404}:${number}`
  | '500'
  | '503'
  | 'reset'
  | 'no-answer'
  | '429'
  | 'reset-after-store'
  | '500-after-store'
  | 'no-answer-after-store'
  | 'cut-body';

export interface FaultTarget {
  readonly method: string;
  /** Template with names in braces, as in the OpenAPI description. */
  readonly route: string;
  readonly path: string;
  readonly body: JsonObject;
}

interface Plan {
  readonly fits: (target: FaultTarget) => boolean;
  readonly kind: FaultKind;
  left: number;
}

/** What shall go wrong next. */
export class Faults {
  private plans: Plan[] = [];

  /** `which`: "POST /channels/{channel_id}/messages" or a question about the request. */
  next(which: string | ((target: FaultTarget) => boolean), kind: FaultKind, times = 1): void {
    const fits =
      typeof which === 'string'
        ? (target: FaultTarget) => `${target.method} ${target.route}` === which
        : which;
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
