import { types } from 'node:util';
import { DrizzleQueryError } from 'drizzle-orm';
import { StoreUnavailable } from '../../ports/store.js';

/** What Postgres refused, without the values it was given: those are people's words. `code` is the SQLSTATE. */
class StoreFailure extends Error {
  readonly code: string;
  readonly constraint: string | null;

  constructor(code: string, constraint: string | null, says: string) {
    super([`Postgres refused a statement (${code})`, constraint, says].filter(Boolean).join(': '));
    this.name = 'StoreFailure';
    this.code = code;
    this.constraint = constraint;
  }
}

const networkCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOENT'];
/** Lost connections are errors without a code in pg. */
const lostConnection = /connection terminated|timeout exceeded when trying to connect|query read timeout|not queryable|client was closed|client has already been/i;
const awayStates = /^(08|57P)/;
const busyStates = /^(53[^1]|57014|40001|40P01|55P03|25P03)/;
/** Their messages quote what was sent. */
const quotingStates = /^22/;

/** Turns whatever drizzle and the engines throw into an error that callers can tell and that may be logged. */
export function explainFailure(thrown: unknown): unknown {
  const error = thrown instanceof DrizzleQueryError ? thrown.cause : thrown;
  if (!types.isNativeError(error) || isExplained(error)) return error;
  const reason = findReason(error);
  if (reason !== null) return new StoreUnavailable(reason);
  const code = readField(error, 'code') ?? '';
  if (!/^[0-9A-Z]{5}$/.test(code)) return error;
  return new StoreFailure(code, readField(error, 'constraint'), quotingStates.test(code) ? '' : error.message);
}

function isExplained(error: Error): boolean {
  return error instanceof StoreUnavailable || error instanceof StoreFailure;
}

function findReason(error: Error): StoreUnavailable['reason'] | null {
  const code = readField(error, 'code') ?? '';
  if (isDiskFull(error)) return 'disk-full';
  if (networkCodes.includes(code) || awayStates.test(code) || lostConnection.test(error.message)) return 'unreachable';
  return busyStates.test(code) ? 'busy' : null;
}

export function isDiskFull(error: unknown): boolean {
  const code = readField(error, 'code');
  return code === '53100' || code === 'ENOSPC' || (types.isNativeError(error) && error.message.includes('No space left on device'));
}

/** A field that Node and Postgres put on their errors. */
export function readField(error: unknown, name: 'code' | 'constraint'): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : null;
  return typeof value === 'string' ? value : null;
}
