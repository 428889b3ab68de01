import type { Sighting } from '../../src/core/heat/sighting.js';
import type { Watch } from '../../src/ports/watch.js';

export interface Noted {
  readonly home: string;
  readonly channel: string;
  readonly seen: Sighting;
}

/** A watch that writes down what it is handed, and wants the text of the channels a test names. */
export class NotingWatch implements Watch {
  readonly noted: Noted[] = [];
  readonly timeouts: { readonly home: string; readonly person: string; readonly at: number }[] = [];
  readonly readAloud = new Set<string>();

  saw(_platform: string, home: string, channel: string, seen: Sighting): void {
    this.noted.push({ home, channel, seen });
  }

  sawTimeout(_platform: string, home: string, person: string, at: number): void {
    this.timeouts.push({ home, person, at });
  }

  wantsText(_platform: string, _home: string, channel: string): boolean {
    return this.readAloud.has(channel);
  }

  get sightings(): readonly Sighting[] {
    return this.noted.map(({ seen }) => seen);
  }
}
