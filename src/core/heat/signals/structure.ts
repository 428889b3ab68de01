import type { HeatReason, Reading } from '../heat.js';
import { measureFlow, type Flow } from '../measure-flow.js';
import type { Stretch } from '../stretch.js';
import { putOnScale, type ScaleFor } from '../thresholds.js';

/**
 * Two figures of a stretch: how many messages came in the busiest ten minutes, twice as telling as from how many people.
 * The weights are set by judgement, for chat may be measured on and not learnt from; docs/heat.md says what comes of them.
 */
const WEIGHTS = { busiest: 1.2, people: 0.6, bias: -6.3 } as const;
/** How much the channel's own past, and acts that are not in its messages, move it (set by judgement). */
const PAST = { weight: 0.5, most: 1.5 } as const;
const ACT_WEIGHT = 1.2;
const MANY = 0.15;

/** How a conversation runs, without a word of it. A raid says nothing about the people who are at home here. */
export function readStructure(stretch: Stretch, thresholds: ScaleFor): Reading | null {
  if (stretch.messages.length < 2 || stretch.raid) return null;
  const flow = measureFlow(stretch.messages);
  const many = manyOf(stretch);
  const score = WEIGHTS.bias + WEIGHTS.busiest * Math.log(flow.busiest) + WEIGHTS.people * Math.log(flow.people) + readPast(stretch) + ACT_WEIGHT * many.length;
  return { signal: 'structure', heat: putOnScale(1 / (1 + Math.exp(-score)), thresholds.structure), reasons: [...sayPast(stretch), ...sayFlow(flow), ...many] };
}

function readPast({ count, usual }: Stretch): number {
  if (usual === null) return 0;
  return PAST.weight * Math.max(-PAST.most, Math.min(PAST.most, Math.log((count + 1) / (usual + 1))));
}

/** Edits, deletions and negative reactions, when there are many for so many messages. */
function manyOf({ count, acts }: Stretch): HeatReason[] {
  const shares = { edits: acts.edit, deletions: acts.deletion, 'negative-reactions': acts['negative-reaction'] };
  return Object.entries(shares).filter(([, times]) => times >= 3 && times >= MANY * count).map(([code]) => ({ code, count: null }));
}

function sayPast({ count, usual }: Stretch): HeatReason[] {
  const times = usual === null ? 0 : Math.round((count + 1) / (usual + 1));
  return times >= 2 ? [{ code: 'busier', count: times }] : [];
}

function sayFlow({ people, twoShare, quick, towardsOne }: Flow): HeatReason[] {
  return [
    ...(people > 2 && twoShare >= 0.6 ? [{ code: 'two-people', count: Math.round(twoShare * 20) * 5 }] : []),
    ...(quick >= 0.5 ? [{ code: 'reply-bursts', count: null }] : []),
    ...(towardsOne ? [{ code: 'pile-on', count: null }] : []),
  ];
}
