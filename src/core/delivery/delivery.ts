import type { Platform } from '../community/home.js';
import type { Moment } from '../time/moment.js';

/** What a delivery says; each kind has one drawer in `jobs/draw-delivery.ts`. */
export type DeliveryKind =
  | 'launch'
  | 'digest'
  | 'board'
  | 'achieved'
  | 'shared-goal'
  | 'shared-entry'
  | 'mission-final'
  | 'attained'
  | 'steward-note'
  | 'manager-note'
  | 'flag'
  | 'heat-notice'
  | 'call'
  | 'invitation'
  | 'check-in'
  | 'thanks'
  | 'proposal'
  | 'proposal-news';

/** ready: to be sent · claimed: a worker has it, nothing sent · sending: an attempt is under way · unknown: it may be there · parked: given up · skipped: no longer wanted. */
export type DeliveryState = 'ready' | 'claimed' | 'sending' | 'sent' | 'unknown' | 'parked' | 'skipped';

/** Which rows a delivery speaks of; ids and codes, never words. */
export type Subject = Readonly<Record<string, string | number>>;

/** Everything that decides what happens next to one delivery. */
export interface Progress {
  readonly state: DeliveryState;
  /** Attempts begun, less those the platform turned away untouched. */
  readonly attempt: number;
  readonly notBefore: Moment;
  /** When the last attempt was begun; null before the first. */
  readonly attemptedAt: Moment | null;
  /** When the first attempt was begun of which nobody knows whether it arrived; null while nothing is in doubt. */
  readonly doubtedSince: Moment | null;
  /** When the platform first answered a look for it since that attempt, and how often it was not there. */
  readonly lookedAt: Moment | null;
  readonly looks: number;
  readonly message: string | null;
  /** The channel the message stands in: for a direct message only known once sent. */
  readonly messageChannel: string | null;
  readonly reason: string | null;
}

export interface Delivery extends Progress {
  readonly id: string;
  readonly community: string;
  readonly home: string;
  readonly platform: Platform;
  readonly homeKey: string;
  /** A channel's or a person's platform id, by `toPerson`. */
  readonly target: string;
  readonly toPerson: boolean;
  readonly kind: DeliveryKind;
  readonly subject: Subject;
  readonly due: Moment;
  readonly marker: string;
  readonly worker: string | null;
  readonly lease: Moment | null;
  /** The card as JSON, drawn once at the first attempt; an edit replaces it. */
  readonly drawn: string | null;
  readonly wanted: number;
  readonly shown: number;
  readonly editedAt: Moment | null;
}
