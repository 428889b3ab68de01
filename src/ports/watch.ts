import type { Platform } from '../core/community/home.js';
import type { Sighting } from '../core/heat/sighting.js';

/** Where an adapter hands over what it sees in channels. It answers nothing and never throws, so that seeing costs next to nothing. */
export interface Watch {
  saw(platform: Platform, home: string, channel: string, sighting: Sighting): void;
  /** Whether the text of this channel is wanted: where it is not, an adapter does not even hand it over. */
  wantsText(platform: Platform, home: string, channel: string): boolean;
}
