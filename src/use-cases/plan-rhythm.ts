import type { Community } from '../core/community/settings.js';
import { Refusal } from '../core/refusal.js';
import { CATCH_UP_POLICIES, DEFAULT_CATCH_UP_POLICY, type CatchUpPolicy } from '../core/time/catch-up.js';
import type { CalendarDay } from '../core/time/moment.js';
import { readRecurrence } from '../core/time/read-recurrence.js';
import { readTime } from '../core/time/read-time.js';
import { replan, type Plan } from '../core/time/replan.js';
import { checkRhythm } from '../core/time/rhythm.js';
import type { Values } from '../ports/front-desk.js';
import type { ChannelRhythm, StoredOccurrence } from '../ports/store.js';
import { accept } from './accept.js';
import { requireChannel } from './check-channels.js';
import { together, type Context } from './context.js';
import { rhythmOf } from './ensure-rhythm.js';

const LATEST = 20;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

type Timing = Pick<ChannelRhythm, 'recurrence' | 'at' | 'anchor'>;

/** The rhythm a button or menu names. */
export async function rhythmById(context: Context, id: string | undefined): Promise<ChannelRhythm> {
  const found = (await context.store.rhythms()).find((each) => each.id === id);
  if (!found) throw new Refusal('rhythm-gone');
  return found;
}

/** What a form says, judged with the community's zone and quiet days. */
function readTiming(context: Context, values: Values): Timing {
  const days = values['days'] ?? '';
  const recurrence = accept(readRecurrence(values['every'] ?? '', days), { typed: days });
  const at = accept(readTime(values['at'] ?? ''), { typed: values['at'] ?? '' });
  const timing = { recurrence, at, anchor: context.today };
  const [problem] = checkRhythm(rhythmOf(timing, context.community));
  if (problem !== undefined) throw new Refusal('never-due');
  return timing;
}

/** The policy a form names; null where it names none. */
function readPolicy(values: Values): CatchUpPolicy | null {
  return CATCH_UP_POLICIES.find((policy) => policy === values['away']) ?? null;
}

/** A rhythm for a channel, new or instead of the one it had; it is switched on by that. */
export async function saveRhythm(context: Context, rest: readonly string[], values: Values): Promise<ChannelRhythm> {
  const timing = readTiming(context, values);
  const chosen = rest.length === 0 ? await requireChannel(context, values['channel'] ?? '') : (await rhythmById(context, rest[0])).channel;
  return together(context, async ({ store, home, community, now }) => {
    const before = (await store.rhythms()).find((each) => each.channel === chosen && (rest.length === 0 ? each.home === home.id : each.id === rest[0]));
    const plan = before ? await planAgain({ ...context, store }, { ...before, ...timing }, community, 'from-now') : replan(rhythmOf(timing, community), now, null);
    const catchUp = readPolicy(values) ?? before?.catchUp ?? DEFAULT_CATCH_UP_POLICY;
    return store.saveRhythm({ home: before?.home ?? home.id, channel: chosen, ...timing, catchUp, on: true, offReason: null, ...plan });
  });
}

/** Switches a channel's digest off or on again; what lay between is not caught up. */
export async function switchRhythm(context: Context, id: string | undefined, on: boolean): Promise<ChannelRhythm> {
  const rhythm = await rhythmById(context, id);
  const plan = on ? await planAgain(context, rhythm, context.community, 'from-now') : {};
  await context.store.changeRhythm(rhythm.id, { on, offReason: null, ...plan });
  return rhythmById(context, id);
}

/** Plans every rhythm anew after what they share has changed. */
export async function replanRhythms(context: Context, community: Community, since: 'from-now' | 'where-it-stood'): Promise<void> {
  for (const rhythm of await context.store.rhythms()) {
    await context.store.changeRhythm(rhythm.id, await planAgain(context, rhythm, community, since));
  }
}

/**
 * One that is due already keeps its place, so that the change does not swallow it. In another zone (`where-it-stood`)
 * a day that has come meanwhile is still posted, and one dealt with does not come again.
 */
async function planAgain(context: Context, rhythm: ChannelRhythm, community: Community, from: 'from-now' | 'where-it-stood'): Promise<Plan> {
  const { now, store } = context;
  const occurrences = (await store.occurrences(rhythm.channel, LATEST)).filter((each) => each.rhythm === rhythm.id);
  const isDue = rhythm.on && rhythm.nextDue !== null && rhythm.nextDue <= now;
  const stays = from === 'where-it-stood' && rhythm.on;
  const dealtWith = latestDay(stays ? occurrences : occurrences.filter(({ outcome }) => outcome === 'posted'));
  return replan(rhythmOf(rhythm, community), stays || isDue ? rhythm.plannedTo : now, dealtWith);
}

function latestDay(occurrences: readonly StoredOccurrence[]): CalendarDay | null {
  return occurrences.map(({ local }) => local.slice(0, DAY_LENGTH)).sort().at(-1) ?? null;
}
