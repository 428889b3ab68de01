import type { FlagFacts } from '../cards/flag-card.js';
import type { Flag } from '../core/heat/flag.js';
import { listHottest } from '../core/heat/hottest-hours.js';
import { sumReasons } from '../core/heat/sum-reasons.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { gatherHeat, type ChannelHeat } from './gather-heat.js';

/** Among so many goals of a channel, newest first, is looked for one people offered help with. */
const MOST_GOALS = 20;

/** What managers are told of a flag just now. */
export async function gatherFlag(store: CommunityStore, flag: Flag, now: Moment): Promise<FlagFacts> {
  const found = await findChannel(store, flag, now);
  const hottest = listHottest(found.facts);
  const goal = flag.goal === null ? null : await store.goal(flag.goal);
  return {
    flag,
    hotDays: hottest.length,
    hotAt: hottest.map(({ hour }) => hour),
    reasons: sumReasons(hottest),
    wholeGoal: found.wholeGoals[0]?.title ?? null,
    offered: flag.closedAt === null && found.ownGoals.length === 0 ? await findOffered(store, flag) : null,
    goalSet: goal?.title ?? null,
  };
}

async function findChannel(store: CommunityStore, { home, channel }: Flag, now: Moment): Promise<ChannelHeat> {
  const found = (await gatherHeat(store, now, [{ home, channel }], 'hot')).find((each) => each.home === home && each.channel === channel);
  if (!found) throw new Error('a channel asked for is always among those gathered');
  return found;
}

/** What people wanted to help with and nobody has done: a beginning that is nearly made. */
async function findOffered(store: CommunityStore, { home, channel }: Flag): Promise<FlagFacts['offered']> {
  const here = (await store.goals(['active', 'missed', 'let-go'])).filter((goal) => goal.home === home && goal.channel === channel).slice(0, MOST_GOALS);
  const offered = await Promise.all(here.map(async ({ id, title }) => ({ title, people: (await store.offers(id)).length })));
  const [best] = offered.filter(({ people }) => people > 0).sort((one, other) => other.people - one.people);
  return best ?? null;
}
