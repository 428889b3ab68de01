import { drawCall, drawThanks } from '../cards/call-card.js';
import { drawCheckIn, drawInvitation } from '../cards/invitation-card.js';
import { drawHelperNews, type HelperNews, type StewardNoteFacts } from '../cards/steward-note-card.js';
import type { Help } from '../core/asks/ask.js';
import { endOfDay } from '../core/time/calendar.js';
import { findAsked, gatherCall, gatherCheckIn, gatherInvitation } from '../use-cases/gather-invitation.js';
import { keysOf, namePeople } from '../use-cases/name-people.js';
import { listUnnamed } from '../use-cases/thanks.js';
import type { Drawing, Drawn } from './drawing.js';
import { GOAL_MOVED } from './follow-goal.js';

const SETTLED = { withdrawn: 'settled' } as const;

/** A call is posted while somebody is wanted, and then says what became of it. */
export async function drawCallPost({ store, delivery, posted }: Drawing): Promise<Drawn> {
  const asked = await findAsked(store, String(delivery.subject['ask']));
  if (!asked || (!posted && (asked.ask.state !== 'open' || asked.goal.state !== 'active'))) return SETTLED;
  if (!posted && asked.goal.channel !== delivery.target) return { withdrawn: GOAL_MOVED };
  return drawCall(await gatherCall(store, asked));
}

/** Not sent when it was answered, taken back or passed on before it could be. */
export async function drawInvitationMessage({ store, delivery, posted }: Drawing): Promise<Drawn> {
  const invitation = await store.invitation(String(delivery.subject['invitation']));
  if (!invitation || (!posted && invitation.answer !== null)) return SETTLED;
  const facts = await gatherInvitation(store, invitation, linkOf(delivery.subject));
  return facts ? drawInvitation(facts) : SETTLED;
}

/** Not sent once there is nothing left to ask about. */
export async function drawCheckInMessage({ store, delivery, community, now, posted }: Drawing): Promise<Drawn> {
  const help = await store.help(String(delivery.subject['help']));
  const facts = help && (await gatherCheckIn(store, help, linkOf(delivery.subject)));
  if (!facts) return SETTLED;
  const isOver = help.doneAt !== null || help.handedBackAt !== null || now >= endOfDay(facts.ask.deadline, community.zone);
  return !posted && isOver ? SETTLED : drawCheckIn(facts);
}

export async function drawThanksPost({ store, delivery }: Drawing): Promise<Drawn> {
  const goal = await store.goal(String(delivery.subject['goal']));
  if (!goal) return { withdrawn: 'goal-gone' };
  const thanked = (await store.helps({ goal: goal.id })).filter(({ thankedAt }) => thankedAt === delivery.subject['at']);
  const unnamed = await listUnnamed(store);
  const people = [...new Set(thanked.map(({ person }) => person))].filter((person) => !unnamed.has(person));
  return drawThanks(goal.title, keysOf(await namePeople(store, people), people));
}

/** What a steward is told of somebody who helps; not said once it is no longer so. */
export async function drawHelperNote({ store, delivery }: Drawing, facts: StewardNoteFacts, what: HelperNews): Promise<Drawn> {
  const help = await store.help(String(delivery.subject['help']));
  const ask = help?.ask ? await store.ask(help.ask) : null;
  const person = help ? (await namePeople(store, [help.person])).get(help.person) : undefined;
  if (!help || !ask || person === undefined || !isSo(help, what)) return SETTLED;
  return drawHelperNews(facts, what, { help: help.id, task: ask.task, person });
}

function isSo({ handedBackAt, doneAt }: Help, what: HelperNews): boolean {
  if (what === 'helper-back') return handedBackAt !== null;
  if (what === 'helper-done') return doneAt !== null;
  return handedBackAt === null && doneAt === null;
}

function linkOf({ link }: Drawing['delivery']['subject']): string | null {
  return typeof link === 'string' ? link : null;
}
