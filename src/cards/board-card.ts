import type { Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import type { Mission } from '../core/mission/mission.js';
import { pressOf, type Block, type Card, type Text } from './card.js';
import { actions, button, card, line, title, typed, words } from './compose.js';
import { sayProgress } from './goal-words.js';
import { offerHelp, saySends } from './post-words.js';

export interface BoardFacts {
  readonly mission: Mission | null;
  /** Active goals, nearest due day first. */
  readonly goals: readonly { readonly goal: Goal; readonly progress: Progress }[];
}

const MOST_GOALS = 10;

/** The one pinned message a newcomer sees first: why we are here, who we are not, what we do and where to begin. */
export function drawBoard({ mission, goals }: BoardFacts): Card {
  return card(
    title('board.title'),
    sayMission(mission),
    mission?.notLine ? line('board.not', { line: typed(mission.notLine) }) : null,
    listGoals(goals),
    invite(goals.map(({ goal }) => goal)),
    offerHelp(goals.map(({ goal }) => goal), { progress: false }),
    actions(button('board.button.propose', pressOf('fill', 'propose'))),
    saySends(),
  );
}

/** What is left in a channel the board was moved away from; null when it is kept nowhere any more. */
export function drawBoardMoved(channel: string | null): Card {
  if (channel === null) return card(line('board.ended', { command: { is: 'command', words: 'guidon mission' } }));
  return card(line('board.moved', { channel: { is: 'channel', id: channel } }));
}

/** What is left of a community's board once it was started over. */
export function drawBoardOver(): Card {
  return card(line('board.over', { command: { is: 'command', words: 'guidon mission' } }));
}

function sayMission(mission: Mission | null): Block[] {
  if (mission === null) return [line('board.no-mission')];
  const named: Block = { is: 'text', text: [{ is: 'strong', parts: [typed(mission.words)] }] };
  return mission.state === 'attained' ? [named, line('board.attained')] : [named];
}

function listGoals(goals: BoardFacts['goals']): Block[] {
  if (goals.length === 0) return [line('board.no-goals')];
  const shown = goals.slice(0, MOST_GOALS).map(sayGoal);
  const hidden = goals.length - shown.length;
  const more = hidden > 0 ? [words('digest.more', { count: hidden, command: { is: 'command', words: 'goal list' } })] : [];
  return [line('board.goals'), { is: 'list', items: [...shown, ...more] }];
}

function sayGoal({ goal, progress }: BoardFacts['goals'][number]): Text {
  return words('board.goal', { number: goal.number, title: typed(goal.title), progress: sayProgress(goal, progress), due: { is: 'day', day: goal.due } });
}

function invite(goals: readonly Goal[]): Block | null {
  if (goals.length === 0) return null;
  const step = goals.find(({ firstStep }) => firstStep !== null)?.firstStep;
  return step ? line('board.newcomer', { step: typed(step) }) : line('board.newcomer-ask');
}
