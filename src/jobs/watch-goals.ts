import type { Goal } from '../core/goals/goal.js';
import { miss, pastDueStep } from '../core/goals/life.js';
import type { Community } from '../core/community/settings.js';
import type { Moment } from '../core/time/moment.js';
import type { ChannelRhythm, CommunityStore } from '../ports/store.js';
import { refreshPosts, tellSteward } from '../use-cases/announce.js';
import type { Surroundings } from '../use-cases/context.js';
import { isLiving } from '../use-cases/living-goals.js';
import { watchCommunities } from './watch-communities.js';

interface Watch {
  readonly community: Community;
  readonly rhythms: readonly ChannelRhythm[];
  readonly now: Moment;
}

type Step = 'none' | 'ask-steward' | 'miss' | 'nudge';

/** Asks stewards what is to become of goals past their day, closes those that stay silent, and tells of those that stand still. */
export function watchGoals(around: Surroundings): Promise<void> {
  const now = around.clock.now();
  return watchCommunities(around, 'watch-goals', (store) => watchAll(store, now));
}

async function watchAll(store: CommunityStore, now: Moment): Promise<void> {
  const community = await store.settings();
  if (community.endedAt !== null || (community.pausedUntil ?? 0) > now) return;
  const watch = { community, rhythms: await store.rhythms(), now };
  for (const seen of await store.goals(['active'])) {
    if (stepFor(seen, watch) === 'none') continue;
    await store.together(async (inside) => {
      const goal = await inside.goal(seen.id);
      if (goal) await takeStep(inside, goal, watch);
    });
  }
}

function stepFor(goal: Goal, watch: Watch): Step {
  const { community, now } = watch;
  const step = pastDueStep(goal, now, community.zone);
  return step === 'none' && isStale(goal, watch) ? 'nudge' : step;
}

/** Still for two rhythms of its channel, and not told so since it last moved. */
function isStale(goal: Goal, watch: Watch): boolean {
  const told = goal.nudgedAt !== null && goal.nudgedAt >= goal.lastMovedAt;
  if (goal.state !== 'active' || goal.reachedAt !== null || goal.askedAt !== null || told) return false;
  return !isLiving(goal, watch);
}

async function takeStep(store: CommunityStore, goal: Goal, watch: Watch): Promise<void> {
  const { now } = watch;
  switch (stepFor(goal, watch)) {
    case 'ask-steward':
      await store.changeGoal(goal.id, { askedAt: now });
      await refreshPosts(store, goal, now);
      return tellSteward(store, goal, { what: 'past-due' }, now);
    case 'miss':
      return close(store, goal, now);
    case 'nudge':
      await store.changeGoal(goal.id, { nudgedAt: now });
      return tellSteward(store, goal, { what: 'stale' }, now);
    case 'none':
  }
}

async function close(store: CommunityStore, goal: Goal, now: Moment): Promise<void> {
  const missed = miss(goal, now);
  if ('code' in missed) return;
  await store.changeGoal(goal.id, { state: missed.state, closedAt: missed.closedAt });
  await tellSteward(store, missed, { what: 'missed' }, now);
  await refreshPosts(store, missed, now);
}
