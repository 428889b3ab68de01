import { webApi } from '@slack/bolt';
import type { Moment } from '../../core/time/moment.js';
import type { Never, Told } from '../../ports/chat.js';

/** What a call that did not succeed means for a delivery. */
export type Setback = Exclude<Told, { is: 'sent' }>;

const SOON = 15_000;
const MINUTE = 60_000;
/** The rate limit's own clock may differ a little from ours. */
const MARGIN = 250;

/** Answers of Slack that stay the same however often one asks. */
const NEVER: Readonly<Record<string, Never>> = {
  channel_not_found: 'channel-gone',
  is_archived: 'channel-gone',
  not_in_channel: 'no-access',
  missing_scope: 'no-permission',
  restricted_action: 'no-permission',
  restricted_action_read_only_channel: 'no-permission',
  restricted_action_thread_only_channel: 'no-permission',
  restricted_action_non_threadable_channel: 'no-permission',
  posting_to_general_channel_denied: 'no-permission',
  permission_denied: 'no-permission',
  no_permission: 'no-permission',
  cant_update_message: 'no-permission',
  edit_window_closed: 'message-gone',
  message_not_found: 'message-gone',
};
/** Answers that mean this person takes no messages from us, or is not there; the last one is about people of other workspaces with whom we share no channel. */
const CLOSED = new Set(['cannot_dm_bot', 'user_disabled', 'user_not_found', 'user_not_visible', 'invalid_user_combination']);
/** Answers about what was to be said, so that something else may be taken. */
const ABOUT_MESSAGE = new Set([
  'invalid_arguments', 'invalid_blocks', 'invalid_blocks_format', 'invalid_metadata_format', 'metadata_too_large', 'msg_blocks_too_long', 'msg_too_long', 'no_text',
]);
/** Answers that mean later: Slack's own trouble, or a token somebody has to renew. Slack says nothing was done. */
const LATER: Readonly<Record<string, number>> = {
  ratelimited: MINUTE,
  rate_limited: MINUTE,
  message_limit_exceeded: 10 * MINUTE,
  service_unavailable: MINUTE,
  team_added_to_org: 10 * MINUTE,
  org_login_required: 10 * MINUTE,
  invalid_auth: 10 * MINUTE,
  not_authed: 10 * MINUTE,
  token_revoked: 10 * MINUTE,
  token_expired: 10 * MINUTE,
  account_inactive: 10 * MINUTE,
};
/** Answers that leave open whether something was done. */
const UNKNOWN = new Set(['internal_error', 'fatal_error', 'request_timeout']);
/** Failures of a connection that was never made, so that nothing can have arrived. */
const NEVER_LEFT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/** Reads what went wrong with a call; whatever leaves open whether it took effect is `unknown`. */
export function readFailure(error: unknown, now: Moment): Setback {
  const until = readRateLimit(error, now);
  if (until !== null) return { is: 'wait', until };
  if (error instanceof webApi.WebAPIPlatformError) return readAnswer(error.data.error, now);
  return neverLeft(error) ? { is: 'wait', until: now + SOON } : { is: 'unknown' };
}

/** The same for a message to one person: a refusal that is neither about this person nor about what is said is taken as a word against writing to people at all. */
export function readDirectFailure(error: unknown, now: Moment): Setback {
  const setback = readFailure(error, now);
  const barred = error instanceof webApi.WebAPIHTTPError && error.statusCode >= 400 && error.statusCode < 500 && error.statusCode !== 408;
  const refused = setback.is === 'never' && !ABOUT_MESSAGE.has(readCode(error));
  return barred || refused ? { is: 'never', reason: 'direct-refused' } : setback;
}

/** Until when Slack wants to be left alone with this kind of call; null when that is not what it says. */
export function readRateLimit(error: unknown, now: Moment): Moment | null {
  return error instanceof webApi.WebAPIRateLimitedError ? now + error.retryAfter * 1000 + MARGIN : null;
}

/** For calls that may be repeated without harm: not knowing means trying again soon. */
export function readRepeatable(error: unknown, now: Moment): Exclude<Setback, { is: 'unknown' | 'closed' }> {
  const setback = readFailure(error, now);
  if (setback.is === 'closed') return { is: 'never', reason: 'no-access' };
  return setback.is === 'unknown' ? { is: 'wait', until: now + SOON } : setback;
}

/** Slack's own word for what is wrong; empty when Slack has not answered. */
export function readCode(error: unknown): string {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : '';
}

/** What may be written down of a failure: never its address or body, which carry tokens and people's words. */
export function describeFailure(error: unknown): Readonly<Record<string, unknown>> {
  const failure = error instanceof Error ? error.constructor.name : typeof error;
  if (error instanceof webApi.WebAPIHTTPError) return { failure, status: error.statusCode };
  const code = readCode(error) || systemCodeOf(error);
  return code === undefined || code === '' ? { failure } : { failure, code };
}

function readAnswer(code: string, now: Moment): Setback {
  if (CLOSED.has(code)) return { is: 'closed' };
  if (UNKNOWN.has(code)) return { is: 'unknown' };
  const later = LATER[code];
  return later === undefined ? { is: 'never', reason: NEVER[code] ?? 'refused' } : { is: 'wait', until: now + later };
}

function neverLeft(error: unknown): boolean {
  return NEVER_LEFT.has(systemCodeOf(error) ?? '');
}

function systemCodeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, cause, original } = error as { code?: unknown; cause?: unknown; original?: unknown };
  const inner = systemCodeOf(original) ?? systemCodeOf(cause);
  return inner ?? (typeof code === 'string' && !code.startsWith('slack_') ? code : undefined);
}
