import type { Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import type { Card } from './card.js';
import { card, line, typed } from './compose.js';
import { drawProgress } from './goal-words.js';
import { nameGoal, offerHelp } from './post-words.js';

export interface LaunchFacts {
  readonly goal: Goal;
  readonly progress: Progress;
  readonly mission: string | null;
}

/** A new goal is called out; later the same post shows how far it is and what became of it. */
export function drawLaunch({ goal, progress, mission }: LaunchFacts): Card {
  const active = goal.state === 'active';
  const call = line('launch.call', { title: typed(goal.title), due: { is: 'day', day: goal.due } });
  const criterion = goal.measure.is === 'done' ? goal.measure.criterion : null;
  return card(
    active ? call : { is: 'text', text: nameGoal(goal, false) },
    goal.benefit === null ? null : line('launch.why', { benefit: typed(goal.benefit) }),
    mission === null ? null : line('launch.mission', { mission: typed(mission) }),
    criterion === null ? null : line('launch.done-when', { criterion: typed(criterion) }),
    goal.measure.is === 'done' && progress.done === 0 ? null : drawProgress(goal, progress),
    progress.leftWhat.length === 0 ? null : { is: 'list', items: progress.leftWhat.map((item) => [typed(item)]) },
    active ? callForHelp(goal) : null,
    active ? offerHelp([goal]) : [],
  );
}

function callForHelp({ firstStep }: Goal): ReturnType<typeof line> {
  return firstStep === null ? line('launch.who') : line('launch.who-start', { step: typed(firstStep) });
}
