import { plainText } from '../plain-text.js';
import type { Goal } from './goal.js';

/** Goals any community can begin with; their words stand in the catalogue. */
export const STARTERS = ['thank-three-people', 'ask-what-members-want', 'welcome-newcomers', 'write-the-guide'] as const;
export type Starter = (typeof STARTERS)[number];

export type NextGoal =
  | { readonly is: 'step-up'; readonly goalId: string; readonly title: string; readonly target: number; readonly unit: string }
  | { readonly is: 'take-up-again'; readonly goalId: string; readonly number: number; readonly title: string }
  | { readonly is: 'starter'; readonly starter: Starter };

const OFFERED = 2;
const STEP = 1.25;

/**
 * Two goals to go on with after an achieved one (null: when there is none), out of the same with a quarter more, what was
 * missed or let go and is not being done, and starters. `others` are the community's other goals.
 */
export function suggestNext(achieved: Goal | null, others: readonly Goal[]): NextGoal[] {
  return [...stepUp(achieved), ...takeUpAgain(others), ...startFresh(achieved, others)].slice(0, OFFERED);
}

function stepUp(achieved: Goal | null): NextGoal[] {
  if (achieved?.measure.is !== 'number') return [];
  const { target, unit } = achieved.measure;
  return [{ is: 'step-up', goalId: achieved.id, title: achieved.title, target: raise(target), unit }];
}

/** A quarter more in a round figure (two leading digits), at least one more. */
function raise(target: number): number {
  const raised = target * STEP;
  const round = 10 ** Math.max(0, Math.floor(Math.log10(raised)) - 1);
  return Math.max(Math.round(raised / round) * round, Math.floor(target) + 1);
}

function takeUpAgain(others: readonly Goal[]): NextGoal[] {
  const running = new Set(others.filter(({ state }) => state === 'active' || state === 'achieved').map(({ title }) => plainText(title)));
  return others
    .filter((goal) => (goal.state === 'missed' || goal.state === 'let-go') && !running.has(plainText(goal.title)))
    .sort((one, other) => (other.closedAt ?? 0) - (one.closedAt ?? 0))
    .slice(0, 1)
    .map(({ id, number, title }) => ({ is: 'take-up-again', goalId: id, number, title }));
}

/** Begins at another starter as goals become more, so that not the same two are offered each time. */
function startFresh(achieved: Goal | null, others: readonly Goal[]): NextGoal[] {
  const first = (others.length + (achieved === null ? 0 : 1)) % STARTERS.length;
  return [...STARTERS.slice(first), ...STARTERS.slice(0, first)].map((starter) => ({ is: 'starter', starter }));
}
