import type { Platform } from '../core/community/home.js';
import type { Flag, WatchedChannel } from '../core/heat/flag.js';
import type { HeatHour } from '../core/heat/heat.js';
import type { Moment } from '../core/time/moment.js';
import type { Change } from './change.js';

interface ChannelPlace {
  readonly home: string;
  readonly channel: string;
}

export interface ChannelHour extends HeatHour, ChannelPlace {}

/** A channel in which people may write only every so often for a while. `previous`: how many seconds they waited before. */
export interface Slow extends ChannelPlace {
  readonly id: string;
  readonly previous: number;
  readonly until: Moment;
}

/** The heat of one community's channels, and what its managers decided about them. */
export interface HeatStore {
  /** Only channels about which something was decided; all others are watched, without text. */
  watchedChannels(): Promise<readonly WatchedChannel[]>;
  changeWatched(home: string, channel: string, change: Change<Omit<WatchedChannel, 'home' | 'channel'>>): Promise<void>;
  /** Writes down that a channel is hot at `now`; true when it was not within `rest` milliseconds before, so that a spell is told once. */
  beginSpell(place: ChannelPlace, now: Moment, rest: number): Promise<boolean>;

  /** What two processes say of the same hour is joined: the hotter reading, the greater counts. */
  addHeatHour(home: string, channel: string, hour: HeatHour): Promise<void>;
  /** From `since` on, oldest first; of one channel when one is named. */
  heatHours(since: Moment, where?: ChannelPlace): Promise<readonly ChannelHour[]>;
  /** Only hot ones. */
  hotHours(since: Moment): Promise<readonly ChannelHour[]>;

  /** The new flag, or null when one is open for this channel. */
  openFlag(home: string, channel: string, now: Moment): Promise<Flag | null>;
  flag(id: string): Promise<Flag | null>;
  /** Newest first. */
  flags(where: { readonly open: true } | { readonly most: number }): Promise<readonly Flag[]>;
  /** False, and nothing changed, when it is closed already: of two that close it, one does. */
  changeFlag(id: string, change: Change<Pick<Flag, 'seenAt' | 'goal' | 'closedAt' | 'end'>>): Promise<boolean>;

  /** Whether how conversations run is read from what this person does. */
  setCounted(person: string, counted: boolean, now: Moment): Promise<void>;
  /** The platform's ids of those who are not to be counted. */
  uncounted(): Promise<readonly { readonly home: string; readonly key: string }[]>;

  /** To be written down before a channel is slowed, so that it ends whatever happens; null when the channel is slowed already. */
  startSlow(slow: Omit<Slow, 'id'>): Promise<Slow | null>;
  /** For a channel that could not be slowed after all. */
  dropSlow(id: string, now: Moment): Promise<void>;
  /** Those that have not ended. */
  slows(): Promise<readonly Slow[]>;
}

/** A slow whose time is over, and where to end it. */
export interface DueSlow extends Slow {
  readonly community: string;
  readonly platform: Platform;
  readonly homeKey: string;
}

/** A person who asked not to be counted, or to be counted again. */
export interface CountingChange {
  readonly platform: Platform;
  readonly homeKey: string;
  readonly personKey: string;
  readonly counted: boolean;
}

/** What is asked about heat across communities. */
export interface HeatQueue {
  /** Slows whose time is over on these platforms. Each is given to one who asks, and again from `again` on while it has not ended. */
  slowsOver(platforms: readonly Platform[], now: Moment, again: Moment): Promise<readonly DueSlow[]>;
  endSlow(slow: Pick<DueSlow, 'id' | 'community'>, now: Moment): Promise<void>;
  /** Everyone who asked since `moment`, in the homes Guidon is in. */
  uncountedSince(moment: Moment): Promise<readonly CountingChange[]>;
}
