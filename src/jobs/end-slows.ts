import type { Moment } from '../core/time/moment.js';
import type { Chat, Slowed } from '../ports/chat.js';
import type { DueSlow } from '../ports/heat-store.js';
import type { Surroundings } from '../use-cases/context.js';
import { SLOWED_SECONDS } from '../use-cases/slow-channel.js';
import { guard } from './guard.js';
import { PLATFORMS } from './hand.js';

const TRY_AGAIN_AFTER = 60_000;
/** What a platform refuses for so long is left to people, who see how slow their channel is. */
const GIVE_UP_AFTER = 24 * 60 * 60_000;

/** Lets everybody write as often as before where the time of slowing is over; tried again until the platform has taken it. */
export async function endSlows(around: Surroundings): Promise<void> {
  const now = around.clock.now();
  const connected = PLATFORMS.filter((platform) => around.chatOf(platform) !== null);
  for (const slow of await around.store.queue.slowsOver(connected, now, now + TRY_AGAIN_AFTER)) {
    await guard(around.log, { job: 'end-slows', community: slow.community }, () => end(around, slow, now));
  }
}

async function end(around: Surroundings, slow: DueSlow, now: Moment): Promise<void> {
  const chat = around.chatOf(slow.platform);
  if (chat === null) return;
  const came = await setBack(chat, slow);
  if (!isOver(came, slow, now)) return;
  if (came.is === 'never') around.log.warn({ community: slow.community, reason: came.reason }, 'a slowed channel could not be set back');
  await around.store.queue.endSlow(slow, now);
}

/** Only where it still is as Guidon has set it: what a moderator has changed meanwhile stays. */
function setBack(chat: Chat, { platform, homeKey, channel, previous }: DueSlow): Promise<Slowed> {
  return chat.slow?.({ platform, home: homeKey, channel }, previous, SLOWED_SECONDS) ?? Promise.resolve({ is: 'never', reason: 'refused' });
}

function isOver(came: Slowed, { until }: DueSlow, now: Moment): boolean {
  if (came.is === 'wait') return false;
  return came.is !== 'never' || came.reason === 'channel-gone' || now - until >= GIVE_UP_AFTER;
}
