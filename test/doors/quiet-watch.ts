import type { Platform } from '../../src/core/community/home.js';
import type { Heat } from '../../src/core/heat/heat.js';
import type { Sighting } from '../../src/core/heat/sighting.js';
import type { ChannelHour } from '../../src/ports/heat-store.js';
import type { ChannelsWatch, HotChannel } from '../../src/ports/heat-view.js';

/** A watch that only notes what it was handed, and says what a test tells it to say. */
export class QuietWatch implements ChannelsWatch {
  readonly sightings: { readonly home: string; readonly channel: string; readonly sighting: Sighting }[] = [];
  readonly changes: string[] = [];
  readonly heats = new Map<string, Heat>();
  /** What the jobs find hot, and the hours they are given once. */
  hot: readonly HotChannel[] = [];
  hours: readonly ChannelHour[] = [];

  saw(_platform: Platform, home: string, channel: string, sighting: Sighting): void {
    this.sightings.push({ home, channel, sighting });
  }

  sawTimeout(): void {
    return undefined;
  }

  wantsText(): boolean {
    return false;
  }

  heatNow(_platform: Platform, _home: string, channel: string): Heat | null {
    return this.heats.get(channel) ?? null;
  }

  seenChannels(): readonly string[] {
    return [...this.heats.keys()];
  }

  hotNow(): Promise<readonly HotChannel[]> {
    return Promise.resolve(this.hot);
  }

  takeHours(): Promise<readonly ChannelHour[]> {
    const hours = this.hours;
    this.hours = [];
    return Promise.resolve(hours);
  }

  changed(community: string): void {
    this.changes.push(community);
  }
}
