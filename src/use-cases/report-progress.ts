import type { Entry, Goal } from '../core/goals/goal.js';
import { judgeEntry, type EntryVerdict } from '../core/goals/judge-entry.js';
import { measureProgress, type Progress } from '../core/goals/progress.js';
import { readAmount } from '../core/goals/read-amount.js';
import { Refusal } from '../core/refusal.js';
import { refreshPosts, tellSteward } from './announce.js';
import { accept, orNone } from './accept.js';
import { together, type Context } from './context.js';
import { isSteward } from './goal-rights.js';
import { goalOf, requireActive } from './pick-goal.js';

/** What somebody reports; `credited` is a platform id, the reporter's own when left out. */
export interface Report {
  readonly amount: string;
  readonly note?: string;
  readonly link?: string | null;
  readonly credited?: string;
}

export interface Reported {
  readonly goal: Goal;
  readonly entry: Entry;
  readonly verdict: EntryVerdict;
  readonly progress: Progress;
}

const MOST_NOTE = 300;

function requireNew(entries: readonly Entry[], item: number | null, link: string | null | undefined): void {
  const live = entries.filter((entry) => entry.state !== 'undone');
  if (link && live.some((entry) => entry.link === link)) throw new Refusal('message-counted-before');
  if (item !== null && live.some((entry) => entry.item === item)) throw new Refusal('item-done-before');
}

/** Holds the goal's row, so that of two reports at once the second sees the first, and none comes after the end. */
async function lockActive(inside: Context, goal: Goal): Promise<void> {
  await inside.store.changeGoal(goal.id, { lastMovedAt: inside.now });
  requireActive(await goalOf(inside, goal.id));
}

/** One more entry for a goal: anyone may, for themselves or somebody else. */
export async function reportProgress(context: Context, goal: Goal, report: Report): Promise<Reported> {
  requireActive(goal);
  const { amount, item } = accept(readAmount(report.amount, goal.measure), { typed: report.amount, title: goal.title });
  const note = orNone(report.note, MOST_NOTE);
  const verdict = judgeEntry(
    amount,
    goal.measure,
    { isSteward: isSteward(context, goal), isManager: context.manager, firstSeenAt: context.person.firstSeenAt },
    context.now,
  );
  return together(context, async (inside) => {
    await lockActive(inside, goal);
    requireNew(await inside.store.entries(goal.id), item, report.link);
    const credited = report.credited ? await inside.store.person(inside.home.id, report.credited, inside.now) : inside.person;
    const entry = await inside.store.addEntry({
      goal: goal.id,
      person: credited.id,
      reporter: inside.person.id,
      amount,
      item,
      note,
      link: report.link ?? null,
      at: inside.now,
      waiting: verdict.is === 'waiting',
    });
    if (verdict.is === 'waiting') await tellSteward(inside.store, goal, { what: 'entry-waiting', entry: entry.id }, inside.now);
    return { goal, entry, verdict, progress: await afterEntries(inside, goal) };
  });
}

/** What follows when a goal's entries changed: it moved, and its target is judged anew. */
export async function afterEntries(inside: Context, goal: Goal): Promise<Progress> {
  await inside.store.changeGoal(goal.id, { lastMovedAt: inside.now });
  return judgeReached(inside, goal);
}

/** A goal's posts show how it stands, and a target that is reached is told to the steward once. */
export async function judgeReached(inside: Context, goal: Goal): Promise<Progress> {
  const progress = measureProgress(goal, await inside.store.entries(goal.id));
  const reachedAt = progress.share >= 1 ? (goal.reachedAt ?? inside.now) : null;
  await inside.store.changeGoal(goal.id, { reachedAt });
  if (reachedAt !== null && goal.reachedAt === null) await tellSteward(inside.store, { ...goal, reachedAt }, { what: 'reached' }, inside.now);
  await refreshPosts(inside.store, goal, inside.now);
  return progress;
}
