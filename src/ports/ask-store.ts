import type { Ask, Help, Invitation } from '../core/asks/ask.js';
import type { Volunteer } from '../core/asks/volunteer.js';
import type { Interest, InterestKind, Proposal } from '../core/proposals/proposal.js';
import type { Platform } from '../core/community/home.js';
import type { Moment } from '../core/time/moment.js';
import type { Change } from './change.js';

export type NewProposal = Pick<Proposal, 'home' | 'channel' | 'author' | 'title' | 'words' | 'link' | 'at'>;
export type NewAsk = Omit<Ask, 'id' | 'number' | 'state' | 'closedAt'>;
export type NewHelp = Pick<Help, 'ask' | 'goal' | 'person' | 'way' | 'at'>;

/** The answers people gave to "Glad we did this?", without who gave which. */
export interface GladCounts {
  readonly good: number;
  readonly fair: number;
  readonly bad: number;
}

/** A volunteer with what the choice of whom to ask needs to know across asks. */
export interface AskedBefore {
  readonly volunteer: Volunteer;
  readonly lastAskedAt: Moment | null;
  /** An invitation of theirs has no answer yet. */
  readonly waits: boolean;
  readonly unreachableUntil: Moment | null;
  readonly laterUntil: Moment | null;
}

/** What is known of writing to one person directly. */
export interface Contact {
  /** Null: no conversation with them exists yet. */
  readonly firstMessageAt: Moment | null;
  readonly unreachableUntil: Moment | null;
}

/** Proposals, volunteers, asks and thanks of one community. */
export interface AskStore {
  addProposal(proposal: NewProposal): Promise<Proposal>;
  proposal(id: string): Promise<Proposal | null>;
  /** Newest first; all states unless one is named. */
  proposals(state?: Proposal['state']): Promise<readonly Proposal[]>;
  /** False, and nothing changed, when it was decided before: of two managers one decides. */
  decideProposal(id: string, decision: Pick<Proposal, 'state' | 'reason' | 'reasonWords' | 'goal' | 'decidedAt' | 'decidedBy'>): Promise<boolean>;
  /** Each person once: another kind takes the first one's place. */
  setInterest(proposal: string, person: string, kind: InterestKind, now: Moment): Promise<void>;
  interests(proposal: string): Promise<readonly Interest[]>;
  /** People who said "I'd help" on the proposal a goal came from. */
  interestedIn(goal: string): Promise<readonly string[]>;

  /** Null: not in the register, or left it. */
  volunteer(person: string): Promise<Volunteer | null>;
  /** Joins the register or changes what is known of a member of it. Without a live consent nothing is written. */
  saveVolunteer(volunteer: Volunteer, now: Moment): Promise<void>;
  /** For good: what they said of themselves goes, invitations without an answer are answered `stop`, the consent is withdrawn. */
  leaveRegister(person: string, now: Moment): Promise<void>;
  /** Skills members of the register named, most named first. */
  skills(most: number): Promise<readonly string[]>;
  /** Everyone in the register whose consent is live. */
  volunteersToAsk(): Promise<readonly AskedBefore[]>;
  contact(person: string): Promise<Contact>;
  /** Only the first message is remembered. */
  noteMessage(person: string, now: Moment): Promise<void>;
  setUnreachable(person: string, until: Moment): Promise<void>;
  /** How many messages are still to be sent to people never written to before. */
  waitingMessages(): Promise<number>;

  addAsk(ask: NewAsk): Promise<Ask>;
  ask(id: string): Promise<Ask | null>;
  /** Newest first; all states unless one is named. */
  asks(state?: Ask['state']): Promise<readonly Ask[]>;
  changeAsk(id: string, change: Change<Pick<Ask, 'state' | 'closedAt' | 'messagesFrom'>>): Promise<void>;

  /**
   * Null, and nothing written, when this person was asked for it before, is being asked for something else or has no live
   * consent, or when no place is open for one more: the ask is over, or people who help and people being asked fill it.
   */
  addInvitation(invitation: Pick<Invitation, 'ask' | 'person' | 'at' | 'reasons'>): Promise<Invitation | null>;
  invitation(id: string): Promise<Invitation | null>;
  /** Oldest first. */
  invitations(ask: string): Promise<readonly Invitation[]>;
  /** The community's newest ones, newest first. */
  latestInvitations(most: number): Promise<readonly (Invitation & { readonly wasFirst: boolean })[]>;
  /** It has reached its reader only now: the time to answer and the days of rest count from here. */
  noteInvited(id: string, at: Moment): Promise<void>;
  /** When the same person was asked for something else before; null: never. */
  askedBefore(invitation: string): Promise<Moment | null>;
  /** False, and nothing changed, when it was answered before. */
  answerInvitation(id: string, answer: Pick<Invitation, 'answer' | 'answeredAt' | 'laterUntil'>): Promise<boolean>;

  /** Null, and nothing written, when this person helps with it already, or when the ask is closed or its places are all taken. */
  addHelp(help: NewHelp): Promise<Help | null>;
  help(id: string): Promise<Help | null>;
  helps(where: { readonly ask: string } | { readonly goal: string } | { readonly running: true } | { readonly unthanked: true }): Promise<readonly Help[]>;
  /** False, and nothing changed, when what it says of itself was said before, or of done and handed back the other one was. */
  changeHelp(id: string, change: Change<Pick<Help, 'handedBackAt' | 'doneAt' | 'check' | 'checkAskedAt' | 'stewardSettledAt' | 'thankedAt'>>): Promise<boolean>;
  /** People who offered help with a goal that is still active and were never asked for anything, oldest first. */
  offeredNeverAsked(): Promise<readonly { readonly goal: string; readonly person: string; readonly at: Moment }[]>;

  /** False when this person has answered before: then nothing is counted. */
  addGlad(goal: string, person: string, answer: keyof GladCounts): Promise<boolean>;
  glad(goal: string): Promise<GladCounts>;
}

/** Why no new conversation may be opened just now. */
export type DmPlace = { readonly is: 'taken' } | { readonly is: 'wait'; readonly until: Moment } | { readonly is: 'stopped' };

/** How many new conversations there may be: `most` in any `window`, each `apart` from the others; both in milliseconds. */
export interface DmBudget {
  readonly most: number;
  readonly window: number;
  readonly apart: number;
}

/** What is asked about direct messages across communities and processes. */
export interface DmQueue {
  /**
   * A place for one new conversation: at most `most` in any `window` milliseconds for the whole bot, `apart` milliseconds from
   * each other, however many processes ask at once. The same `key` takes one place only, however often it is asked for;
   * asking again moves it to `now`.
   */
  takeDmPlace(key: string, now: Moment, budget: DmBudget): Promise<DmPlace>;
  /** From now on no new conversation is opened; false when it was so already. */
  stopDms(reason: string, now: Moment): Promise<boolean>;
  releaseDms(now: Moment): Promise<boolean>;
  /** Null: conversations may be opened. */
  dmStop(): Promise<{ readonly since: Moment; readonly reason: string } | null>;
  /** Where this person is in the register, for whoever stops being asked everywhere; each is left by its community's own door. */
  registersOf(platform: Platform, personKey: string): Promise<readonly { readonly community: string; readonly person: string }[]>;
  /** Communities Guidon is in with an open ask or a help under way, `after` the last one's id. */
  communitiesAsking(after: string | null, most: number): Promise<readonly string[]>;
}
