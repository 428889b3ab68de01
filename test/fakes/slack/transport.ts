import type { JsonObject } from '../discord/json.js';

/** Something to hand to the app. */
export interface Parcel {
  readonly id: string;
  readonly kind: 'events_api' | 'interactive' | 'slash_commands';
  readonly payload: JsonObject;
  /** 0 at first. */
  readonly attempt: number;
  readonly reason: string;
}

export interface Delivered {
  /**
   * `late` the app had it and did not acknowledge in time, `refused` it answered with something else than success,
   * `unreached` nobody was there.
   */
  readonly how: 'acked' | 'late' | 'refused' | 'unreached';
  /** As Slack names it in x-slack-retry-reason. */
  readonly reason: string;
  /** What came with the acknowledgement: an object, a text, or null. */
  readonly answer: unknown;
}

export interface Transport {
  readonly inFlight: number;
  deliver(parcel: Parcel): Promise<Delivered>;
}
