import type { Client, Guild, GuildBasedChannel } from 'discord.js';
import type { ChannelRef } from '../../ports/chat.js';

/** A channel looked up in its home; `away`: Discord has not told us about the home yet. */
export type Place =
  | { readonly is: 'here'; readonly guild: Guild; readonly channel: GuildBasedChannel }
  | { readonly is: 'away' }
  | { readonly is: 'left' }
  | { readonly is: 'gone' };

/** Finds a channel through the server it is said to belong to, never by its id alone. */
export function findChannel(client: Client<true> | null, { home, channel }: ChannelRef): Place {
  if (client === null) return { is: 'away' };
  const guild = client.guilds.cache.get(home);
  if (guild === undefined) return { is: 'left' };
  if (!guild.available) return { is: 'away' };
  const found = guild.channels.cache.get(channel);
  return found === undefined ? { is: 'gone' } : { is: 'here', guild, channel: found };
}
