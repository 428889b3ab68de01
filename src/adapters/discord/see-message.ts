import { MessageType, SnowflakeUtil, type GatewayMessageCreateDispatchData, type GatewayMessageDeleteBulkDispatchData, type GatewayMessageReactionAddDispatchData, type GatewayMessageUpdateDispatchData } from 'discord.js';
import type { Sighting } from '../../core/heat/sighting.js';
import type { Moment } from '../../core/time/moment.js';

type Written = GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData;

/** An update later than this after the edit it names is about something else, such as the picture of a link. */
const EDIT_IS_NEWS = 60_000;

/** What a person wrote; null for everything that is not a person's message. */
export function readMessage(data: GatewayMessageCreateDispatchData, now: Moment, withText: boolean): Sighting | null {
  if (!isPersons(data)) return null;
  // After an interruption messages come late, all at once.
  const at = Math.min(now, SnowflakeUtil.timestampFrom(data.id));
  const answers = data.type === MessageType.Reply ? (data.message_reference?.message_id ?? null) : null;
  return { what: 'message', at, person: data.author.id, message: data.id, answers, text: withText && data.content !== '' ? data.content : null };
}

export function readEdit(data: GatewayMessageUpdateDispatchData, now: Moment): Sighting | null {
  const edited = data.edited_timestamp;
  if (edited === null || !isPersons(data) || now - Date.parse(edited) > EDIT_IS_NEWS) return null;
  return { what: 'edit', at: now, person: data.author.id };
}

/** Only moderators and their bots remove many at once. */
export function readBulkDeletion({ ids }: GatewayMessageDeleteBulkDispatchData, now: Moment): Sighting {
  return { what: 'deletion', at: now, by: 'moderator', count: ids.length };
}

export function readReaction({ user_id: person, member, emoji }: GatewayMessageReactionAddDispatchData, now: Moment): Sighting | null {
  if (member?.user.bot === true) return null;
  return { what: 'reaction', at: now, person, emoji: emoji.name ?? '' };
}

function isPersons({ author, type, webhook_id: webhook }: Written): boolean {
  return author.bot !== true && webhook === undefined && (type === MessageType.Default || type === MessageType.Reply);
}
