import type { Moment } from '../../core/time/moment.js';

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(thing: unknown): thing is Fields {
  return typeof thing === 'object' && thing !== null && !Array.isArray(thing);
}

/** A field that names something: a word or a number. */
export function readName(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** Larger numbers are milliseconds: as seconds they would lie in the year 5138. */
const LARGEST_SECONDS = 1e11;
const LATEST: Moment = 4_294_967_295_000;

/** Epoch seconds or milliseconds as a number or a string, or a time as ISO 8601 writes it; null for anything else. */
export function readMoment(value: unknown): Moment | null {
  const read = typeof value === 'string' ? readWritten(value.trim()) : value;
  if (typeof read !== 'number') return null;
  const moment = Math.round(Math.abs(read) < LARGEST_SECONDS ? read * 1000 : read);
  return moment > 0 && moment <= LATEST ? moment : null;
}

function readWritten(text: string): number {
  const number = text === '' ? NaN : Number(text);
  return Number.isNaN(number) ? Date.parse(text) : number;
}

/** Null when there is no text. */
export function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** What a text says as JSON; undefined when it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
