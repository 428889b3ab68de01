import { ChannelType, PermissionFlagsBits, Routes, SnowflakeUtil, type APIChannel, type APIThreadChannel, type Client, type RESTGetAPIGuildThreadsResult } from 'discord.js';
import type { ChannelRef, Marker, Posted } from '../../ports/chat.js';
import { sayLine } from '../../words/say.js';
import { bounded } from './call-bounds.js';
import type { DrawnCard } from './draw-card.js';
import { findChannel } from './find-channel.js';
import { findPost } from './find-post.js';
import { sendMessage } from './send-message.js';

/** What nobody is asked for when Guidon is invited: private threads are used only where somebody has allowed them. */
const NEEDED = PermissionFlagsBits.CreatePrivateThreads | PermissionFlagsBits.SendMessagesInThreads;
/** So many letters of the marker tell one thread of a channel from the others. */
const KEPT_OF_MARKER = 6;
const ASLEEP_AFTER_MINUTES = 7 * 24 * 60;

type Bound = ReturnType<typeof bounded>;

/** Whom to write to, and the channel they are asked in. */
export interface Aside {
  readonly parent: ChannelRef;
  readonly person: string;
  readonly marker: Marker;
}

/** Null: nothing is known against opening one there. */
export function foreseeNoThread(client: Client<true> | null, parent: ChannelRef): Extract<Posted, { is: 'never' }> | null {
  const place = findChannel(client, parent);
  const me = place.is === 'here' ? place.guild.members.me : null;
  const may = place.is === 'here' && me !== null && place.channel.permissionsFor(me).has(NEEDED);
  return may ? null : { is: 'never', reason: 'no-permission' };
}

/** Whether we write to one person alone there. */
export function isCorner(channel: APIChannel, home: string): boolean {
  return channel.type === ChannelType.DM || (channel.type === ChannelType.PrivateThread && channel.guild_id === home);
}

/** Writes in a private thread with this person alone; each step is looked up before it is taken, so that all of it may be repeated. Throws what a request throws. */
export async function writeAside(client: Client<true>, aside: Aside, drawn: DrawnCard): Promise<{ readonly thread: string; readonly message: string | null }> {
  // A worker holds a delivery for a minute only: the way into the thread gets the time of one call.
  const bound = bounded();
  const before = await findThread(client, aside, bound);
  const thread = before ?? (await createThread(client, aside, bound));
  await client.rest.put(Routes.threadMembers(thread, aside.person), bound);
  const said = before === null ? null : await findPost(client, thread, aside.marker, SnowflakeUtil.timestampFrom(thread));
  return { thread, message: said ?? (await sendMessage(client, thread, drawn, aside.marker)) };
}

async function findThread(client: Client<true>, aside: Aside, bound: Bound): Promise<string | null> {
  const { threads } = (await client.rest.get(Routes.guildActiveThreads(aside.parent.home), bound)) as RESTGetAPIGuildThreadsResult;
  const isIt = ({ name, parent_id: parent, owner_id: owner }: APIThreadChannel): boolean => name === nameOf(aside) && parent === aside.parent.channel && owner === client.user.id;
  return (threads as APIThreadChannel[]).find(isIt)?.id ?? null;
}

async function createThread(client: Client<true>, aside: Aside, bound: Bound): Promise<string> {
  const body = { name: nameOf(aside), type: ChannelType.PrivateThread, invitable: false, auto_archive_duration: ASLEEP_AFTER_MINUTES };
  const { id } = (await client.rest.post(Routes.threads(aside.parent.channel), { body, ...bound })) as APIThreadChannel;
  return id;
}

function nameOf({ marker }: Aside): string {
  return sayLine('platform.thread', { reference: marker.slice(-KEPT_OF_MARKER) });
}
