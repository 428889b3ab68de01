import { dayOf } from '../time/calendar.js';
import type { CalendarDay } from '../time/moment.js';
import type { HeatHour } from './heat.js';
import { counts, FLAG_RULE, type ChannelFacts } from './judge-flag.js';
import { DAY } from './thresholds.js';

/** Of each day that counts towards a flag the hottest hour, oldest first. */
export function listHottest({ now, zone, hours, notHeatedAt }: ChannelFacts): HeatHour[] {
  const first = dayOf(now - (FLAG_RULE.of - 1) * DAY, zone);
  const hottest = new Map<CalendarDay, HeatHour>();
  for (const hour of hours.filter((each) => each.hour <= now && each.hour >= (notHeatedAt ?? 0) && counts(each))) {
    const day = dayOf(hour.hour, zone);
    if (day >= first && hour.heat > (hottest.get(day)?.heat ?? -1)) hottest.set(day, hour);
  }
  return [...hottest.values()].sort((one, other) => one.hour - other.hour);
}
