import { DEFAULT_DUE_DAYS, type Goal } from '../core/goals/goal.js';
import { achieve, extend, letGo, reopen } from '../core/goals/life.js';
import { measureProgress } from '../core/goals/progress.js';
import { suggestNext, type NextGoal } from '../core/goals/suggest-next.js';
import { readDay } from '../core/time/read-day.js';
import type { CalendarDay } from '../core/time/moment.js';
import { addDays } from '../core/time/calendar.js';
import { accept, orNone } from './accept.js';
import type { CommunityStore } from '../ports/store.js';
import { announceAchieved, refreshPosts, tellManagers } from './announce.js';
import { together, type Context } from './context.js';
import { requireKeeper } from './goal-rights.js';
import { noteThanked } from './thanks.js';

const MOST_REASON = 300;
const MOST_LEARNED = 1000;

async function keep(context: Context, before: Goal, after: Goal): Promise<Goal> {
  const { state, due, reason, learned, closedAt, askedAt, lastMovedAt } = after;
  await context.store.changeGoal(before.id, { state, due, reason, learned, closedAt, askedAt, lastMovedAt });
  await refreshPosts(context.store, before, context.now);
  return after;
}

/** Two goals to go on with after one that was achieved. */
export async function findNext(store: CommunityStore, achieved: Goal): Promise<readonly NextGoal[]> {
  return suggestNext(achieved, (await store.goals()).filter((other) => other.id !== achieved.id));
}

/** Says that a goal is achieved, thanks everyone in public, and offers what could come next: to managers, who may add it. */
export async function achieveGoal(context: Context, goal: Goal): Promise<{ goal: Goal; next: readonly NextGoal[] }> {
  requireKeeper(context, goal);
  const achieved = accept(achieve(goal, context.now), { title: goal.title });
  return together(context, async (inside) => {
    await keep(inside, goal, achieved);
    await announceAchieved(inside.store, achieved, inside.now);
    await noteThanked(inside.store, achieved, inside.now);
    if (!inside.manager) await tellManagers(inside.store, { what: 'next-goal', goal: goal.id, home: goal.home }, `next-goal:${goal.id}:${String(inside.now)}`, inside.now);
    return { goal: achieved, next: await findNext(inside.store, achieved) };
  });
}

/** Whether a goal's own measure says it is done; for done / not done the steward's word is the measure. */
export async function isReached(context: Context, goal: Goal): Promise<boolean> {
  return goal.measure.is === 'done' || measureProgress(goal, await context.store.entries(goal.id)).share >= 1;
}

/** Lets a goal go, with a reason, and what was learned if anything. */
export async function letGoalGo(context: Context, goal: Goal, said: { reason: string; learned: string }): Promise<Goal> {
  requireKeeper(context, goal);
  const words = { reason: orNone(said.reason, MOST_REASON), learned: orNone(said.learned, MOST_LEARNED) };
  const released = accept(letGo(goal, words, context.now), { title: goal.title });
  return together(context, (inside) => keep(inside, goal, released));
}

function readNewDue(context: Context, typed: string): CalendarDay {
  return accept(readDay(typed, context.today), { typed }) ?? addDays(context.today, DEFAULT_DUE_DAYS);
}

/** Gives a goal another due day; left empty, 30 days from today. */
export async function extendGoal(context: Context, goal: Goal, typed: string): Promise<Goal> {
  requireKeeper(context, goal);
  const extended = accept(extend(goal, readNewDue(context, typed), context.now, context.community.zone), { title: goal.title });
  return together(context, (inside) => keep(inside, goal, extended));
}

/** Takes a closed goal up again. */
export async function reopenGoal(context: Context, goal: Goal, typed: string): Promise<Goal> {
  requireKeeper(context, goal);
  const opened = accept(reopen(goal, readNewDue(context, typed), context.now, context.community.zone), { title: goal.title });
  return together(context, (inside) => keep(inside, goal, opened));
}
