import type { Platform } from '../core/community/home.js';
import type { Sighting } from '../core/heat/sighting.js';
import type { Moment } from '../core/time/moment.js';

/** Where an adapter hands over what it sees in channels. It answers nothing and never throws, so that seeing costs next to nothing. */
export interface Watch {
  saw(platform: Platform, home: string, channel: string, sighting: Sighting): void;
  /** A person was silenced for a while, and the platform does not say where: it counts where they wrote last within the hour, if anywhere. */
  sawTimeout(platform: Platform, home: string, person: string, at: Moment): void;
  /** Whether the text of this channel is wanted: where it is not, an adapter does not even hand it over. */
  wantsText(platform: Platform, home: string, channel: string): boolean;
}
