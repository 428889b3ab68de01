import type { Entry, Goal } from '../../../src/core/goals/goal.js';

/** Opened on 1 March 2026 at noon, due at the end of 30 March, 100 pages. */
export const opened = Date.parse('2026-03-01T12:00:00Z');

export function makeGoal(fields: Partial<Goal> = {}): Goal {
  return {
    id: 'goal-1', number: 1, home: 'home', channel: 'channel', wholeCommunity: false, title: 'Translate 100 pages', benefit: 'Readers', firstStep: null,
    measure: { is: 'number', target: 100, unit: 'pages' }, due: '2026-03-30', steward: 'mira', beneficiary: 'members', state: 'active', reason: null, learned: null,
    openedAt: opened, lastMovedAt: opened, closedAt: null, askedAt: null, nudgedAt: null, reachedAt: null, ...fields,
  };
}

export function makeEntry(fields: Partial<Entry> = {}): Entry {
  return { id: 'entry', goal: 'goal-1', person: 'ana', reporter: 'ana', amount: 1, item: null, note: null, link: null, at: opened, state: 'counted', ...fields };
}
