import { drawAchieved } from '../cards/achieved-card.js';
import { drawDigest } from '../cards/digest-card.js';
import { drawLaunch } from '../cards/launch-card.js';
import { drawSharedEntry } from '../cards/shared-entry-card.js';
import { drawSharedGoal } from '../cards/shared-goal-card.js';
import type { Subject } from '../core/delivery/delivery.js';
import { isPastDue } from '../core/goals/alive.js';
import type { Entry, Goal } from '../core/goals/goal.js';
import { readPace } from '../core/goals/pace.js';
import { measureProgress, type Progress } from '../core/goals/progress.js';
import { PUNCTUAL_MS } from '../core/time/catch-up.js';
import type { Moment } from '../core/time/moment.js';
import { gatherDigest } from '../use-cases/gather-digest.js';
import { gatherOpenCalls } from '../use-cases/gather-invitation.js';
import { namePeople } from '../use-cases/name-people.js';
import { gatherThanked } from '../use-cases/thanks.js';
import type { Drawing, Drawn } from './drawing.js';
import { GOAL_MOVED } from './follow-goal.js';

interface KnownGoal {
  readonly goal: Goal;
  readonly entries: readonly Entry[];
  readonly progress: Progress;
}

const GONE = { withdrawn: 'goal-gone' } as const;

/** The goal a delivery speaks of, with its entries. */
export async function readSubject({ store, delivery }: Drawing): Promise<KnownGoal | null> {
  const goal = await store.goal(String(delivery.subject.goal));
  if (!goal) return null;
  const entries = await store.entries(goal.id);
  return { goal, entries, progress: measureProgress(goal, entries) };
}

export async function drawLaunchPost(drawing: Drawing): Promise<Drawn> {
  const known = await readSubject(drawing);
  if (!known) return GONE;
  const against = drawing.posted ? null : judgeLaunch(known.goal, drawing.delivery.target);
  if (against !== null) return { withdrawn: against };
  const calls = (await gatherOpenCalls(drawing.store, [known.goal])).get(known.goal.id) ?? [];
  return drawLaunch({ ...known, calls, mission: (await drawing.store.mission())?.words ?? null });
}

function judgeLaunch({ state, channel }: Goal, target: string): string | null {
  if (state !== 'active') return 'goal-closed';
  return channel === target ? null : GOAL_MOVED;
}

export async function drawDigestPost(drawing: Drawing): Promise<Drawn> {
  const { store, delivery, community, now, posted } = drawing;
  const stopped = await findStop(drawing);
  if (stopped !== null) return { withdrawn: stopped };
  const { since, judged } = readPeriod(delivery.subject);
  const wish = { now, zone: community.zone, since, closedAfter: since ?? judged, lateSince: lateSince(drawing) };
  const facts = await gatherDigest(store, { home: delivery.home, channel: delivery.target }, wish);
  const open = facts?.goals.some(({ goal }) => goal.state === 'active') ?? false;
  return facts !== null && (open || posted) ? drawDigest(facts) : { withdrawn: 'no-goals' };
}

/** Why a digest that was planned is not wanted any more; null when it is, or stands there already. */
async function findStop({ store, delivery, community, now, posted }: Drawing): Promise<'paused' | 'rhythm-off' | null> {
  if (posted) return null;
  if (community.pausedUntil !== null && now < community.pausedUntil) return 'paused';
  const rhythm = (await store.rhythms()).find(({ id }) => id === delivery.subject.rhythm);
  return rhythm?.on === true ? null : 'rhythm-off';
}

export async function drawAchievedPost(drawing: Drawing): Promise<Drawn> {
  const known = await readSubject(drawing);
  if (!known) return GONE;
  if (!drawing.posted && known.goal.state !== 'achieved') return { withdrawn: 'goal-open-again' };
  const { people, unnamed } = await gatherThanked(drawing.store, known.goal, known.progress.contributors);
  const glad = await drawing.store.glad(known.goal.id);
  return drawAchieved({ ...known, people, unnamed, glad, mission: (await drawing.store.mission())?.words ?? null });
}

export async function drawSharedGoalPost(drawing: Drawing): Promise<Drawn> {
  const known = await readSubject(drawing);
  if (!known) return GONE;
  const { now, community } = drawing;
  return drawSharedGoal({ ...known, pace: readPace(known.goal, known.entries, now, community.zone), pastDue: isPastDue(known.goal, now, community.zone) });
}

export async function drawSharedEntryPost(drawing: Drawing): Promise<Drawn> {
  const known = await readSubject(drawing);
  const entry = known?.entries.find(({ id }) => id === drawing.delivery.subject.entry);
  if (!known || !entry) return GONE;
  if (!drawing.posted && entry.state !== 'counted') return { withdrawn: 'entry-does-not-count' };
  const person = (await namePeople(drawing.store, [entry.person])).get(entry.person);
  return person === undefined ? GONE : drawSharedEntry({ ...known, entry, person });
}

/** From when on news is told; null in a channel's first digest. */
function readPeriod({ since, judged }: Subject): { since: Moment | null; judged: Moment } {
  return { since: since === undefined ? null : Number(since), judged: Number(judged) };
}

/** When a late digest was due; an edit keeps to the time the post was made. */
function lateSince({ delivery, now }: Drawing): Moment | null {
  return (delivery.attemptedAt ?? now) - delivery.due > PUNCTUAL_MS ? delivery.due : null;
}
