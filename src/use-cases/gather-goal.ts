import type { GoalFacts } from '../cards/goal-card.js';
import type { Goal } from '../core/goals/goal.js';
import { isPastDue } from '../core/goals/alive.js';
import { readPace } from '../core/goals/pace.js';
import { measureProgress } from '../core/goals/progress.js';
import { dayOf } from '../core/time/calendar.js';
import type { Context } from './context.js';
import { mayKeep } from './goal-rights.js';

/** Platform ids of people by their ids of ours. */
export async function keysOf(context: Pick<Context, 'store'>, people: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(people.filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  return new Map((await context.store.people(ids)).map((person) => [person.id, person.key]));
}

/** Everything one person sees of one goal. */
export async function gatherGoal(context: Context, goal: Goal): Promise<GoalFacts> {
  const { store, now, community } = context;
  const entries = await store.entries(goal.id);
  const offers = await store.offers(goal.id);
  const keys = await keysOf(context, [goal.steward, ...entries.map((entry) => entry.person)]);
  return {
    goal,
    progress: measureProgress(goal, entries),
    pace: readPace(goal, entries, now, community.zone),
    pastDue: isPastDue(goal, now, community.zone),
    closedDay: goal.closedAt === null ? null : dayOf(goal.closedAt, community.zone),
    steward: goal.steward === null ? null : (keys.get(goal.steward) ?? null),
    helpers: offers.length,
    entries: entries.map((entry) => ({ ...entry, who: keys.get(entry.person) ?? '' })),
    keeper: mayKeep(context, goal),
    manager: context.manager,
  };
}
