import { Routes, type Client } from 'discord.js';
import type { Marker } from '../../ports/chat.js';
import { bounded } from './call-bounds.js';
import type { DrawnCard } from './draw-card.js';

/** Posts once however often it is repeated while Discord knows the marker again; null: it did not say under which id. Throws what the request throws. */
export async function sendMessage(client: Client<true>, channel: string, drawn: DrawnCard, marker: Marker): Promise<string | null> {
  const body = { ...drawn, nonce: marker, enforce_nonce: true };
  const sent = await client.rest.post(Routes.channelMessages(channel), { body, ...bounded() });
  const { id } = (sent ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : null;
}
