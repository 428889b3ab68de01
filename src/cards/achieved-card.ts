import type { Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import { pressOf, type Card } from './card.js';
import { actions, button, card, line, title, typed } from './compose.js';
import { drawProgress } from './goal-words.js';
import { sayPeople } from './post-words.js';

export interface AchievedFacts {
  readonly goal: Goal;
  readonly progress: Progress;
  /** Platform ids of everyone who contributed, in the order they first came. */
  readonly people: readonly string[];
  readonly mission: string | null;
}

/** Everyone who contributed is thanked by name, in no order of merit. */
export function drawAchieved({ goal, progress, people, mission }: AchievedFacts): Card {
  const full = goal.measure.is !== 'done' && progress.share >= 1;
  return card(
    title('achieved.title', { title: typed(goal.title) }),
    full ? drawProgress(goal, progress) : null,
    people.length === 0 ? line('achieved.thanks-all') : line('achieved.thanks', { people: sayPeople(people) }),
    mission === null ? null : line('achieved.mission', { mission: typed(mission) }),
    actions(button('button.show', pressOf('show-goal', goal.id))),
  );
}
