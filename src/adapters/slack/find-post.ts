import type { Moment } from '../../core/time/moment.js';
import type { Marker } from '../../ports/chat.js';
import type { SlackClient } from './create-client.js';
import { isMarked } from './marker.js';

interface Wanted {
  readonly channel: string;
  readonly marker: Marker;
  readonly since: Moment;
  /** Our own user, for nobody else's message is ours whatever it carries. */
  readonly user: string;
}

const PAGE = 100;
const MOST_PAGES = 10;
/** Slack dates messages by its own clock, which may be behind ours. */
const CLOCKS_DIFFER_BY = 60_000;
/** A post appears soon after its one attempt or not at all. Reading no further keeps within the few messages some apps may read a minute. */
const APPEARS_WITHIN = 120_000;

/**
 * Reads a channel's messages of the minutes around an attempt until our own with this marker is met.
 * Null: it is not there. Throws when Slack does not answer, or when there is too much to read.
 */
export async function findPost(client: SlackClient, { channel, marker, since, user }: Wanted): Promise<string | null> {
  const times = { oldest: toTs(since - CLOCKS_DIFFER_BY), latest: toTs(since + APPEARS_WITHIN + CLOCKS_DIFFER_BY), inclusive: true };
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { messages = [], response_metadata: rest } = await client.conversations.history({ channel, ...times, include_all_metadata: true, limit: PAGE, ...(cursor && { cursor }) });
    const found = messages.find((message) => message.user === user && isMarked(message, marker));
    if (found?.ts !== undefined) return found.ts;
    cursor = rest?.next_cursor;
    if (!cursor) return null;
  }
  throw new Error('a channel has more messages than are read in search of a post');
}

function toTs(moment: Moment): string {
  return (Math.max(0, moment) / 1000).toFixed(6);
}
