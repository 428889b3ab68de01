import { guard } from './guard.js';
import { judgeNews } from '../core/delivery/news.js';
import { isAlive } from '../core/goals/alive.js';
import type { Community } from '../core/community/settings.js';
import { DEFAULT_CATCH_UP_WINDOW_MS, decideCatchUp } from '../core/time/catch-up.js';
import type { Moment } from '../core/time/moment.js';
import { nextOccurrence, occurrencesBetween, startOfLastTwoRhythms, type Occurrence } from '../core/time/occurrence.js';
import type { ChannelRhythm, CommunityStore, StoredOccurrence } from '../ports/store.js';
import { rhythmOf } from '../use-cases/ensure-rhythm.js';
import { goalsOf, judgedLast } from '../use-cases/gather-digest.js';
import type { Surroundings } from '../use-cases/context.js';

interface Planning {
  readonly store: CommunityStore;
  readonly community: Community;
  readonly rhythm: ChannelRhythm;
  readonly now: Moment;
}

const MOST_COMMUNITIES = 50;
/** So many communities are planned for at a time. */
const AT_ONCE = 4;

type Outcome = StoredOccurrence['outcome'];

/** Turns what is due into deliveries, or into occurrences that say why not. Returns how many communities had something due. */
export async function planPosts(around: Surroundings): Promise<number> {
  const { store, clock, log } = around;
  const now = clock.now();
  const due = await store.queue.communitiesDue(now, MOST_COMMUNITIES);
  let planned = 0;
  for (let first = 0; first < due.length; first += AT_ONCE) {
    const some = due.slice(first, first + AT_ONCE);
    const done = await Promise.all(some.map((community) => guard(log, { job: 'plan-posts', community }, () => planCommunity(around, community, now))));
    planned += done.filter((each) => each !== null).length;
  }
  return planned;
}

async function planCommunity(around: Surroundings, community: string, now: Moment): Promise<true> {
  const own = around.store.of(community);
  for (const { id } of (await own.rhythms()).filter((rhythm) => isDue(rhythm, now))) {
    const outcomes = await own.together(async (inside) => {
      const rhythm = (await inside.rhythms()).find((each) => each.id === id);
      return rhythm && isDue(rhythm, now) ? planRhythm({ store: inside, community: await inside.settings(), rhythm, now }) : [];
    });
    for (const outcome of outcomes) if (outcome !== 'posted') around.count(outcome);
  }
  return true;
}

function isDue({ on, nextDue }: ChannelRhythm, now: Moment): boolean {
  return on && nextDue !== null && nextDue <= now;
}

/** Everything of one rhythm up to now in one transaction: no occurrence is left out or dealt with twice. */
async function planRhythm(planning: Planning): Promise<Outcome[]> {
  const { store, community, rhythm, now } = planning;
  const wished = rhythmOf(rhythm, community);
  const { post, missed } = decideCatchUp(occurrencesBetween(wished, rhythm.plannedTo, now), rhythm.catchUp, DEFAULT_CATCH_UP_WINDOW_MS, now);
  const outcomes: Outcome[] = [];
  for (const occurrence of missed) outcomes.push(...(await keep(planning, occurrence, { outcome: 'missed', reason: null, delivery: null })));
  for (const occurrence of post) outcomes.push(...(await settle(planning, occurrence)));
  await store.changeRhythm(rhythm.id, { plannedTo: now, nextDue: nextOccurrence(wished, now)?.due ?? null });
  return outcomes;
}

async function settle(planning: Planning, occurrence: Occurrence): Promise<Outcome[]> {
  const since = await judgedLast(planning.store, planning.rhythm);
  const reason = await judge(planning, since);
  if (reason !== null) return keep(planning, occurrence, { outcome: 'skipped', reason, delivery: null });
  const delivery = await addDigest(planning, occurrence, since);
  return delivery === null ? [] : keep(planning, occurrence, { outcome: 'posted', reason: null, delivery });
}

/** Why there is nothing to post; null when there is news. */
async function judge({ store, community, rhythm, now }: Planning, since: Moment | null): Promise<'paused' | 'no-goals' | 'no-news' | null> {
  if (community.pausedUntil !== null && now < community.pausedUntil) return 'paused';
  const goals = await goalsOf(store, rhythm);
  const entries = [...(await store.entriesOf(goals.map(({ id }) => id))).values()].flat();
  const recently = startOfLastTwoRhythms(rhythmOf(rhythm, community), now);
  const verdict = judgeNews({ goals, entries, since, isAlive: (goal) => isAlive(goal, recently, now, community.zone) });
  return verdict === 'news' ? null : verdict;
}

function addDigest({ store, rhythm, now }: Planning, { local, due }: Occurrence, since: Moment | null): Promise<string | null> {
  const subject = { rhythm: rhythm.id, local, judged: now, ...(since === null ? {} : { since }) };
  return store.addDelivery({ home: rhythm.home, target: rhythm.channel, toPerson: false, kind: 'digest', subject, once: `digest:${rhythm.id}:${local}`, due });
}

/** What came of it, unless it was dealt with before. */
async function keep({ store, rhythm }: Planning, { local, due }: Occurrence, outcome: Pick<StoredOccurrence, 'outcome' | 'reason' | 'delivery'>): Promise<Outcome[]> {
  const isNew = await store.addOccurrence({ home: rhythm.home, channel: rhythm.channel, rhythm: rhythm.id, local, due, ...outcome });
  return isNew ? [outcome.outcome] : [];
}
