import type { Moment } from '../time/moment.js';
import { LIVE_TEXT_THRESHOLD, TEXT_THRESHOLD } from './text/read-stretch.js';

/**
 * Heat of every signal is put on one scale on which this is the threshold, so that signals can be joined
 * and a channel's shift means the same whatever its heat was read from.
 */
export const HOT = 0.5;

/** Puts a heat whose own threshold is `threshold` on the common scale; greater stays greater. */
export function putOnScale(heat: number, threshold: number): number {
  return heat < threshold ? (HOT * heat) / threshold : HOT + ((1 - HOT) * (heat - threshold)) / (1 - threshold);
}

/** The thresholds of the readings that have one of their own. */
export interface ScaleFor {
  readonly text: number;
  readonly structure: number;
}

/** For one whole conversation. */
export const WHOLE: ScaleFor = { text: TEXT_THRESHOLD, structure: 0.3 };

/** For the running hours of a channel: among many hours the highest are high by chance. Structure: see docs/heat.md. */
export const LIVE: ScaleFor = { text: LIVE_TEXT_THRESHOLD, structure: 0.45 };

/** What one answer of a manager moves a channel's threshold by, and how far it can be moved in all. */
export const SHIFTS = { notHeated: 0.05, goalSet: -0.025, least: -0.1, most: 0.2 } as const;

/** A channel's shift after one more answer. */
export function shiftBy(shift: number, step: number): number {
  // Whole thousandths, for tenths added up would miss the bounds by a hair.
  const moved = Math.round((shift + step) * 1000) / 1000;
  return Math.min(SHIFTS.most, Math.max(SHIFTS.least, moved));
}

/** From this heat on the channel is hot. */
export function thresholdWith(shift: number): number {
  return HOT + shiftBy(shift, 0);
}

/** Fewest people who wrote within a day before anything of a channel is kept or shown. */
export const FLOOR = 5;
export const DAY: Moment = 86_400_000;
export const HOUR: Moment = 3_600_000;

/** Counts of people are told in fives, so that one person coming or going does not show. */
export function roundPeople(people: number): number {
  return Math.floor(people / FLOOR) * FLOOR;
}
