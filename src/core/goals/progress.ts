import type { Entry, Goal, Measure } from './goal.js';

/** `share` is done / target and may be over 1; `leftWhat` names checklist items not ticked; contributors are persons in the order they first came. */
export interface Progress {
  readonly done: number;
  readonly target: number;
  readonly share: number;
  readonly left: number;
  readonly leftWhat: readonly string[];
  readonly contributors: readonly string[];
}

export function measureProgress(goal: Pick<Goal, 'measure'>, entries: readonly Entry[]): Progress {
  const counted = listCounted(entries);
  const done = sumDone(goal.measure, counted);
  const target = targetOf(goal.measure);
  return {
    done,
    target,
    share: done / target,
    left: roundToHundredths(Math.max(0, target - done)),
    leftWhat: listLeft(goal.measure, counted),
    contributors: [...new Set(counted.map(({ person }) => person))],
  };
}

/** Entries that count, oldest first. */
export function listCounted(entries: readonly Entry[]): Entry[] {
  return entries.filter((entry) => entry.state === 'counted').sort((one, other) => one.at - other.at);
}

function targetOf(measure: Measure): number {
  if (measure.is === 'number') return measure.target;
  return measure.is === 'checklist' ? measure.items.length : 1;
}

function sumDone(measure: Measure, counted: readonly Entry[]): number {
  if (measure.is === 'checklist') return listTicked(measure.items, counted).size;
  const sum = roundToHundredths(counted.reduce((total, entry) => total + entry.amount, 0));
  return measure.is === 'done' ? Math.min(1, sum) : sum;
}

function listLeft(measure: Measure, counted: readonly Entry[]): string[] {
  if (measure.is !== 'checklist') return [];
  const ticked = listTicked(measure.items, counted);
  return measure.items.filter((_item, place) => !ticked.has(place));
}

function listTicked(items: readonly string[], counted: readonly Entry[]): Set<number> {
  return new Set(counted.flatMap(({ item }) => (item !== null && item in items ? [item] : [])));
}

/** Amounts have two decimals, their binary sums have more. */
function roundToHundredths(amount: number): number {
  return Math.round(amount * 100) / 100;
}
