import { drawManageGoals } from '../cards/manage-goals-card.js';
import { isPastDue } from '../core/goals/alive.js';
import { readPace } from '../core/goals/pace.js';
import { DAY_MS } from '../core/time/calendar.js';
import { answerCard } from '../use-cases/answers.js';
import { listOptions } from '../use-cases/pick-goal.js';
import { defineCommand } from './define-command.js';

const TROUBLE_DAYS = 14;
const LATEST_DIGESTS = 20;

export const manageGoals = defineCommand({
  path: ['manage', 'goals'],
  description: 'command.manage.goals',
  who: 'managers',
  options: [],
  async run(context) {
    const { store, now, community } = context;
    const goals = await store.goals();
    const active = goals.filter((goal) => goal.state === 'active').sort((one, other) => one.due.localeCompare(other.due));
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
        options: listOptions(context, [...active, ...closed].slice(0, 25)),
        digests: await store.occurrences(null, LATEST_DIGESTS),
        troubled: await store.troubled(now - TROUBLE_DAYS * DAY_MS),
      }),
    );
  },
});
