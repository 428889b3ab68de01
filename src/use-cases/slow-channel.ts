import type { Home } from '../core/community/home.js';
import type { Moment } from '../core/time/moment.js';
import type { ChannelRef, Slowed } from '../ports/chat.js';
import { requireChannel } from './check-channels.js';
import type { Context, Surroundings } from './context.js';

const SLOWED_MS = 15 * 60_000;
/** So many seconds each person waits between two messages. */
export const SLOWED_SECONDS = 60;

export type SlowCame = { readonly is: 'done' | 'already'; readonly until: Moment } | { readonly is: 'cannot' | 'later' | 'slower' };

/** Whether Guidon may slow this channel: only where somebody gave it the permission, which is never asked for. */
export async function maySlow(around: Surroundings, home: Pick<Home, 'platform' | 'key'>, channel: string): Promise<boolean> {
  const chat = around.chatOf(home.platform);
  if (!chat?.slow) return false;
  const missing = await chat.missing(refTo(home, channel), ['slow']);
  return missing !== null && missing.length === 0;
}

/** Slows a channel for a quarter of an hour; that it has to end is written down first, so that it does whatever happens. */
export async function slowChannel(context: Context, named: string): Promise<SlowCame> {
  const { home, store } = context;
  const channel = await requireChannel(context, named);
  if (context.around.chatOf(context.home.platform) === null) return { is: 'later' };
  const running = (await store.slows()).find((slow) => slow.home === home.id && slow.channel === channel);
  if (running) return { is: 'already', until: running.until };
  const first = await trySlowing(context, channel, 0);
  // It was slow before: what it goes back to is written down anew.
  return typeof first === 'number' ? readSecond(await trySlowing(context, channel, first)) : first;
}

/** Gives the seconds that were found instead of `previous`, when somebody had slowed it before. */
async function trySlowing(context: Context, channel: string, previous: number): Promise<SlowCame | number> {
  const { store, home, now } = context;
  if (previous >= SLOWED_SECONDS) return { is: 'slower' };
  const until = now + SLOWED_MS;
  const slow = await store.startSlow({ home: home.id, channel, previous, until });
  if (slow === null) return { is: 'already', until };
  const came = await setSlow(context, channel, previous);
  if (came.is === 'done') return { is: 'done', until };
  // After a call whose end nobody knows the channel may be slow: what was written down ends it.
  if (came.is === 'wait') return { is: 'later' };
  await store.dropSlow(slow.id, now);
  return came.is === 'changed' ? came.seconds : { is: 'cannot' };
}

async function setSlow({ around, home }: Context, channel: string, from: number): Promise<Slowed> {
  const chat = around.chatOf(home.platform);
  return (await chat?.slow?.(refTo(home, channel), SLOWED_SECONDS, from)) ?? { is: 'never', reason: 'refused' };
}

function readSecond(came: SlowCame | number): SlowCame {
  return typeof came === 'number' ? { is: 'later' } : came;
}

function refTo({ platform, key }: Pick<Home, 'platform' | 'key'>, channel: string): ChannelRef {
  return { platform, home: key, channel };
}
