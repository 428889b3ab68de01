import { drawGoalList } from '../cards/goal-list-card.js';
import { measureProgress } from '../core/goals/progress.js';
import { answerCard } from '../use-cases/answers.js';
import { optionOf } from '../use-cases/pick-goal.js';
import { byDue } from '../core/goals/by-due.js';
import { defineCommand } from './define-command.js';

export const goalList = defineCommand({
  path: ['goal', 'list'],
  description: 'command.goal.list',
  who: 'anyone',
  options: [],
  async run(context) {
    const goals = await context.store.goals();
    const active = goals.filter((goal) => goal.state === 'active').sort(byDue);
    const entries = await context.store.entriesOf(active.map((goal) => goal.id));
    const mission = await context.store.mission();
    return answerCard(
      drawGoalList({
        mission: mission?.words ?? null,
        rows: active.map((goal) => ({ goal, progress: measureProgress(goal, entries.get(goal.id) ?? []) })),
        options: active.map(optionOf).slice(0, 25),
        achieved: goals.filter((goal) => goal.state === 'achieved').length,
        manager: context.manager,
      }),
    );
  },
});
