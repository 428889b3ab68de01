import type { Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import type { Block, Card } from './card.js';
import { listOpenCalls, type CallFacts } from './call-card.js';
import { card, line, typed } from './compose.js';
import { drawProgress } from './goal-words.js';
import { nameGoal, offerHelp } from './post-words.js';

export interface LaunchFacts {
  readonly goal: Goal;
  readonly progress: Progress;
  readonly mission: string | null;
  /** Open ones. */
  readonly calls?: readonly CallFacts[];
}

/** A new goal is called out; later the same post shows how far it is and what became of it. */
export function drawLaunch(facts: LaunchFacts): Card {
  const { goal } = facts;
  const active = goal.state === 'active';
  return card(
    active ? line('launch.call', { title: typed(goal.title), due: { is: 'day', day: goal.due } }) : { is: 'text', text: nameGoal(goal, false) },
    sayWhy(facts),
    sayHowFar(facts),
    active ? callForHelp(goal) : null,
    active ? listOpenCalls(facts.calls ?? []) : [],
    active ? offerHelp([goal]) : [],
  );
}

function sayWhy({ goal, mission }: LaunchFacts): Block[] {
  const criterion = goal.measure.is === 'done' ? goal.measure.criterion : null;
  return [
    ...(goal.benefit === null ? [] : [line('launch.why', { benefit: typed(goal.benefit) })]),
    ...(mission === null ? [] : [line('launch.mission', { mission: typed(mission) })]),
    ...(criterion === null ? [] : [line('launch.done-when', { criterion: typed(criterion) })]),
  ];
}

/** What is only done or not done has nothing to show at first. */
function sayHowFar({ goal, progress }: LaunchFacts): Block[] {
  if (goal.measure.is === 'done' && progress.done === 0) return [];
  const left: Block[] = progress.leftWhat.length === 0 ? [] : [{ is: 'list', items: progress.leftWhat.map((item) => [typed(item)]) }];
  return [drawProgress(goal, progress), ...left];
}

function callForHelp({ firstStep }: Goal): Block {
  return firstStep === null ? line('launch.who') : line('launch.who-start', { step: typed(firstStep) });
}
