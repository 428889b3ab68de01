import type { Goal } from '../core/goals/goal.js';
import type { Mission } from '../core/mission/mission.js';
import type { Moment } from '../core/time/moment.js';
import { pressOf, type Block, type Card } from './card.js';
import { actions, button, card, line, note, title, typed } from './compose.js';
import { drawWording } from './mission-card.js';

interface OldFacts {
  readonly mission: Mission | null;
  readonly achieved: readonly Pick<Goal, 'title'>[];
  readonly endedAt: Moment | null;
  /** How many communities before this one it was; null when nothing was before it. */
  readonly older: number | null;
}

const MOST_GOALS = 15;

/** What stays and what stops, before anything is done. */
export function drawStartOverQuestion(activeGoals: number): Card {
  return card(
    title('start-over.title'),
    line('start-over.why'),
    line('start-over.stays'),
    line('start-over.stops', { count: activeGoals }),
    actions(button('start-over.button', pressOf('fill', 'start-over'), 'danger'), button('mission.button.back', 'mission')),
  );
}

/** The first answer of the new community. */
export function drawStartedOver(): Card {
  return card(
    line('start-over.done'),
    actions(button('mission.button.write', pressOf('fill', 'mission-draft'), 'main'), button('mission.button.before', pressOf('mission-before', '1'))),
  );
}

/** What the community was before it started over. */
export function drawOldMission({ mission, achieved, endedAt, older }: OldFacts): Card {
  return card(
    title('start-over.old-title'),
    mission === null ? line('start-over.old-none') : drawWording(mission),
    drawAchieved(achieved),
    endedAt === null ? null : note('mission.before.ended', { at: { is: 'moment', at: endedAt, as: 'day' } }),
    actions(older === null ? null : button('start-over.button.older', pressOf('mission-before', String(older)))),
  );
}

function drawAchieved(goals: OldFacts['achieved']): Block[] {
  if (goals.length === 0) return [line('start-over.old-no-goals')];
  const hidden = goals.length - MOST_GOALS;
  const items = goals.slice(0, MOST_GOALS).map((goal) => [typed(goal.title)]);
  return [line('start-over.old-goals'), { is: 'list', items }, ...(hidden > 0 ? [note('platform.more', { count: hidden })] : [])];
}
