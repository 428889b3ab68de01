import type { Moment } from '../time/moment.js';

export type EntryState = 'counted' | 'waiting' | 'undone';

/** One record of progress. `item` is a place in the checklist, from 0; `personId` is null once the person is forgotten. */
export interface Entry {
  readonly id: string;
  readonly personId: string | null;
  readonly amount: number;
  readonly item: number | null;
  readonly at: Moment;
  readonly state: EntryState;
}

export function listCounted(entries: readonly Entry[]): Entry[] {
  return entries.filter((entry) => entry.state === 'counted').sort((one, other) => one.at - other.at);
}
