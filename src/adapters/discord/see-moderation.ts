import { AuditLogEvent, AutoModerationActionType, type GatewayAutoModerationActionExecutionDispatchData, type GatewayGuildAuditLogEntryCreateDispatchData } from 'discord.js';
import type { Moment } from '../../core/time/moment.js';

type Entry = GatewayGuildAuditLogEntryCreateDispatchData;

/** What moderators or Discord's own filter did; `channel` null: Discord does not say where, only to whom. */
export type Moderation =
  | { readonly what: 'deletion'; readonly channel: string; readonly count: number }
  | { readonly what: 'timeout'; readonly channel: string }
  | { readonly what: 'timeout'; readonly channel: null; readonly person: string };

/** Reads an entry of the audit log, which is told only where the server lets us view it. */
export function readAuditEntry(entry: Entry, now: Moment): Moderation | null {
  if (entry.action_type === AuditLogEvent.MemberUpdate) return silences(entry, now) ? { what: 'timeout', channel: null, person: entry.target_id ?? '' } : null;
  const { channel_id: channel, count = '1' } = entry.options ?? {};
  if (channel === undefined) return null;
  switch (entry.action_type) {
    case AuditLogEvent.MessageDelete:
      return { what: 'deletion', channel, count: Number(count) };
    case AuditLogEvent.AutoModerationUserCommunicationDisabled:
      return { what: 'timeout', channel };
    default:
      return null;
  }
}

/** Of a filter that both blocks and alerts Discord tells twice; an alert about a message that is still there stands by itself. */
export function isAutomodStroke({ action, message_id: message }: GatewayAutoModerationActionExecutionDispatchData): boolean {
  return action.type === AutoModerationActionType.BlockMessage || (action.type === AutoModerationActionType.SendAlertMessage && message !== undefined);
}

function silences({ changes = [] }: Entry, now: Moment): boolean {
  const until = changes.find(({ key }) => key === 'communication_disabled_until')?.new_value;
  return typeof until === 'string' && Date.parse(until) > now;
}
