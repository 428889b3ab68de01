import type { Platform } from '../core/community/home.js';
import type { Heat } from '../core/heat/heat.js';

/** What this process knows of how channels run just now, for those who ask. */
export interface HeatView {
  /** The last hour of one channel; null when nothing was seen there, or fewer than five people wrote within a day. */
  heatNow(platform: Platform, home: string, channel: string): Heat | null;
  /** The home's channels in which anything was seen since the start. */
  seenChannels(platform: Platform, home: string): readonly string[];
  /** What is watched, what is read, or who is counted has changed: it takes effect at once. */
  changed(community: string): void;
}
