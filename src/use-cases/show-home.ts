import { drawHome, type HomeEntry } from '../cards/home-card.js';
import type { Card } from '../cards/card.js';
import { isPastDue } from '../core/goals/alive.js';
import type { Entry, Goal } from '../core/goals/goal.js';
import { measureProgress } from '../core/goals/progress.js';
import type { Context } from './context.js';
import { missionNow } from './mission-now.js';

const MOST_ENTRIES = 8;

/** One person's own page: why we are here, what is being done, what they did, and for managers what they decide. */
export async function showHome(context: Context): Promise<Card> {
  const { store, now, community } = context;
  const active = [...(await store.goals(['active']))].sort((one, other) => one.due.localeCompare(other.due));
  const entries = await store.entriesOf(active.map(({ id }) => id));
  return drawHome({
    mission: await missionNow(context),
    goals: active.map((goal) => ({
      goal,
      progress: measureProgress(goal, entries.get(goal.id) ?? []),
      pastDue: isPastDue(goal, now, community.zone),
    })),
    mine: listMine(context, active, entries),
    manager: context.manager,
    setUp: community.setUpAt !== null,
  });
}

function listMine({ person }: Context, goals: readonly Goal[], entries: ReadonlyMap<string, readonly Entry[]>): HomeEntry[] {
  return goals
    .flatMap((goal) => (entries.get(goal.id) ?? []).map((entry) => ({ goal, entry })))
    .filter(({ entry }) => entry.person === person.id && entry.state !== 'undone')
    .sort((one, other) => other.entry.at - one.entry.at)
    .slice(0, MOST_ENTRIES);
}
