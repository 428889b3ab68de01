import { drawAttained } from '../cards/attained-card.js';
import { drawBoard, drawBoardMoved, drawBoardOver } from '../cards/board-card.js';
import { drawMissionFinal } from '../cards/mission-final-card.js';
import { byDue } from '../core/goals/by-due.js';
import { measureProgress } from '../core/goals/progress.js';
import { keysOf, namePeople } from '../use-cases/name-people.js';
import type { Drawing, Drawn } from './drawing.js';

export async function drawBoardPost({ store, delivery, community, posted }: Drawing): Promise<Drawn> {
  if (community.endedAt !== null) return drawBoardOver();
  const home = (await store.homes()).find(({ id }) => id === delivery.home);
  if (!home) return { withdrawn: 'home-gone' };
  if (home.boardChannel !== delivery.target) return posted ? drawBoardMoved(home.boardChannel) : { withdrawn: 'board-moved' };
  const goals = (await store.goals(['active'])).toSorted(byDue);
  const entries = await store.entriesOf(goals.map(({ id }) => id));
  return drawBoard({ mission: await store.mission(), goals: goals.map((goal) => ({ goal, progress: measureProgress(goal, entries.get(goal.id) ?? []) })) });
}

export async function drawMissionFinalPost({ store }: Drawing): Promise<Drawn> {
  const mission = await store.mission();
  return mission ? drawMissionFinal(mission) : { withdrawn: 'mission-gone' };
}

export async function drawAttainedPost({ store }: Drawing): Promise<Drawn> {
  const mission = await store.mission();
  if (!mission) return { withdrawn: 'mission-gone' };
  const goals = await store.goals();
  const entries = await store.entriesOf(goals.map(({ id }) => id));
  const people = [...new Set(goals.flatMap((goal) => measureProgress(goal, entries.get(goal.id) ?? []).contributors))];
  const names = await namePeople(store, people);
  return drawAttained({ mission, goalsAchieved: goals.filter(({ state }) => state === 'achieved').length, people: keysOf(names, people) });
}
