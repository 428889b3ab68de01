import type { Moment } from '../core/time/moment.js';
import type { Surroundings } from '../use-cases/context.js';
import { endSlows } from './end-slows.js';
import { guard } from './guard.js';
import { makeJudgeHeat } from './judge-heat.js';
import { Lane } from './lane.js';
import { sendAsks } from './send-asks.js';
import { watchGoals } from './watch-goals.js';
import { watchMissions } from './watch-missions.js';
import { watchNoGoal } from './watch-no-goal.js';
import { watchProposals } from './watch-proposals.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What is done again and again without anything being due: each in a lane of its own, so that none waits for another. */
export function openRareJobs(around: Surroundings): readonly Lane[] {
  const { clock, store } = around;
  return [
    openRare(around, 'watch-missions', MINUTE_MS, () => watchMissions(around)),
    openRare(around, 'watch-goals', MINUTE_MS, () => watchGoals(around)),
    openRare(around, 'send-asks', MINUTE_MS, () => sendAsks(around)),
    openRare(around, 'judge-heat', MINUTE_MS, makeJudgeHeat(around)),
    openRare(around, 'end-slows', 10 * SECOND_MS, () => endSlows(around)),
    openRare(around, 'watch-no-goal', HOUR_MS, () => watchNoGoal(around)),
    openRare(around, 'watch-proposals', HOUR_MS, () => watchProposals(around)),
    openRare(around, 'forget', HOUR_MS, () => store.queue.forget(clock.now())),
  ];
}

function openRare({ clock, log }: Surroundings, ...[job, every, run]: readonly [string, number, () => Promise<void>]): Lane {
  const isDue = makeRare(every);
  return new Lane(1, () => Promise.resolve(isDue(clock.now()) ? [{ name: job, run: () => guard(log, { job }, run) }] : []));
}

/** True at most once in so much clock time, and at once when the clock was moved either way. */
function makeRare(every: number): (now: Moment) => boolean {
  let last: Moment | null = null;
  return (now) => {
    if (last !== null && now >= last && now - last < every) return false;
    last = now;
    return true;
  };
}
