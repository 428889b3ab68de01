import type { Ask, Help } from '../core/asks/ask.js';
import type { Goal } from '../core/goals/goal.js';
import type { CommunityStore } from '../ports/store.js';
import { tellSteward, type StewardNote } from './announce.js';
import { together, type Context } from './context.js';
import { countPlaces } from './end-ask.js';
import { refreshAbout } from './refresh-ask.js';

type Asked = { readonly ask: Ask; readonly goal: Goal };

/** `before`: they have one already · `full`: none is left · `over`: nobody is asked any more. */
export type Placed = { readonly is: 'taken' | 'before'; readonly help: Help } | { readonly is: 'full' | 'over' };

/** Somebody takes a place, by the call or by an invitation; the steward is told at once. An invitation of theirs is answered by it. */
export async function takePlace({ store, person, now }: Context, { goal, ...asked }: Asked, way: 'call' | 'invitation'): Promise<Placed> {
  const ask = await store.ask(asked.ask.id);
  const mine = (await store.helps({ ask: asked.ask.id })).find((help) => help.person === person.id && help.handedBackAt === null);
  if (mine) return { is: 'before', help: mine };
  if (!ask || ask.state === 'closed' || goal.state !== 'active') return { is: 'over' };
  const help = await store.addHelp({ ask: ask.id, goal: goal.id, person: person.id, way, at: now });
  if (!help) return { is: 'full' };
  await answerOwn(store, ask, help);
  await countPlaces(store, ask, now);
  await tell({ store, now }, goal, help, 'helper-yes');
  return { is: 'taken', help };
}

async function answerOwn(store: CommunityStore, ask: Ask, { person, at }: Help): Promise<void> {
  for (const invitation of await store.invitations(ask.id)) {
    if (invitation.person !== person) continue;
    if (invitation.answer === null) await store.answerInvitation(invitation.id, { answer: 'yes', answeredAt: at, laterUntil: null });
    await refreshAbout(store, 'invitation', { goal: ask.goal, invitation: invitation.id });
  }
}

/** Gives a place back; false when it had ended before. */
export function handBack(context: Context, help: Help): Promise<boolean> {
  return endHelp(context, help, 'handedBackAt', 'helper-back');
}

export function sayDone(context: Context, help: Help): Promise<boolean> {
  return endHelp(context, help, 'doneAt', 'helper-done');
}

/** What a helper says half way; false when their help had ended before. Whoever cannot gives the place back. */
export function sayCheck(context: Context, help: Help, check: NonNullable<Help['check']>): Promise<boolean> {
  return together(context, async (inside) => {
    const { store, now } = inside;
    const current = await store.help(help.id);
    if (!current || current.handedBackAt !== null || current.doneAt !== null) return false;
    const isNew = await store.changeHelp(help.id, { check });
    if (check === 'cannot') return endHelp(inside, help, 'handedBackAt', 'helper-back');
    const goal = await store.goal(help.goal);
    if (isNew && check === 'need-help' && goal) await tell({ store, now }, goal, help, 'helper-needs');
    await refreshAbout(store, 'check-in', { goal: help.goal, help: help.id });
    return true;
  });
}

function endHelp(context: Context, help: Help, end: 'handedBackAt' | 'doneAt', note: StewardNote): Promise<boolean> {
  return together(context, async ({ store, now }) => {
    if (!(await store.changeHelp(help.id, { [end]: now }))) return false;
    const goal = await store.goal(help.goal);
    const ask = help.ask === null ? null : await store.ask(help.ask);
    if (ask) await answerOwn(store, ask, help);
    if (ask && end === 'handedBackAt') await countPlaces(store, ask, now);
    if (goal) await tell({ store, now }, goal, help, note);
    await refreshAbout(store, 'check-in', { goal: help.goal, help: help.id });
    return true;
  });
}

/** Nobody is told of what they do themselves. */
async function tell({ store, now }: Pick<Context, 'store' | 'now'>, goal: Goal, help: Help, what: StewardNote): Promise<void> {
  if (goal.steward !== help.person) await tellSteward(store, goal, { what, help: help.id }, now);
}
