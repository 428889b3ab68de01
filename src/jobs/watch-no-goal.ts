import type { Community } from '../core/community/settings.js';
import type { Goal } from '../core/goals/goal.js';
import { DAY_MS } from '../core/time/calendar.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { tellManagers } from '../use-cases/announce.js';
import type { Surroundings } from '../use-cases/context.js';
import { isLiving } from '../use-cases/living-goals.js';
import { watchCommunities } from './watch-communities.js';

const TWO_WEEKS_MS = 14 * DAY_MS;

/** Tells the managers once that no goal has been alive for two weeks; again only after one was alive in between. */
export function watchNoGoal(around: Surroundings): Promise<void> {
  const now = around.clock.now();
  return watchCommunities(around, 'watch-no-goal', (store) => watch(store, now));
}

async function watch(store: CommunityStore, now: Moment): Promise<void> {
  const community = await store.settings();
  if (community.endedAt !== null || (community.pausedUntil ?? 0) > now) return;
  const life = { community, rhythms: await store.rhythms(), now };
  if ((await store.goals(['active'])).some((goal) => isLiving(goal, life))) return store.changeSettings({ goalAliveAt: now });
  if (!isToBeTold(community)) return;
  if (now - lastAlive(community, await store.goals()) >= TWO_WEEKS_MS) await tell(store, community, now);
}

function isToBeTold({ noGoalNotes, noGoalToldAt, goalAliveAt, setUpAt }: Community): boolean {
  return noGoalNotes && setUpAt !== null && (noGoalToldAt === null || noGoalToldAt < (goalAliveAt ?? 0));
}

/** A goal was alive when it was opened or moved, also while nobody watched. */
function lastAlive({ goalAliveAt, setUpAt, startedAt }: Community, goals: readonly Goal[]): Moment {
  return Math.max(goalAliveAt ?? 0, setUpAt ?? startedAt, ...goals.map(({ openedAt, lastMovedAt }) => Math.max(openedAt, lastMovedAt)));
}

/** A community whose managers have no channel yet is told as soon as they have one. */
async function tell(store: CommunityStore, { goalAliveAt }: Community, now: Moment): Promise<void> {
  if (!(await store.homes()).some(({ managersChannel }) => managersChannel !== null)) return;
  await store.together(async (inside) => {
    await tellManagers(inside, { what: 'no-goal' }, `no-goal:${String(goalAliveAt ?? 0)}`, now);
    await inside.changeSettings({ noGoalToldAt: now });
  });
}
