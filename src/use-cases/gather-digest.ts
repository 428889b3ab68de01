import { drawDigest, drawNoDigest, type DigestFacts, type DigestGoal } from '../cards/digest-card.js';
import type { Card } from '../cards/card.js';
import { isPastDue } from '../core/goals/alive.js';
import type { Entry, Goal } from '../core/goals/goal.js';
import { readPace } from '../core/goals/pace.js';
import { listCounted, measureProgress } from '../core/goals/progress.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { gatherOpenCalls } from './gather-invitation.js';
import { keysOf, namePeople } from './name-people.js';
import { listUnnamed } from './thanks.js';

/** A channel of a home: where goals live and digests are posted. */
export interface Place {
  readonly home: string;
  readonly channel: string;
}

export interface DigestWish {
  readonly now: Moment;
  readonly zone: string;
  /** Whoever contributed after this is thanked; null before the first digest: everyone so far. */
  readonly since: Moment | null;
  /** Goals closed after this are still named. */
  readonly closedAfter: Moment;
  readonly lateSince: Moment | null;
}

const MOST_LOOKED_AT = 50;

/** All goals that live in a channel, whatever their state. */
export async function goalsOf(store: CommunityStore, place: Place): Promise<readonly Goal[]> {
  return (await store.goals()).filter(({ home, channel }) => home === place.home && channel === place.channel);
}

/** What a channel's digest says, nearest due day first; null when there is no goal to speak of. */
export async function gatherDigest(store: CommunityStore, place: Place, wish: DigestWish): Promise<DigestFacts | null> {
  const goals = (await goalsOf(store, place)).filter((goal) => goal.state === 'active' || (goal.closedAt ?? 0) > wish.closedAfter);
  return goals.length === 0 ? null : { goals: await describe(store, goals, wish), lateSince: wish.lateSince };
}

/** The next digest of a channel as it would look now. */
export async function previewDigest(store: CommunityStore, place: Place, now: Moment): Promise<Card> {
  const { zone } = await store.settings();
  const since = await judgedLast(store, place);
  const facts = await gatherDigest(store, place, { now, zone, since, closedAfter: since ?? now, lateSince: null });
  return facts === null ? drawNoDigest(place.channel) : drawDigest(facts);
}

/** When news was last judged for a digest of this channel that was, or will be, posted. */
export async function judgedLast(store: CommunityStore, place: Place): Promise<Moment | null> {
  const digests = await store.deliveries('digest', MOST_LOOKED_AT, { target: place.channel });
  const last = digests.find(({ home, state }) => home === place.home && state !== 'parked' && state !== 'skipped');
  return last === undefined ? null : Number(last.subject.judged);
}

async function describe(store: CommunityStore, goals: readonly Goal[], wish: DigestWish): Promise<DigestGoal[]> {
  const entries = await store.entriesOf(goals.map(({ id }) => id));
  const unnamed = await listUnnamed(store);
  const recent = (goal: Goal): Entry[] => listCounted(entries.get(goal.id) ?? []).filter(({ at, person }) => at > (wish.since ?? 0) && !unnamed.has(person));
  const names = await namePeople(store, goals.flatMap((goal) => recent(goal).map(({ person }) => person)));
  const calls = await gatherOpenCalls(store, goals);
  const described = goals.map((goal) => ({
    goal,
    progress: measureProgress(goal, entries.get(goal.id) ?? []),
    pace: readPace(goal, entries.get(goal.id) ?? [], wish.now, wish.zone),
    pastDue: isPastDue(goal, wish.now, wish.zone),
    calls: calls.get(goal.id) ?? [],
    contributors: keysOf(names, [...new Set(recent(goal).map(({ person }) => person))]),
  }));
  return described.sort((one, other) => rankOf(one.goal).localeCompare(rankOf(other.goal)));
}

/** What is closed comes after what is open. */
function rankOf({ state, due, number }: Goal): string {
  return `${state === 'active' ? '0' : '1'} ${due} ${String(number).padStart(9, '0')}`;
}
