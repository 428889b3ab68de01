import { PermissionFlagsBits, type Client } from 'discord.js';
import type { Sight } from '../../ports/chat.js';
import { readsText } from './intents.js';

/** What the intents and our permissions let us see in a server. */
export function sightOf(client: Client | null, home: string): Sight {
  const me = client?.guilds.cache.get(home)?.members.me ?? null;
  return {
    messages: true,
    text: client !== null && readsText(client),
    moderation: me?.permissions.has(PermissionFlagsBits.ViewAuditLog) === true,
  };
}
