import { GLAD_ANSWERS, GLAD_SHOWN_FROM, type GladAnswer } from '../core/goals/glad.js';
import type { Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import { pressOf, type Block, type Card } from './card.js';
import { actions, button, card, line, note, title, typed } from './compose.js';
import { drawProgress } from './goal-words.js';
import { sayPeople } from './post-words.js';

export interface AchievedFacts {
  readonly goal: Goal;
  readonly progress: Progress;
  /** Platform ids of everyone who contributed or helped, in the order they first came, but for those who want no name there. */
  readonly people: readonly string[];
  /** How many those are. */
  readonly unnamed: number;
  readonly glad: Readonly<Record<GladAnswer, number>>;
  readonly mission: string | null;
}

/** Everyone who had a hand in it is thanked by name, in no order of merit, and asked whether it was good. */
export function drawAchieved(facts: AchievedFacts): Card {
  const { goal, progress, mission } = facts;
  const full = goal.measure.is !== 'done' && progress.share >= 1;
  return card(
    title('achieved.title', { title: typed(goal.title) }),
    full ? drawProgress(goal, progress) : null,
    thank(facts),
    mission === null ? null : line('achieved.mission', { mission: typed(mission) }),
    goal.state === 'achieved' ? askGlad(facts) : [],
    actions(button('button.show', pressOf('show-goal', goal.id))),
  );
}

function thank({ people, unnamed }: AchievedFacts): Block {
  if (people.length === 0) return line('achieved.thanks-all');
  return line(unnamed === 0 ? 'achieved.thanks' : 'achieved.thanks-more', { people: sayPeople(people), count: unnamed });
}

/** Nobody sees who answered what; few answers would give it away. */
function askGlad({ goal, glad }: AchievedFacts): Block[] {
  const all = glad.good + glad.fair + glad.bad;
  return [
    line('glad.ask'),
    ...actions(...GLAD_ANSWERS.map((answer) => button(`glad.button.${answer}`, pressOf('glad', goal.id, answer)))),
    ...(all < GLAD_SHOWN_FROM ? [] : [note('glad.counts', { ...glad })]),
  ];
}
