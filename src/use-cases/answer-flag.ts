import type { Goal } from '../core/goals/goal.js';
import { undecided } from '../core/heat/undecided.js';
import { SHIFTS, shiftBy } from '../core/heat/thresholds.js';
import type { Flag, FlagEnd, WatchedChannel } from '../core/heat/flag.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { together, type Context } from './context.js';
import { refreshFlag } from './refresh-flag.js';

const DAY_MS = 86_400_000;

/** What became of an answer; `closed`: somebody had closed the flag before. */
export type FlagAnswer = 'not-heated' | 'not-heated.most' | 'seen' | 'muted' | 'closed';

/** What managers decided about a channel; as it is for all others when they decided nothing. */
export async function decidedAbout(store: CommunityStore, home: string, channel: string): Promise<WatchedChannel> {
  const decided = await store.watchedChannels();
  return decided.find((each) => each.home === home && each.channel === channel) ?? undecided(home, channel);
}

/** A goal was launched: an open flag of its channel shows it, and the one it was launched from was right. */
export async function answerFlags({ store }: Context, goal: Goal, from: Flag | null): Promise<void> {
  const open = await store.flags({ open: true });
  for (const flag of open.filter(({ home, channel }) => home === goal.home && channel === goal.channel)) {
    if (flag.goal === null) await store.changeFlag(flag.id, { goal: goal.id });
    await refreshFlag(store, flag.id);
  }
  if (from !== null && open.some(({ id }) => id === from.id)) await shift(store, from, SHIFTS.goalSet);
}

/** Closes the flag, and makes Guidon slower to call this channel hot. */
export function sayNotHeated(context: Context, flag: Flag): Promise<FlagAnswer> {
  return together(context, async ({ store, now }) => {
    if (!(await close(store, flag, 'not-heated', now))) return 'closed';
    return (await shift(store, flag, SHIFTS.notHeated)) >= SHIFTS.most ? 'not-heated.most' : 'not-heated';
  });
}

export function saySeen(context: Context, flag: Flag): Promise<FlagAnswer> {
  return together(context, async ({ store, now }) => {
    if (!(await store.changeFlag(flag.id, { seenAt: flag.seenAt ?? now }))) return 'closed';
    await refreshFlag(store, flag.id);
    return 'seen';
  });
}

/** Closes the flag and raises none for so many days; gives until when. */
export function muteFor(context: Context, flag: Flag, days: number): Promise<Moment> {
  return together(context, async ({ store, now }) => {
    const mutedUntil = now + days * DAY_MS;
    await close(store, flag, 'muted', now);
    await store.changeWatched(flag.home, flag.channel, { mutedUntil });
    return mutedUntil;
  });
}

async function close(store: CommunityStore, flag: Flag, end: FlagEnd, now: Moment): Promise<boolean> {
  const closed = await store.changeFlag(flag.id, { closedAt: now, end });
  if (closed) await refreshFlag(store, flag.id);
  return closed;
}

async function shift(store: CommunityStore, { home, channel }: Flag, step: number): Promise<number> {
  const moved = shiftBy((await decidedAbout(store, home, channel)).shift, step);
  await store.changeWatched(home, channel, { shift: moved });
  return moved;
}
