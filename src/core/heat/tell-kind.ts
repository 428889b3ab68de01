import type { HeatKind } from './heat.js';
import { measureFlow } from './measure-flow.js';
import type { Stretch } from './stretch.js';
import { HOT } from './thresholds.js';

const TWO_ALONE = 0.6;
const MOST_TURNS = 0.5;

/** What a hot stretch looks like: one against the rest or many to one is a pile-on, two who alternate a quarrel. */
export function tellKind(stretch: Stretch, heat: number): HeatKind {
  if (stretch.raid) return 'raid-or-spam';
  if (heat < HOT) return 'none';
  const { towardsOne, twoShare, pairShare } = measureFlow(stretch.messages);
  if (towardsOne) return 'pile-on';
  return stretch.messages.length >= 4 && (twoShare >= TWO_ALONE || pairShare >= MOST_TURNS) ? 'quarrel' : 'unsure';
}
