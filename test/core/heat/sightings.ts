import type { ChannelWatch } from '../../../src/core/heat/channel-watch.js';
import type { MessageSeen } from '../../../src/core/heat/sighting.js';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Monday, 10:00 UTC. */
export const START = Date.UTC(2026, 0, 5, 10);

let last = 0;

export function message(at: number, person: string, more: Partial<MessageSeen> = {}): MessageSeen {
  last += 1;
  return { what: 'message', at, person, message: `m${last}`, answers: null, text: null, ...more };
}

/** `count` messages, one a minute, by so many people in turn; gives the moment after the last. */
export function chat(watch: ChannelWatch, { at = START, count = 20, people = 6, every = MINUTE, name = 'p' }: { at?: number; count?: number; people?: number; every?: number; name?: string } = {}): number {
  for (let place = 0; place < count; place += 1) watch.see(message(at + place * every, `${name}${place % people}`));
  return at + count * every;
}
