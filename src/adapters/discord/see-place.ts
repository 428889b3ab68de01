import type { Client } from 'discord.js';

/** The channel something happened in, a thread's being the one it hangs on; null where it is not known. */
export function placeOf(client: Client, home: string, channel: string): string | null {
  const found = client.guilds.cache.get(home)?.channels.cache.get(channel);
  if (found === undefined) return null;
  return found.isThread() ? found.parentId : found.id;
}
