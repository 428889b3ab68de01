import type { Community } from '../core/community/settings.js';
import type { Home } from '../core/community/home.js';
import { Refusal } from '../core/refusal.js';
import { dayOf, startOfDay } from '../core/time/calendar.js';
import { listNearestZones } from '../core/time/nearest-zones.js';
import { readDay } from '../core/time/read-day.js';
import { readWeekdays } from '../core/time/read-weekdays.js';
import { findZone } from '../core/time/zone.js';
import type { Values } from '../ports/front-desk.js';
import { placeBoard } from './announce.js';
import { acceptChannel } from './check-channels.js';
import { together, type Context } from './context.js';
import { replanRhythms } from './plan-rhythm.js';

const MOST_SUGGESTED = 3;
const WHOLE_WEEK = 7;

/** The first form: what the community decides, and where in this home. */
export async function saveHome(context: Context, values: Values): Promise<void> {
  const zone = readZone(values['zone'] ?? '');
  const home = {
    postsChannel: await acceptChannel(context, values['posts']),
    managersChannel: await acceptChannel(context, values['managers']),
    managerRole: readRole(context.home, values['role'] ?? ''),
  };
  await together(context, async (inside) => {
    const before = await inside.store.settings();
    const community = { ...before, zone, hasCompany: values['company'] === 'yes', setUpAt: before.setUpAt ?? inside.now };
    await inside.store.changeSettings({ zone, hasCompany: community.hasCompany, setUpAt: community.setUpAt });
    await inside.store.changeHome(inside.home.id, home);
    if (zone !== before.zone) await moveToZone(inside, before, community);
  });
}

export async function saveQuietDays(context: Context, typed: string): Promise<void> {
  const quietDays = readWeekdays(typed);
  if (quietDays === null) throw new Refusal('weekdays-unreadable', { typed });
  if (quietDays.length === WHOLE_WEEK) throw new Refusal('all-days-quiet');
  await together(context, async (inside) => {
    const before = await inside.store.settings();
    await inside.store.changeSettings({ quietDays });
    await replanRhythms(inside, { ...before, quietDays }, 'from-now');
  });
}

/** Posts begin again at the first moment of the day named. */
export async function pauseUntil(context: Context, typed: string): Promise<void> {
  const day = readDay(typed, context.today);
  if (typeof day !== 'string' || day <= context.today) throw new Refusal('pause-day', { typed });
  await context.store.changeSettings({ pausedUntil: startOfDay(day, context.community.zone) });
}

export async function resumePosts(context: Context): Promise<void> {
  await context.store.changeSettings({ pausedUntil: null });
}

export async function saveBoard(context: Context, typed: string): Promise<void> {
  const boardChannel = await acceptChannel(context, typed);
  await together(context, async ({ store, home, now }) => {
    await store.changeHome(home.id, { boardChannel });
    await placeBoard(store, { ...home, boardChannel }, now);
  });
}

/** Days keep their dates: a pause ends and digests come at the same local time in the new zone. */
async function moveToZone(inside: Context, before: Community, community: Community): Promise<void> {
  const { pausedUntil } = before;
  if (pausedUntil !== null) await inside.store.changeSettings({ pausedUntil: startOfDay(dayOf(pausedUntil, before.zone), community.zone) });
  await replanRhythms(inside, community, 'where-it-stood');
}

function readZone(typed: string): string {
  if (typed === '') throw new Refusal('zone-missing');
  const zone = findZone(typed);
  if (zone !== null) return zone;
  const nearest = listNearestZones(typed, MOST_SUGGESTED);
  throw nearest.length === 0 ? new Refusal('zone-unknown', { typed }) : new Refusal('zone-unknown-nearest', { typed, nearest: nearest.join(' · ') });
}

/** Discord's role of everybody has the id of the server itself. */
function readRole(home: Home, role: string): string | null {
  if (role === home.key) throw new Refusal('role-everyone');
  return role === '' ? null : role;
}
