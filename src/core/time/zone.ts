import { plainText } from '../plain-text.js';

/** Names in use today for which the runtime still lists an older spelling. */
const MODERN_NAMES = [
  'Africa/Asmara', 'America/Argentina/Buenos_Aires', 'America/Argentina/Cordoba', 'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville', 'America/Nuuk', 'Asia/Ho_Chi_Minh', 'Asia/Kathmandu', 'Asia/Kolkata', 'Asia/Yangon',
  'Atlantic/Faroe', 'Europe/Kyiv', 'Pacific/Chuuk', 'Pacific/Kanton', 'Pacific/Pohnpei',
];
const UTC_NAMES = new Set(['utc', 'gmt', 'z', 'zulu', 'universal', 'etc/utc']);

/** True for an IANA name; offsets such as +02:00 are none, for they know no summer time. */
export function isZone(text: string): boolean {
  return /^[a-z]/i.test(text) && resolveZone(text) !== null;
}

/**
 * Reads a zone as people write it: any case, spaces for underscores, a city alone ('berlin', 'São Paulo').
 * Abbreviations such as EST are not understood, for they leave the summer time open.
 */
export function findZone(text: string): string | null {
  const wanted = simplify(text);
  if (wanted === '') return null;
  if (UTC_NAMES.has(wanted)) return 'UTC';
  const named = knownZones().find((zone) => simplify(zone) === wanted);
  return named ?? findCity(wanted) ?? findLegacyName(wanted);
}

/** Zones for a person still typing, the ones beginning with the text (whole or city) first. */
export function suggestZones(text: string, limit: number): string[] {
  const wanted = simplify(text);
  const zones = ['UTC', ...listModernZones()];
  const beginning = zones.filter((zone) => [simplify(zone), cityOf(zone)].some((name) => name.startsWith(wanted)));
  const containing = zones.filter((zone) => simplify(zone).includes(wanted) && !beginning.includes(zone));
  return [...beginning, ...containing].slice(0, limit);
}

function findCity(wanted: string): string | null {
  const zones = knownZones().filter((zone) => cityOf(zone) === wanted);
  const [first, second] = zones;
  if (first === undefined) return null;
  return second === undefined || resolveZone(first) === resolveZone(second) ? first : null;
}

function findLegacyName(wanted: string): string | null {
  if (!/^[a-z]{4,}$|\//.test(wanted)) return null;
  const zone = resolveZone(wanted.replaceAll(' ', '_'));
  return zone?.includes('/') === true ? zone : null;
}

function knownZones(): string[] {
  return [...MODERN_NAMES, ...Intl.supportedValuesOf('timeZone')];
}

function listModernZones(): string[] {
  const renamed = new Set(MODERN_NAMES.map(resolveZone));
  const unchanged = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC' && !renamed.has(zone));
  return [...unchanged, ...MODERN_NAMES].sort();
}

function resolveZone(text: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}

function cityOf(zone: string): string {
  return simplify(zone.slice(zone.lastIndexOf('/') + 1));
}

function simplify(text: string): string {
  return plainText(text).replaceAll(/[\s_-]+/g, ' ').replaceAll(/ ?\/ ?/g, '/').trim();
}
