import { Refusal } from '../core/refusal.js';
import type { Context } from './context.js';
import { requireKeeper } from './goal-rights.js';
import { helpOf } from './find-help.js';

/** The steward, or a manager, has written to somebody who helps: nobody is reminded of it. */
export async function settleSteward(context: Context, id: string | undefined): Promise<void> {
  const help = await helpOf(context.store, id);
  const goal = await context.store.goal(help.goal);
  if (!goal) throw new Refusal('ask-gone');
  requireKeeper(context, goal);
  await context.store.changeHelp(help.id, { stewardSettledAt: context.now });
}
