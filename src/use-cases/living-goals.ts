import type { Community } from '../core/community/settings.js';
import { isAlive } from '../core/goals/alive.js';
import type { Goal } from '../core/goals/goal.js';
import { DAY_MS } from '../core/time/calendar.js';
import type { Moment } from '../core/time/moment.js';
import { startOfLastTwoRhythms } from '../core/time/occurrence.js';
import type { ChannelRhythm } from '../ports/store.js';
import { rhythmOf } from './ensure-rhythm.js';

const TWO_WEEKS_MS = 14 * DAY_MS;

interface Life {
  readonly community: Community;
  readonly rhythms: readonly ChannelRhythm[];
  readonly now: Moment;
}

/** Whether a goal is alive by its own channel's rhythm; where none is on, two weeks stand for two rhythms. */
export function isLiving(goal: Goal, { community, rhythms, now }: Life): boolean {
  const rhythm = rhythms.find(({ home, channel, on }) => on && home === goal.home && channel === goal.channel);
  const since = rhythm ? startOfLastTwoRhythms(rhythmOf(rhythm, community), now) : now - TWO_WEEKS_MS;
  return isAlive(goal, since, now, community.zone);
}
