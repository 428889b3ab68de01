import { Routes, SnowflakeUtil, type APIMessage, type Client } from 'discord.js';
import type { Moment } from '../../core/time/moment.js';
import type { Found, Marker } from '../../ports/chat.js';
import { bounded } from './call-bounds.js';
import { carriesMarker } from './draw-actions.js';
import { drawReference } from './draw-card.js';
import { readFailure } from './read-failure.js';

const PAGE = 100;
const MOST_PAGES = 20;
/** Discord dates its messages by its own clock, which may be behind ours. */
const CLOCKS_DIFFER_BY = 60_000;

/**
 * Reads a channel's messages from `since` on until our own post with this marker is met.
 * Null: it is not there. Throws when Discord does not answer, or when there is too much to read.
 */
export async function findPost(client: Client<true>, channel: string, marker: Marker, since: Moment): Promise<string | null> {
  let after = SnowflakeUtil.generate({ timestamp: Math.max(0, since - CLOCKS_DIFFER_BY) }).toString();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const messages = await readPage(client, channel, after);
    const found = messages.find((message) => message.author.id === client.user.id && isMarked(message, marker));
    if (found !== undefined) return found.id;
    if (messages.length < PAGE) return null;
    after = messages.map(({ id }) => id).reduce((newest, id) => (BigInt(id) > BigInt(newest) ? id : newest), after);
  }
  throw new Error('a channel has more messages than are read in search of a post');
}

/** What a search that failed says: whether Discord as a whole is away, or answers and only does not let us see. */
export async function judgeSearch(client: Client<true>, error: unknown, now: Moment): Promise<Found> {
  const { is } = readFailure(error, now);
  return { is: is !== 'wait' && (await answers(client)) ? 'hidden' : 'unsure' };
}

async function answers(client: Client<true>): Promise<boolean> {
  try {
    await client.rest.get(Routes.gateway(), bounded());
    return true;
  } catch {
    return false;
  }
}

async function readPage(client: Client<true>, channel: string, after: string): Promise<APIMessage[]> {
  const query = new URLSearchParams({ after, limit: String(PAGE) });
  return (await client.rest.get(Routes.channelMessages(channel), { query, ...bounded() })) as APIMessage[];
}

function isMarked(message: APIMessage, marker: Marker): boolean {
  return message.content.endsWith(drawReference(marker)) || (message.components?.some((row) => carriesMarker(row, marker)) ?? false);
}
