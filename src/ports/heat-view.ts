import type { Platform } from '../core/community/home.js';
import type { Heat } from '../core/heat/heat.js';
import type { Moment } from '../core/time/moment.js';
import type { ChannelHour } from './heat-store.js';
import type { Watch } from './watch.js';

/** What this process knows of how channels run just now, for those who ask. */
export interface HeatView {
  /** The last hour of one channel; null when nothing was seen there, or fewer than five people wrote within a day. */
  heatNow(platform: Platform, home: string, channel: string): Heat | null;
  /** The home's channels in which anything was seen since the start. */
  seenChannels(platform: Platform, home: string): readonly string[];
  /** What is watched, what is read, or who is counted has changed: it takes effect at once. */
  changed(community: string): void;
}

/** A channel whose heat of the last hour has reached its threshold. */
export interface HotChannel {
  readonly home: string;
  readonly channel: string;
  readonly heat: Heat;
}

/** What the jobs take from the watch of this process; homes by their id of ours, channels that are not watched left out. */
export interface HeatSource {
  /** A raid or a burst of spam among them. */
  hotNow(community: string, now: Moment): Promise<readonly HotChannel[]>;
  /** The hours that are over at `now`, each given out once; none in which the day before saw fewer than five people. */
  takeHours(community: string, now: Moment): Promise<readonly ChannelHour[]>;
}

/** The one watch of a process, with a side for those who see, those who ask and the jobs. */
export interface ChannelsWatch extends Watch, HeatView, HeatSource {}
