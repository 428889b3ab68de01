import type { Context } from './context.js';

/** Whether a manager has stopped all posts for now. */
export function isPaused({ community, now }: Pick<Context, 'community' | 'now'>): boolean {
  return community.pausedUntil !== null && community.pausedUntil > now;
}
