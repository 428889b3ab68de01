import type { WatchedChannel } from './flag.js';

/** A channel about which nothing was decided: watched, without text. */
export function undecided(home: string, channel: string): WatchedChannel {
  return { home, channel, watched: true, textSince: null, shift: 0, mutedUntil: null, tellAtOnce: false };
}
