import type { MenuOption } from '../cards/card.js';
import { findGoal } from '../core/goals/find-goal.js';
import type { Goal, GoalState } from '../core/goals/goal.js';
import { plainText } from '../core/plain-text.js';
import { Refusal } from '../core/refusal.js';
import type { Context } from './context.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOST_SUGGESTED = 25;

/** Whether text can be the id of a row at all; anything else never reaches the database. */
export function isId(text: string | undefined): text is string {
  return text !== undefined && UUID.test(text);
}

/** The goal a button or menu names; gone ones and other communities' are the same: not there. */
export async function goalOf(context: Context, id: string | undefined): Promise<Goal> {
  const goal = isId(id) ? await context.store.goal(id) : null;
  if (!goal) throw new Refusal('goal-gone');
  return goal;
}

export function requireActive(goal: Goal): void {
  if (goal.state !== 'active') throw new Refusal('goal-not-active', { title: goal.title });
}

function listTitles(goals: readonly Goal[]): string {
  return goals.slice(0, 5).map((goal) => `#${String(goal.number)} ${goal.title}`).join(' · ');
}

/** The goal somebody means by a number or words; without any, the only one that lives in this channel, or the only one at all. */
export async function pickGoal(context: Context, text: string, states: readonly GoalState[] = ['active']): Promise<Goal> {
  const goals = await context.store.goals(states);
  if (goals.length === 0) throw new Refusal(context.manager ? 'no-goals-add-one' : 'no-goals');
  if (isId(text)) return goalOf(context, text);
  return text === '' ? pickOnly(context, goals) : pickNamed(text, goals);
}

function pickNamed(text: string, goals: readonly Goal[]): Goal {
  const found = findGoal(text, goals);
  if (found.is === 'one') return found.goal;
  if (found.is === 'many') throw new Refusal('goal-ambiguous', { goals: listTitles(found.goals) });
  throw found.nearest.length > 0
    ? new Refusal('goal-unknown-nearest', { typed: text, goals: listTitles(found.nearest) })
    : new Refusal('goal-unknown', { typed: text, goals: listTitles(goals) });
}

function pickOnly(context: Context, goals: readonly Goal[]): Goal {
  const here = goals.filter((goal) => goal.channel === context.visit.channel);
  const [only, second] = here.length > 0 ? here : goals;
  if (!only || second) throw new Refusal('goal-ambiguous', { goals: listTitles(here.length > 0 ? here : goals) });
  return only;
}

/** A goal as one choice of a menu. */
export function optionOf(goal: Goal): MenuOption {
  return { label: `#${String(goal.number)} ${goal.title}`.slice(0, 75), value: goal.id };
}

/** Goals to choose from in the order given, but those of this channel first. */
export function listOptions(context: Pick<Context, 'visit'>, goals: readonly Goal[]): MenuOption[] {
  const here = (goal: Goal): number => (goal.channel === context.visit.channel ? 0 : 1);
  return goals.toSorted((one, other) => here(one) - here(other)).slice(0, MOST_SUGGESTED).map(optionOf);
}

/** What is offered while somebody types a goal. */
export function suggestGoals(states: readonly GoalState[] = ['active']) {
  return async (context: Context, words: string): Promise<MenuOption[]> => {
    const wanted = plainText(words);
    const goals = await context.store.goals(states);
    return listOptions(context, goals.filter((goal) => plainText(`#${String(goal.number)} ${goal.title}`).includes(wanted)));
  };
}
