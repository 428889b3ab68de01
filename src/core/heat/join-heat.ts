import type { Heat, HeatReason, Reading, SignalKind } from './heat.js';
import { signals } from './signals/index.js';
import type { Stretch } from './stretch.js';
import { tellKind } from './tell-kind.js';
import { HOT, type ScaleFor } from './thresholds.js';

/** How much structure adds to what others say: enough to confirm one report, not to make one removed message a hot hour. */
const MOST_OF_STRUCTURE = 0.3;
/** Below this a signal did not make the heat. */
const TAKES_PART = 0.2;

/** Readings as independent causes: calm only if all of them are. */
function joinReadings(heats: readonly number[]): number {
  return 1 - heats.reduce((calm, heat) => calm * (1 - heat), 1);
}

function mayTakePart({ heat }: Reading): boolean {
  return heat >= TAKES_PART;
}

interface Joined {
  readonly heat: number;
  readonly signals: readonly SignalKind[];
}

/**
 * Where text was read, structure adds nothing: labelled stretches are ranked better by text alone.
 * Elsewhere structure may make a channel hot by itself, and then it is the only signal named.
 */
function join(readings: readonly Reading[]): Joined {
  const structure = readings.find(({ signal }) => signal === 'structure');
  const others = readings.filter(({ signal }) => signal !== 'structure');
  if (structure === undefined || others.some(({ signal }) => signal === 'text')) {
    const [only] = others;
    const heat = others.length === 1 && only ? only.heat : joinReadings(others.map((each) => each.heat));
    return { heat, signals: others.filter((each) => mayTakePart(each) || each.signal === 'text').map(({ signal }) => signal) };
  }
  const taking = others.filter(mayTakePart);
  const joined = joinReadings([...others.map(({ heat }) => heat), Math.min(structure.heat, MOST_OF_STRUCTURE)]);
  if (taking.length === 0 || (joined < HOT && structure.heat >= HOT)) return { heat: Math.max(joined, structure.heat), signals: ['structure'] };
  return { heat: Math.max(joined, structure.heat), signals: [...taking.map(({ signal }) => signal), 'structure'] };
}

function whyNoText({ text }: Stretch): HeatReason[] {
  if (text?.is !== 'abstains') return [];
  return [{ code: text.why === 'too-little' ? 'too-little-text' : text.why, count: null }];
}

/** Everything the signals say of a stretch, as one heat. */
export function joinHeat(stretch: Stretch, thresholds: ScaleFor): Heat {
  const readings = signals.map((read) => read(stretch, thresholds)).filter((reading) => reading !== null);
  const { heat, signals: part } = join(readings);
  const raid: HeatReason[] = stretch.raid ? [{ code: 'raid', count: null }] : [];
  const reasons = readings.flatMap((reading) => reading.reasons);
  return { heat, kind: tellKind(stretch, heat), signals: part, reasons: [...raid, ...reasons, ...whyNoText(stretch)] };
}
