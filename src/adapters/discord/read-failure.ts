import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import type { Moment } from '../../core/time/moment.js';
import type { Never, Told } from '../../ports/chat.js';
import { RefusedTooOften } from './refusals.js';

/** What a call that did not succeed means for a delivery. */
export type Setback = Exclude<Told, { is: 'sent' }>;

const MINUTE = 60_000;
const SOON = 15_000;
/** The rate limit's own clock may differ a little from ours. */
const MARGIN = 250;

/** Answers of Discord that stay the same however often one asks. */
const NEVER: Readonly<Record<number, Never>> = {
  10003: 'channel-gone',
  10004: 'no-access',
  10008: 'message-gone',
  10013: 'no-access',
  50001: 'no-access',
  50005: 'message-gone',
  50013: 'no-permission',
};
/** Answers that mean this person takes no messages from us. */
const CLOSED = new Set([50007, 50278]);
/** No such person is there; their account may have been deleted. */
const UNKNOWN_USER = 10013;
/** Answers about what was to be said, so that something else may be taken: a wrong form, nothing in it, words a server does not want. */
const ABOUT_MESSAGE = new Set([50006, 50035, 200000, 200001, 240000]);
const OPENED_TOO_FAST = 40003;
/** Answers that mean later; 40003 is Discord's warning against opening direct messages too fast. */
const LATER: Readonly<Record<number, number>> = { 20016: MINUTE, 20028: MINUTE, 30046: 10 * MINUTE, [OPENED_TOO_FAST]: 10 * MINUTE, 40062: MINUTE, 40333: MINUTE };
const ANSWERED_ALREADY = 40060;
/** Failures of a connection that was never made, so that nothing can have arrived. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Reads what went wrong with a request; whatever leaves open whether it arrived is `unknown`. */
export function readFailure(error: unknown, now: Moment): Setback {
  if (error instanceof RateLimitError) return { is: 'wait', until: now + Math.max(error.retryAfter, error.timeToReset) + MARGIN };
  if (error instanceof RefusedTooOften) return { is: 'wait', until: error.until };
  if (error instanceof DiscordAPIError) return readAnswer(error, now);
  return neverLeft(error) ? { is: 'wait', until: now + SOON } : { is: 'unknown' };
}

/** The same for a message to one person: a refusal that is neither about this person nor about what is said is taken as a word against writing to people at all. */
export function readDirectFailure(error: unknown, now: Moment): Setback {
  const setback = readFailure(error, now);
  if (!(error instanceof DiscordAPIError)) return setback;
  const code = Number(error.code);
  if (code === UNKNOWN_USER) return { is: 'closed' };
  const refused = code === OPENED_TOO_FAST || (setback.is === 'never' && !ABOUT_MESSAGE.has(code));
  return refused ? { is: 'never', reason: 'direct-refused' } : setback;
}

/** For requests that may be repeated without harm: not knowing means trying again soon. */
export function readRepeatable(error: unknown, now: Moment): Exclude<Setback, { is: 'unknown' | 'closed' }> {
  const setback = readFailure(error, now);
  if (setback.is === 'closed') return { is: 'never', reason: 'no-access' };
  return setback.is === 'unknown' ? { is: 'wait', until: now + SOON } : setback;
}

/** Whether an interaction had its first answer before this one. */
export function isAnsweredAlready(error: unknown): boolean {
  return error instanceof DiscordAPIError && error.code === ANSWERED_ALREADY;
}

/** What may be written down of a failure: never its address or body, which carry tokens and people's words. */
export function describeFailure(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DiscordAPIError) return { failure: 'DiscordAPIError', code: error.code, status: error.status };
  if (error instanceof HTTPError) return { failure: 'HTTPError', status: error.status };
  if (error instanceof RateLimitError) return { failure: 'RateLimitError' };
  return { failure: error instanceof Error ? error.constructor.name : typeof error, code: codeOf(error) };
}

function readAnswer({ code, status }: DiscordAPIError, now: Moment): Setback {
  const number = Number(code);
  if (CLOSED.has(number)) return { is: 'closed' };
  const reason = NEVER[number];
  if (reason !== undefined) return { is: 'never', reason };
  const later = LATER[number] ?? (status === 401 ? 10 * MINUTE : undefined);
  return later === undefined ? readStatus(status) : { is: 'wait', until: now + later };
}

function readStatus(status: number): Setback {
  if (status === 403) return { is: 'never', reason: 'no-permission' };
  if (status === 408) return { is: 'unknown' };
  return { is: 'never', reason: status === 404 ? 'channel-gone' : 'refused' };
}

function neverLeft(error: unknown): boolean {
  return NEVER_LEFT.has(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  if (typeof code === 'string') return code;
  return cause instanceof Error ? codeOf(cause) : undefined;
}
