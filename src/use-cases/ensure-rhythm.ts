import type { Community } from '../core/community/settings.js';
import { dayOf } from '../core/time/calendar.js';
import { DEFAULT_CATCH_UP_POLICY } from '../core/time/catch-up.js';
import type { Moment } from '../core/time/moment.js';
import { nextOccurrence } from '../core/time/occurrence.js';
import type { Recurrence, Rhythm } from '../core/time/rhythm.js';
import type { ChannelRhythm, CommunityStore } from '../ports/store.js';

const MONDAYS: Recurrence = { every: 'week', weeks: 1, on: [1] };
const AT = '09:00';

/** A channel's rhythm with what its community has decided for all of them. */
export function rhythmOf(rhythm: Pick<ChannelRhythm, 'recurrence' | 'at' | 'anchor'>, community: Pick<Community, 'zone' | 'quietDays'>): Rhythm {
  return { ...rhythm.recurrence, at: rhythm.at, anchor: rhythm.anchor, zone: community.zone, quietDays: community.quietDays, quietDates: [] };
}

/** The channel's rhythm; Mondays at 09:00 where nobody has chosen one. One that was switched off stays off. */
export async function ensureRhythm(
  store: CommunityStore,
  place: { readonly home: string; readonly channel: string },
  community: Community,
  now: Moment,
): Promise<ChannelRhythm> {
  const kept = (await store.rhythms()).find(({ home, channel }) => home === place.home && channel === place.channel);
  if (kept) return kept;
  const mondays = { recurrence: MONDAYS, at: AT, anchor: dayOf(now, community.zone) };
  const nextDue = nextOccurrence(rhythmOf(mondays, community), now)?.due ?? null;
  return store.saveRhythm({ home: place.home, channel: place.channel, ...mondays, catchUp: DEFAULT_CATCH_UP_POLICY, on: true, offReason: null, plannedTo: now, nextDue });
}
