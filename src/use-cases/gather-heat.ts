import type { Community } from '../core/community/settings.js';
import type { Goal } from '../core/goals/goal.js';
import type { Flag, WatchedChannel } from '../core/heat/flag.js';
import { judgeFlag, type ChannelFacts, type FlagVerdict } from '../core/heat/judge-flag.js';
import { undecided } from '../core/heat/undecided.js';
import { DAY_MS } from '../core/time/calendar.js';
import type { Moment } from '../core/time/moment.js';
import type { ChannelHour } from '../ports/heat-store.js';
import type { CommunityStore } from '../ports/store.js';
import { isLiving } from './living-goals.js';

/** A day more than the rule looks at, for the zone's sake. */
export const LOOKED_AT_MS = 15 * DAY_MS;
const MOST_FLAGS = 200;

/** One channel with everything the rule of flags looks at, and what the rule says. */
export interface ChannelHeat {
  readonly home: string;
  readonly channel: string;
  readonly watched: WatchedChannel;
  readonly hours: readonly ChannelHour[];
  /** Living goals of its own, and those of the whole community. */
  readonly ownGoals: readonly Goal[];
  readonly wholeGoals: readonly Goal[];
  readonly open: Flag | null;
  readonly facts: ChannelFacts;
  readonly verdict: FlagVerdict;
}

interface Known {
  readonly community: Community;
  readonly hours: readonly ChannelHour[];
  readonly decided: readonly WatchedChannel[];
  readonly flags: readonly Flag[];
  readonly living: readonly Goal[];
}

interface Place {
  readonly home: string;
  readonly channel: string;
}

/** Every channel anything is known of, with `also` among them; with `hot` only hot hours are looked at, which is all a flag depends on. */
export async function gatherHeat(store: CommunityStore, now: Moment, also: readonly Place[] = [], which: 'all' | 'hot' = 'all'): Promise<readonly ChannelHeat[]> {
  const known = await readKnown(store, now, which);
  const open = known.flags.filter(({ closedAt }) => closedAt === null);
  const places = [...known.hours, ...known.decided, ...open, ...known.living, ...also];
  const once = new Map(places.map(({ home, channel }) => [`${home} ${channel}`, { home, channel }]));
  return [...once.values()].map((place) => lookAt(place, known, now));
}

async function readKnown(store: CommunityStore, now: Moment, which: 'all' | 'hot'): Promise<Known> {
  const community = await store.settings();
  const life = { community, rhythms: await store.rhythms(), now };
  const active = await store.goals(['active']);
  return {
    community,
    hours: await (which === 'hot' ? store.hotHours(now - LOOKED_AT_MS) : store.heatHours(now - LOOKED_AT_MS)),
    decided: await store.watchedChannels(),
    flags: [...(await store.flags({ open: true })), ...(await store.flags({ most: MOST_FLAGS }))],
    living: active.filter((goal) => isLiving(goal, life)),
  };
}

function lookAt(place: Place, known: Known, now: Moment): ChannelHeat {
  const here = ({ home, channel }: Place): boolean => home === place.home && channel === place.channel;
  const watched = known.decided.find(here) ?? undecided(place.home, place.channel);
  const hours = known.hours.filter(here);
  const ownGoals = known.living.filter((goal) => !goal.wholeCommunity && here(goal));
  const flags = known.flags.filter(here);
  const open = flags.find(({ closedAt }) => closedAt === null) ?? null;
  const notHeated = flags.filter(({ end }) => end === 'not-heated').map(({ closedAt }) => closedAt ?? 0);
  const notHeatedAt = notHeated.length === 0 ? null : Math.max(...notHeated);
  const facts: ChannelFacts = { now, zone: known.community.zone, hours, watched, ownGoals, open, notHeatedAt };
  return { ...place, watched, hours, ownGoals, wholeGoals: known.living.filter(({ wholeCommunity }) => wholeCommunity), open, facts, verdict: judgeFlag(facts) };
}
