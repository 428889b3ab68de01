import type { Help } from '../core/asks/ask.js';
import { Refusal } from '../core/refusal.js';
import type { CommunityStore } from '../ports/store.js';
import type { Context } from './context.js';
import { isId } from './pick-goal.js';

export async function helpOf(store: CommunityStore, id: string | undefined): Promise<Help> {
  const help = isId(id) ? await store.help(id) : null;
  if (!help) throw new Refusal('ask-gone');
  return help;
}

/** A place of the one who presses; anybody else's is not there for them. */
export async function ownHelpOf({ store, person }: Context, id: string | undefined): Promise<Help> {
  const help = await helpOf(store, id);
  if (help.person !== person.id) throw new Refusal('ask-gone');
  return help;
}
