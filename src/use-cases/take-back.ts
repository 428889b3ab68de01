import type { Entry, Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import { Refusal } from '../core/refusal.js';
import { together, type Context } from './context.js';
import { mayKeep, requireKeeper } from './goal-rights.js';
import { goalOf, isId, requireActive } from './pick-goal.js';
import { afterEntries } from './report-progress.js';

interface Changed {
  readonly goal: Goal;
  readonly entry: Entry;
  readonly progress: Progress;
}

/** The entry a button names, and its goal. */
export async function entryOf(context: Context, id: string | undefined): Promise<{ goal: Goal; entry: Entry }> {
  const entry = isId(id) ? await context.store.entry(id) : null;
  if (!entry) throw new Refusal('entry-gone');
  return { entry, goal: await goalOf(context, entry.goal) };
}

/** Takes an entry back: who reported it or is credited may, and the goal's keepers. */
export async function takeBack(context: Context, id: string | undefined): Promise<Changed> {
  const { goal, entry } = await entryOf(context, id);
  requireActive(goal);
  const own = [entry.person, entry.reporter].includes(context.person.id);
  if (!own && !mayKeep(context, goal)) throw new Refusal('undo-not-yours');
  return together(context, async (inside) => {
    const undone = await inside.store.undoEntry(entry.id, inside.person.id, inside.now);
    if (undone === 'already-undone') throw new Refusal('undone-before');
    return { goal, entry, progress: await afterEntries(inside, goal) };
  });
}

/** The steward's ✓ on an entry that waits. */
export async function confirm(context: Context, id: string | undefined): Promise<Changed> {
  const { goal, entry } = await entryOf(context, id);
  requireKeeper(context, goal);
  requireActive(goal);
  return together(context, async (inside) => {
    if (!(await inside.store.confirmEntry(entry.id, inside.person.id, inside.now))) throw new Refusal('confirmed-before');
    return { goal, entry, progress: await afterEntries(inside, goal) };
  });
}
