import type { HeatReason, Reading } from '../heat.js';
import { FLOOR, roundPeople } from '../thresholds.js';
import type { Stretch } from '../stretch.js';

/**
 * What one act of moderation adds and how far many of them reach (set by judgement: nobody has labelled such data).
 * Removing messages and filtering is mostly about spam, silencing a person seldom is.
 */
const WEIGHTS = {
  'moderator-deletion': { each: 0.12, most: 0.6 },
  timeout: { each: 0.3, most: 0.8 },
  automod: { each: 0.07, most: 0.4 },
} as const;
type Moderating = keyof typeof WEIGHTS;

/** More messages than this removed within the hour is a clean-up, which says little about people. */
const CLEAN_UP = 20;

/** What those who keep order had to do. */
export function readModeration({ acts }: Stretch): Reading | null {
  const kinds = (Object.keys(WEIGHTS) as Moderating[]).filter((kind) => acts[kind] > 0);
  if (kinds.length === 0) return null;
  const calm = kinds.reduce((rest, kind) => rest * (1 - heatOf(kind, acts[kind])), 1);
  return { signal: 'moderation', heat: 1 - calm, reasons: kinds.map((kind) => reasonOf(kind, acts[kind])) };
}

function heatOf(kind: Moderating, count: number): number {
  const { each, most } = WEIGHTS[kind];
  const counted = kind === 'moderator-deletion' && count > CLEAN_UP ? 1 : count;
  return Math.min(most, 1 - (1 - each) ** counted);
}

function reasonOf(kind: Moderating, count: number): HeatReason {
  if (kind === 'moderator-deletion') return { code: 'moderator-deletions', count };
  if (kind === 'automod') return { code: 'automod', count };
  return { code: 'timeouts', count: count < FLOOR ? null : roundPeople(count) };
}
