import type { Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import type { Card, MenuOption, Text } from './card.js';
import { sayLine } from '../words/say.js';
import { actions, card, line, note, title, typed, words } from './compose.js';
import { sayProgress } from './goal-words.js';

interface ListFacts {
  readonly mission: string | null;
  readonly rows: readonly { readonly goal: Goal; readonly progress: Progress }[];
  readonly options: readonly MenuOption[];
  readonly achieved: number;
  readonly manager: boolean;
}

const MOST_ROWS = 10;

function sayRow({ goal, progress }: ListFacts['rows'][number]): Text {
  const fillings = {
    number: goal.number,
    title: typed(goal.title),
    due: { is: 'day', day: goal.due } as const,
    progress: sayProgress(goal, progress),
  };
  return words('goal.list.row', fillings);
}

function drawNone({ manager, achieved }: ListFacts): Card {
  return card(
    title('goal.list.title'),
    line('goal.list.none'),
    manager ? line('goal.list.none.manager', { command: { is: 'command', words: 'goal add' } }) : line('goal.list.none.member'),
    achieved === 0 ? null : note('goal.list.closed', { achieved }),
  );
}

/** The active goals, nearest due day first, each with how far it is. */
export function drawGoalList(facts: ListFacts): Card {
  const { mission, rows, options, achieved } = facts;
  if (rows.length === 0) return drawNone(facts);
  const hidden = rows.length - MOST_ROWS;
  return card(
    title('goal.list.title'),
    mission === null ? null : line('goal.list.mission', { mission: typed(mission) }),
    { is: 'list', items: rows.slice(0, MOST_ROWS).map(sayRow) },
    hidden > 0 ? line('goal.list.more', { count: hidden }) : null,
    note('goal.list.closed', { achieved }),
    actions({ is: 'menu', placeholder: sayLine('menu.show-goal'), press: 'show-goal', options }),
    actions({ is: 'menu', placeholder: sayLine('menu.add-progress'), press: 'add-progress', options }),
  );
}
