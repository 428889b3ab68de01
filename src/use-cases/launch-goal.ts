import type { Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import { announceLaunch } from './announce.js';
import { together, type Context } from './context.js';
import { isId } from './pick-goal.js';
import { readGoal, type GoalWords } from './read-goal.js';

/** No community keeps more goals in view at once. */
const MOST_ACTIVE = 200;

/** Where a goal added here will live: not in the managers' own channel, nor on a page that is no channel. */
export function channelFor(context: Context): string {
  const { home, visit } = context;
  const channel = visit.channel === '' || visit.channel === home.managersChannel ? (home.postsChannel ?? visit.channel) : visit.channel;
  if (channel === '') throw new Refusal('no-channel-here');
  return channel;
}

function newGoal(context: Context, words: GoalWords): Omit<Goal, 'id' | 'number'> {
  const { home, person, now } = context;
  return {
    ...words,
    home: home.id,
    channel: channelFor(context),
    wholeCommunity: false,
    steward: person.id,
    beneficiary: 'members',
    state: 'active',
    reason: null,
    learned: null,
    openedAt: now,
    lastMovedAt: now,
    closedAt: null,
    askedAt: null,
    nudgedAt: null,
    reachedAt: null,
  };
}

/** Makes a goal of a draft and announces it; of two presses one does it. */
export function launchGoal(context: Context, draftId: string | undefined): Promise<Goal> {
  return together(context, async (inside) => {
    const draft = isId(draftId) ? await inside.store.takeDraft(draftId, inside.person.id) : null;
    if (draft?.press !== 'goal-add') throw new Refusal('launched-before');
    if ((await inside.store.goals(['active'])).length >= MOST_ACTIVE) throw new Refusal('too-many-goals', { most: MOST_ACTIVE });
    const goal = await inside.store.addGoal(newGoal(inside, readGoal(draft.values, inside.today)));
    await announceLaunch(inside.store, goal, inside.now);
    return goal;
  });
}
