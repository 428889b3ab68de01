import type { CallFacts } from '../cards/call-card.js';
import type { CheckInFacts, InvitationFacts } from '../cards/invitation-card.js';
import type { Ask, Help, Invitation } from '../core/asks/ask.js';
import { countTaken } from '../core/asks/places.js';
import type { Goal } from '../core/goals/goal.js';
import type { CommunityStore } from '../ports/store.js';
import { namePeople } from './name-people.js';

interface Asked {
  readonly ask: Ask;
  readonly goal: Goal;
}

/** An ask with its goal; null: one of them is not there. */
export async function findAsked(store: CommunityStore, id: string): Promise<Asked | null> {
  const ask = await store.ask(id);
  const goal = ask ? await store.goal(ask.goal) : null;
  return ask && goal ? { ask, goal } : null;
}

export async function gatherCall(store: CommunityStore, { ask, goal }: Asked): Promise<CallFacts> {
  return { ask, goal, taken: countTaken(await store.helps({ ask: ask.id })) };
}

/** Open calls by the goals they are for. */
export async function gatherOpenCalls(store: CommunityStore, goals: readonly Goal[]): Promise<ReadonlyMap<string, readonly CallFacts[]>> {
  const open = goals.length === 0 ? [] : (await store.asks('open')).toReversed();
  const calls = new Map<string, CallFacts[]>();
  for (const ask of open) {
    const goal = goals.find(({ id }) => id === ask.goal);
    if (goal) calls.set(goal.id, [...(calls.get(goal.id) ?? []), await gatherCall(store, { ask, goal })]);
  }
  return calls;
}

/** What the message to one person says just now; `link` leads to the community's own message. */
export async function gatherInvitation(store: CommunityStore, invitation: Invitation, link: string | null): Promise<InvitationFacts | null> {
  const asked = await findAsked(store, invitation.ask);
  if (!asked) return null;
  const help = (await store.helps({ ask: asked.ask.id })).find(({ person, handedBackAt }) => person === invitation.person && handedBackAt === null);
  return {
    ...asked,
    ...(await nameKeepers(store, asked, invitation.person)),
    invitation: invitation.id,
    reason: invitation.reasons[0] ?? 'longest-not-asked',
    answer: invitation.answer,
    laterUntil: invitation.laterUntil,
    help: help ? { id: help.id, done: help.doneAt !== null } : null,
    link,
  };
}

export async function gatherCheckIn(store: CommunityStore, help: Help, link: string | null): Promise<CheckInFacts | null> {
  const asked = help.ask === null ? null : await findAsked(store, help.ask);
  return asked && { ...asked, help, link, writer: (await nameKeepers(store, asked, help.person)).writer };
}

/** Platform ids of who asks, and of who writes to a helper: whoever looks after the goal, else who asks. Nobody writes to themselves. */
export async function nameKeepers(store: CommunityStore, { ask, goal }: Asked, helper: string): Promise<{ readonly asker: string; readonly writer: string | null }> {
  const names = await namePeople(store, [ask.asker, goal.steward]);
  const writer = [goal.steward, ask.asker].find((person) => person !== null && person !== helper);
  return { asker: names.get(ask.asker) ?? '', writer: names.get(writer ?? '') ?? null };
}
