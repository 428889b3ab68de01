import type { Moment } from '../time/moment.js';
import type { HeatHour } from './heat.js';
import { HOUR } from './thresholds.js';

const HOURS_OF_WEEK = 168;
/** Fewer weeks say nothing about what is usual. */
const FEWEST_WEEKS = 3;

/** Messages a channel has in such an hour of the week: the median of the hours that were kept of it; null for fewer than three. */
export function usualRate(hours: readonly Pick<HeatHour, 'hour' | 'messages'>[], hour: Moment): number | null {
  const same = hours.filter((each) => hourOfWeek(each.hour) === hourOfWeek(hour)).map(({ messages }) => messages);
  if (same.length < FEWEST_WEEKS) return null;
  const sorted = same.sort((one, other) => one - other);
  return ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.floor(sorted.length / 2)] ?? 0)) / 2;
}

function hourOfWeek(hour: Moment): number {
  return Math.floor(hour / HOUR) % HOURS_OF_WEEK;
}
