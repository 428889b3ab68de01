import { Routes, type APIDMChannel, type Client } from 'discord.js';
import { bounded } from './call-bounds.js';

/** The conversation with one person, opened where there is none yet; throws what the request throws. */
export async function openDirect(client: Client<true>, person: string): Promise<string> {
  const channel = (await client.rest.post(Routes.userChannels(), { body: { recipient_id: person }, ...bounded() })) as APIDMChannel;
  return channel.id;
}
