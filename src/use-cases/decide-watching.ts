import { Refusal } from '../core/refusal.js';
import { decidedAbout } from './answer-flag.js';
import { requireChannel } from './check-channels.js';
import { together, type Context } from './context.js';

/** Whether the platform grants the reading of text in this home at all. */
export function isTextGranted({ around, home }: Pick<Context, 'around' | 'home'>): boolean {
  const sight = around.chatOf(home.platform)?.sight?.({ platform: home.platform, home: home.key });
  return sight !== undefined && sight.messages && sight.text;
}

/** Whether Guidon sees messages in this home, with or without their text. */
export function seesMessages({ around, home }: Pick<Context, 'around' | 'home'>): boolean {
  return around.chatOf(home.platform)?.sight?.({ platform: home.platform, home: home.key }).messages === true;
}

/** Begins or ends the reading of text in a channel; the people there are told by a post. */
export async function decideText(context: Context, named: string, on: boolean): Promise<void> {
  const channel = await requireChannel(context, named);
  if (on && !isTextGranted(context)) throw new Refusal('text-not-granted');
  await together(context, async ({ store, home, now }) => {
    if (((await decidedAbout(store, home.id, channel)).textSince !== null) === on) return;
    await store.changeWatched(home.id, channel, { textSince: on ? now : null });
    const once = `heat-notice:${home.id}:${channel}:${on ? 'on' : 'off'}:${String(now)}`;
    await store.addDelivery({ home: home.id, target: channel, toPerson: false, kind: 'heat-notice', subject: { on: on ? 1 : 0 }, once, due: now });
  });
  applied(context);
}

/** Watches a channel, or no longer; what is not watched is not read either. */
export async function decideWatching(context: Context, named: string, on: boolean): Promise<void> {
  const channel = await requireChannel(context, named);
  if (!on) await decideText(context, channel, false);
  await context.store.changeWatched(context.home.id, channel, { watched: on });
  applied(context);
}

export async function decideTelling(context: Context, named: string, on: boolean): Promise<void> {
  const channel = await requireChannel(context, named);
  await context.store.changeWatched(context.home.id, channel, { tellAtOnce: on });
}

/** Whether a person is part of how conversations run; at once, and for what is in memory as well. */
export async function decideCounting(context: Context, counted: boolean): Promise<void> {
  await context.store.setCounted(context.person.id, counted, context.now);
  applied(context);
}

function applied({ around, store }: Context): void {
  around.watch.changed(store.community);
  around.wake();
}
