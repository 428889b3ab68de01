import { Routes, type APITextChannel, type Client } from 'discord.js';
import type { ChannelRef, Slowed } from '../../ports/chat.js';
import { bounded } from './call-bounds.js';

/** Discord's longest. */
const LONGEST_SECONDS = 21_600;

/** Sets slow mode, unless it is no longer `from`; throws what a request throws. */
export async function slowChannel(client: Client<true>, { channel }: ChannelRef, seconds: number, from?: number): Promise<Slowed> {
  const { rate_limit_per_user: previous = 0 } = (await client.rest.get(Routes.channel(channel), bounded())) as APITextChannel;
  if (from !== undefined && previous !== from) return { is: 'changed', seconds: previous };
  const body = { rate_limit_per_user: Math.min(LONGEST_SECONDS, seconds) };
  if (previous !== body.rate_limit_per_user) await client.rest.patch(Routes.channel(channel), { body, ...bounded() });
  return { is: 'done', previous };
}
