import type { Entry, Goal } from '../../src/core/goals/goal.js';

/** Monday, 2 March 2026, 09:00 UTC. */
export const NINE = Date.UTC(2026, 2, 2, 9);

export function makeGoal(change: Partial<Goal> = {}): Goal {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    number: 1,
    home: '00000000-0000-4000-8000-0000000000aa',
    channel: '100',
    wholeCommunity: false,
    title: 'Translate 100 pages',
    benefit: 'Half of our members read no English',
    firstStep: 'Pick a page from the list',
    measure: { is: 'number', target: 100, unit: 'pages' },
    due: '2026-12-12',
    steward: '00000000-0000-4000-8000-0000000000bb',
    beneficiary: 'members',
    state: 'active',
    reason: null,
    learned: null,
    openedAt: NINE,
    lastMovedAt: NINE,
    closedAt: null,
    askedAt: null,
    nudgedAt: null,
    reachedAt: null,
    ...change,
  };
}

export function makeEntry(change: Partial<Entry> = {}): Entry {
  return {
    id: '00000000-0000-4000-8000-000000000002',
    goal: '00000000-0000-4000-8000-000000000001',
    person: '00000000-0000-4000-8000-0000000000cc',
    reporter: '00000000-0000-4000-8000-0000000000cc',
    amount: 3,
    item: null,
    note: null,
    link: null,
    at: NINE,
    state: 'counted',
    ...change,
  };
}
