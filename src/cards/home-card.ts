import type { Entry, Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import type { Mission } from '../core/mission/mission.js';
import { pressOf, type Block, type Card } from './card.js';
import { actions, button, card, line, note, title, typed, words } from './compose.js';
import { drawProgress, sayAmount } from './goal-words.js';
import { drawWording } from './mission-card.js';
import { drawSettingsOffer } from './settings-card.js';
import { drawManagerActions } from './typed-card.js';

export interface HomeEntry {
  readonly goal: Goal;
  readonly entry: Entry;
}

interface HomeGoal {
  readonly goal: Goal;
  readonly progress: Progress;
  readonly pastDue: boolean;
}

interface HomeFacts {
  readonly mission: Mission | null;
  readonly goals: readonly HomeGoal[];
  readonly mine: readonly HomeEntry[];
  readonly manager: boolean;
  readonly setUp: boolean;
}

const MOST_GOALS = 15;

/** A page of a person's own, longer than a message may be: at most about 70 blocks. */
export function drawHome({ mission, goals, mine, manager, setUp }: HomeFacts): Card {
  const hidden = goals.length - MOST_GOALS;
  return card(
    manager && !setUp ? drawSettingsOffer().blocks : [],
    title('home.mission'),
    drawMissionPart(mission),
    title('home.goals'),
    goals.length === 0 ? line(manager ? 'home.no-goals.manager' : 'home.no-goals') : null,
    goals.slice(0, MOST_GOALS).flatMap(drawGoalRow),
    hidden > 0 ? line('home.more', { count: hidden, command: { is: 'command', words: 'goal list' } }) : null,
    title('home.mine'),
    mine.length === 0 ? line('home.mine.none') : mine.flatMap(drawMine),
    manager ? [title('home.managers'), ...drawManagerActions()] : [],
    actions(
      button('home.button.mission', pressOf('ask', 'guidon', 'mission')),
      button('home.button.help', pressOf('ask', 'guidon', 'help')),
      button('home.button.privacy', pressOf('ask', 'guidon', 'privacy')),
    ),
    note('home.private'),
  );
}

function drawMissionPart(mission: Mission | null): Block[] {
  return mission === null ? [line('home.no-mission')] : drawWording(mission);
}

function drawGoalRow({ goal, progress, pastDue }: HomeGoal): Block[] {
  const due = { is: 'day', day: goal.due } as const;
  return [
    line(pastDue ? 'home.goal.past-due' : 'home.goal', { number: goal.number, title: typed(goal.title), due }),
    drawProgress(goal, progress),
    ...actions(
      button('button.add-progress', pressOf('add-progress', goal.id)),
      button('button.help', pressOf('goal-help', goal.id)),
      button('steward.open', pressOf('show-goal', goal.id)),
    ),
  ];
}

function drawMine({ goal, entry }: HomeEntry): Block[] {
  const at = { is: 'moment', at: entry.at, as: 'day' } as const;
  const row = words('home.mine.row', { what: sayAmount(goal, entry), title: typed(goal.title), at });
  return [
    { is: 'text', text: entry.state === 'waiting' ? [...row, ' ', ...words('home.mine.waiting')] : row },
    ...actions(button('button.take-back', pressOf('undo-entry', entry.id))),
  ];
}
