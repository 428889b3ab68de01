import { drawManageGoals } from '../cards/manage-goals-card.js';
import { byDue } from '../core/goals/by-due.js';
import { isPastDue } from '../core/goals/alive.js';
import { readPace } from '../core/goals/pace.js';
import { DAY_MS } from '../core/time/calendar.js';
import { answerCard } from '../use-cases/answers.js';
import { optionOf } from '../use-cases/pick-goal.js';
import { defineCommand } from './define-command.js';

const TROUBLE_DAYS = 14;
const LATEST_DIGESTS = 200;

export const manageGoals = defineCommand({
  path: ['manage', 'goals'],
  description: 'command.manage.goals',
  who: 'managers',
  options: [],
  async run(context) {
    const { store, now, community } = context;
    const goals = await store.goals();
    const active = goals.filter((goal) => goal.state === 'active').sort(byDue);
    const closed = goals.filter((goal) => goal.state !== 'active');
    const entries = await store.entriesOf(active.map((goal) => goal.id));
    return answerCard(
      drawManageGoals({
        active: active.map((goal) => ({
          goal,
          pace: readPace(goal, entries.get(goal.id) ?? [], now, community.zone),
          pastDue: isPastDue(goal, now, community.zone),
        })),
        closed,
        options: [...active, ...closed].map(optionOf).slice(0, 25),
        digests: await store.occurrences(null, LATEST_DIGESTS),
        troubled: await store.troubled(now - TROUBLE_DAYS * DAY_MS),
      }),
    );
  },
});
