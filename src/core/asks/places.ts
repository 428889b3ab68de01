import type { Moment } from '../time/moment.js';
import type { Ask, Help, Invitation } from './ask.js';

const HOUR: Moment = 3_600_000;

/** Places taken: by people who help and have not handed it back. */
export function countTaken(helps: readonly Help[]): number {
  return helps.filter(({ handedBackAt }) => handedBackAt === null).length;
}

/** How many more people are to be asked now: as many as places are open and not already being asked for. */
export function countToAsk(ask: Ask, helps: readonly Help[], invitations: readonly Invitation[], now: Moment): number {
  if (ask.state !== 'open' || ask.messagesFrom === null || now < ask.messagesFrom) return 0;
  const waiting = invitations.filter(({ answer }) => answer === null).length;
  return Math.max(0, ask.places - countTaken(helps) - waiting);
}

/** Whether the time to answer is over. */
export function hasLapsed(invitation: Invitation, ask: Pick<Ask, 'answerHours'>, now: Moment): boolean {
  return invitation.answer === null && now >= invitation.at + ask.answerHours * HOUR;
}

/** When somebody who helps is asked how it goes: half way between saying yes and the end of the deadline's day. */
export function halfWay(help: Pick<Help, 'at'>, deadlineEnds: Moment): Moment {
  return help.at + Math.max(0, Math.floor((deadlineEnds - help.at) / 2));
}
