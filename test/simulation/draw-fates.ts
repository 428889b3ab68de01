import type { Chance } from './chance.js';
import type { Misfortune } from './simulated-process.js';

export interface Span {
  readonly from: number;
  readonly to: number;
}

const MOST_DEATHS = 2;

/** What befalls the processes of one place, one after the other; the last lives. */
export function drawFates(chance: Chance, deaths: number): Misfortune[] {
  return Array.from({ length: deaths + 1 }, (_, index): Misfortune => {
    const freezes = chance.happens(0.3);
    return {
      diesAt: index < deaths ? chance.between(1, 40) : null,
      freezesAt: freezes ? chance.between(1, 40) : null,
      freezesFor: freezes ? chance.of([chance.between(1_000, 30_000), chance.between(55_000, 90_000), chance.between(60_000, 900_000)]) : 0,
      ahead: chance.between(-800, 300),
    };
  });
}

export function drawDeaths(chance: Chance): number {
  return chance.happens(0.6) ? chance.between(1, MOST_DEATHS) : 0;
}

/** At most one span of time, as often as not none. */
export function drawSpan(chance: Chance, within: Span, longest: number): Span[] {
  if (chance.happens(0.6)) return [];
  const from = chance.between(within.from, within.to);
  return [{ from, to: from + chance.between(1_000, longest) }];
}
