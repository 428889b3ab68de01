import { matchWords } from '../goals/match-words.js';
import { suggestZones } from './zone.js';

/** Zones somebody may have meant by a name that is none, or that several share. */
export function listNearestZones(text: string, most: number): string[] {
  const begun = suggestZones(text, most);
  if (begun.length > 0) return begun;
  const zones = suggestZones('', Infinity);
  const { found, nearest } = matchWords(text, zones);
  return [...found, ...nearest].slice(0, most).flatMap((place) => zones.slice(place, place + 1));
}
