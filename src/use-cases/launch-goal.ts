import { readPress } from '../cards/card.js';
import type { Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import { announceLaunch } from './announce.js';
import { together, type Context } from './context.js';
import { answerFlags } from './answer-flag.js';
import { adopt } from './decide-proposal.js';
import { placeOfDraft, type GoalPlace } from './goal-place.js';
import { isId } from './pick-goal.js';
import { readGoal, type GoalWords } from './read-goal.js';

/** No community keeps more goals in view at once. */
const MOST_ACTIVE = 200;

function newGoal(context: Context, words: GoalWords, { home, channel }: GoalPlace): Omit<Goal, 'id' | 'number'> {
  const { person, now } = context;
  return {
    ...words,
    home,
    channel,
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
    if (draft === null || readPress(draft.press).name !== 'goal-add') throw new Refusal('launched-before');
    if ((await inside.store.goals(['active'])).length >= MOST_ACTIVE) throw new Refusal('too-many-goals', { most: MOST_ACTIVE });
    const place = await placeOfDraft(inside, draft.press);
    const goal = await inside.store.addGoal(newGoal(inside, readGoal(draft.values, inside.today), place));
    await announceLaunch(inside.store, goal, inside.now);
    await answerFlags(inside, goal, place.flag);
    if (place.proposal !== null) await adopt(inside, place.proposal, goal);
    return goal;
  });
}
