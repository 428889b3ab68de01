import type { ChannelsWatch } from '../ports/heat-view.js';

/** A watch that sees nothing. */
export const blindWatch: ChannelsWatch = {
  saw: () => undefined,
  sawTimeout: () => undefined,
  wantsText: () => false,
  heatNow: () => null,
  seenChannels: () => [],
  changed: () => undefined,
  hotNow: () => Promise.resolve([]),
  takeHours: () => Promise.resolve([]),
};
