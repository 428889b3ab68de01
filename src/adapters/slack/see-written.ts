import type { Sighting } from '../../core/heat/sighting.js';
import type { Moment } from '../../core/time/moment.js';

interface Words {
  readonly user?: string;
  readonly bot_id?: string;
  readonly edited?: { readonly ts?: string };
}

/** The parts of Slack's message events that are looked at. */
export interface Written extends Words {
  readonly subtype?: string;
  readonly channel?: string;
  readonly channel_type?: string;
  readonly ts?: string;
  readonly thread_ts?: string;
  readonly text?: string;
  readonly message?: Words;
  readonly previous_message?: Words;
}

/** Kinds of messages people write themselves; an ordinary one has none. */
const WRITTEN = new Set([undefined, 'thread_broadcast', 'file_share', 'me_message']);

/** What a message event says of the conversation; null for what bots do, and for everything else. Slack never says who removed a message. */
export function readWritten(event: Written, now: Moment): Sighting | null {
  if (event.subtype === 'message_changed') return readEdit(event, now);
  if (event.subtype === 'message_deleted') return isPersons(event.previous_message) ? { what: 'deletion', at: now, by: 'unknown', count: 1 } : null;
  return WRITTEN.has(event.subtype) ? readMessage(event, now) : null;
}

/** What a person wrote, with the few signs Slack writes in another way. */
export function readText({ text = '' }: Written): string | null {
  if (text === '') return null;
  return text.includes('&') ? text.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&') : text;
}

function readMessage(event: Written, now: Moment): Sighting | null {
  const { user, ts, thread_ts: thread } = event;
  if (user === undefined || ts === undefined || !isPersons(event)) return null;
  // Events that could not be handed over come again minutes later.
  const at = Math.min(now, Math.floor(Number(ts) * 1000));
  return { what: 'message', at, person: user, message: ts, answers: thread === undefined || thread === ts ? null : thread, text: null };
}

/** Slack changes messages by itself as well, for the picture of a link or a reply. */
function readEdit({ message, previous_message: before }: Written, now: Moment): Sighting | null {
  if (!isPersons(message) || message?.edited === undefined || message.edited.ts === before?.edited?.ts) return null;
  return { what: 'edit', at: now, person: message.user ?? null };
}

function isPersons(words: Words | undefined): boolean {
  return words?.user !== undefined && words.bot_id === undefined && words.user !== 'USLACKBOT';
}
