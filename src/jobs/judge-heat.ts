import type { Community } from '../core/community/settings.js';
import type { Moment } from '../core/time/moment.js';
import type { ChannelHour } from '../ports/heat-store.js';
import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from '../use-cases/context.js';
import { judgeFlags } from './judge-flags.js';
import { makeSees, type Sees } from './sees-channel.js';
import { tellHotNow } from './tell-hot-now.js';
import { watchCommunities } from './watch-communities.js';

/** Hours that could not be written down yet; more are not held in memory. */
const MOST_WAITING = 2_000;

/** Writes down how hot channels ran, and keeps their flags. The function returned is the job; it remembers what a lost database did not take. */
export function makeJudgeHeat(around: Surroundings): () => Promise<void> {
  const judging = { around, waiting: new Map<string, readonly ChannelHour[]>(), sees: makeSees(around) };
  return () => watchCommunities(around, 'judge-heat', (store) => judge(store, judging));
}

interface Judging {
  readonly around: Surroundings;
  /** By community. */
  readonly waiting: Map<string, readonly ChannelHour[]>;
  readonly sees: Sees;
}

async function judge(store: CommunityStore, { around, waiting, sees }: Judging): Promise<void> {
  const now = around.clock.now();
  const hours = [...(waiting.get(store.community) ?? []), ...(await around.watch.takeHours(store.community, now))];
  if (hours.length > 0) {
    waiting.set(store.community, hours.slice(-MOST_WAITING));
    await writeHours(store, hours);
    waiting.delete(store.community);
  }
  const community = await store.settings();
  if (isQuiet(community, now)) return;
  await tellHotNow(around, store, now);
  await judgeFlags({ store, sees, now });
}

/** Writing an hour down once more changes nothing. */
function writeHours(store: CommunityStore, hours: readonly ChannelHour[]): Promise<void> {
  return store.together(async (inside) => {
    for (const { home, channel, ...hour } of hours) await inside.addHeatHour(home, channel, hour);
  });
}

function isQuiet({ endedAt, pausedUntil }: Community, now: Moment): boolean {
  return endedAt !== null || (pausedUntil ?? 0) > now;
}
