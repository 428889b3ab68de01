import type { Home, Platform } from '../core/community/home.js';
import type { Person } from '../core/community/person.js';
import type { Community } from '../core/community/settings.js';
import type { Delivery, DeliveryKind, Progress, Subject } from '../core/delivery/delivery.js';
import type { Entry, Goal } from '../core/goals/goal.js';
import type { Mission, Standing } from '../core/mission/mission.js';
import type { CatchUpPolicy } from '../core/time/catch-up.js';
import type { CalendarDay, LocalTime, Moment, WallTime } from '../core/time/moment.js';
import type { Recurrence } from '../core/time/rhythm.js';
import type { AskStore, DmQueue } from './ask-store.js';
import type { Change } from './change.js';
import type { MessageRef } from './chat.js';
import type { HeatQueue, HeatStore } from './heat-store.js';

export type { Change } from './change.js';
export { StoreUnavailable } from './store-unavailable.js';

export type NewGoal = Omit<Goal, 'id' | 'number'>;
export type NewEntry = Pick<Entry, 'goal' | 'person' | 'reporter' | 'amount' | 'item' | 'note' | 'link' | 'at'> & { readonly waiting: boolean };

export interface Consent {
  readonly purpose: string;
  readonly wording: string;
  readonly givenAt: Moment | null;
  readonly refusedAt: Moment | null;
  readonly withdrawnAt: Moment | null;
}

/** One channel's rhythm as stored; the zone and quiet days are the community's. */
export interface ChannelRhythm {
  readonly id: string;
  readonly home: string;
  readonly channel: string;
  readonly recurrence: Recurrence;
  readonly at: WallTime;
  readonly anchor: CalendarDay;
  readonly catchUp: CatchUpPolicy;
  readonly on: boolean;
  readonly offReason: string | null;
  readonly plannedTo: Moment;
  readonly nextDue: Moment | null;
}

export interface StoredOccurrence {
  readonly home: string;
  readonly channel: string;
  readonly rhythm: string;
  readonly local: LocalTime;
  readonly due: Moment;
  readonly outcome: 'posted' | 'skipped' | 'missed';
  readonly reason: string | null;
  readonly delivery: string | null;
}

/** `once` makes a repeat harmless: a second delivery with the same word is not stored. */
export interface NewDelivery {
  readonly home: string;
  readonly target: string;
  readonly toPerson: boolean;
  readonly kind: DeliveryKind;
  readonly subject: Subject;
  readonly once: string;
  readonly due: Moment;
}

export interface Draft {
  readonly id: string;
  readonly press: string;
  readonly values: Readonly<Record<string, string>>;
}

/** What came of writing down an undo. */
export type Undone = 'undone' | 'already-undone';

/**
 * Everything of one community; nothing of another can be read or written through it.
 * Ids that are not this community's are as good as unknown: `null`, or no change.
 */
export interface CommunityStore extends HeatStore, AskStore {
  readonly community: string;
  /** Runs several steps as one: all of them are kept, or none. */
  together<Result>(work: (store: CommunityStore) => Promise<Result>): Promise<Result>;

  settings(): Promise<Community>;
  changeSettings(change: Change<Omit<Community, 'id'>>): Promise<void>;
  homes(): Promise<readonly Home[]>;
  changeHome(home: string, change: Change<Omit<Home, 'id' | 'platform' | 'key'>>): Promise<void>;
  /** The person behind a platform's id, remembered from `now` on when new. */
  person(home: string, key: string, now: Moment): Promise<Person>;
  people(ids: readonly string[]): Promise<readonly Person[]>;
  consent(person: string, purpose: string): Promise<Consent | null>;
  saveConsent(person: string, consent: Consent): Promise<void>;

  mission(): Promise<Mission | null>;
  /** Creates or replaces the mission's draft, or changes its state; the database refuses to change final words. */
  saveMission(mission: Mission): Promise<void>;
  standings(): Promise<readonly Standing[]>;
  addStanding(standing: Omit<Standing, 'id'>, now: Moment): Promise<void>;
  publishStandings(now: Moment): Promise<void>;

  addGoal(goal: NewGoal): Promise<Goal>;
  goal(id: string): Promise<Goal | null>;
  /** Newest first; all states unless some are named. */
  goals(states?: readonly Goal['state'][]): Promise<readonly Goal[]>;
  changeGoal(id: string, change: Change<Omit<Goal, 'id' | 'number' | 'home'>>): Promise<void>;

  addEntry(entry: NewEntry): Promise<Entry>;
  /** Counted, waiting and undone ones of a goal, oldest first; the undoing records themselves are not listed. */
  entries(goal: string): Promise<readonly Entry[]>;
  entriesOf(goals: readonly string[]): Promise<ReadonlyMap<string, readonly Entry[]>>;
  entry(id: string): Promise<Entry | null>;
  /** The newest entry not undone that this person reported or is credited with, on one goal or on any. */
  latestEntry(person: string, goal: string | null): Promise<Entry | null>;
  confirmEntry(id: string, by: string, now: Moment): Promise<boolean>;
  undoEntry(id: string, by: string, now: Moment): Promise<Undone>;

  /** False when this person had offered before. */
  addOffer(goal: string, person: string, now: Moment): Promise<boolean>;
  offers(goal: string): Promise<readonly { readonly person: string; readonly at: Moment }[]>;

  rhythms(): Promise<readonly ChannelRhythm[]>;
  /** One rhythm a channel: saving another for the same channel replaces it. */
  saveRhythm(rhythm: Omit<ChannelRhythm, 'id'>): Promise<ChannelRhythm>;
  changeRhythm(id: string, change: Change<Omit<ChannelRhythm, 'id' | 'home' | 'channel'>>): Promise<void>;
  /** False when this occurrence was dealt with before: then nothing is written. */
  addOccurrence(occurrence: StoredOccurrence): Promise<boolean>;
  /** Newest first. */
  occurrences(channel: string | null, most: number): Promise<readonly StoredOccurrence[]>;

  /** The new delivery's id, or null when one with the same `once` is there already. */
  addDelivery(delivery: NewDelivery): Promise<string | null>;
  delivery(id: string): Promise<Delivery | null>;
  /** Newest first by due moment; only those to a target or about a goal when one is named. */
  deliveries(kind: DeliveryKind, most: number, where?: { readonly target?: string; readonly goal?: string }): Promise<readonly Delivery[]>;
  /** Deliveries given up or in doubt since a moment, newest first. */
  troubled(since: Moment): Promise<readonly Delivery[]>;
  /** A change the shown post does not show yet: its wanted version goes up. */
  wantEdit(delivery: string): Promise<void>;
  /** Everything not yet sent of these kinds is skipped for this reason; all kinds when none is named. Returns how many. */
  skipDeliveries(reason: string, kinds?: readonly DeliveryKind[]): Promise<number>;
  /** What a manager says of one given up because nobody could look for it: `appeared`, or it is sent again. False when it is no longer asked. */
  settleUnseen(delivery: string, said: 'appeared' | 'again'): Promise<boolean>;

  saveDraft(person: string, press: string, values: Readonly<Record<string, string>>, now: Moment): Promise<string>;
  draft(id: string, person: string): Promise<Draft | null>;
  /** Removes and returns it: of two that ask at once, one gets it. */
  takeDraft(id: string, person: string): Promise<Draft | null>;
}

export interface HomeAddress {
  readonly community: string;
  readonly home: Home;
}

/** The closed list of what comes before a community is known, or across communities. Each answer names the community to go on with. */
export interface QueueStore extends HeatQueue, DmQueue {
  /** False when this was acted on before. Remembered at least 48 hours. */
  firstTime(platform: Platform, key: string, now: Moment): Promise<boolean>;
  homeAt(platform: Platform, key: string): Promise<HomeAddress | null>;
  /** The home's community, made on the first call and woken when the home had left. Safe when two processes call at once. */
  joinHome(platform: Platform, key: string, name: string, now: Moment): Promise<HomeAddress>;
  leaveHome(platform: Platform, key: string, now: Moment): Promise<void>;
  /** Ends the home's community and puts an empty one in its place; the old one stays readable by its id. */
  startOver(platform: Platform, key: string, now: Moment): Promise<HomeAddress>;
  /** The home and community a message of ours belongs to, for presses in direct messages. */
  homeOfMessage(message: Pick<MessageRef, 'platform' | 'channel' | 'message'>): Promise<HomeAddress | null>;
  /** Communities with a home that has not left, `after` the last one's id, at most `most`. */
  communities(after: string | null, most: number): Promise<readonly string[]>;
  /** Communities with a rhythm due at `now`. */
  communitiesDue(now: Moment, most: number): Promise<readonly string[]>;
  /**
   * Takes up to `most` deliveries that are to be sent or looked for, for one worker until `lease`; only of these platforms.
   * Those go first that had fewest of their community before them when they were added, then the earliest.
   */
  claim(worker: string, platforms: readonly Platform[], now: Moment, lease: Moment, most: number): Promise<readonly Delivery[]>;
  /**
   * Writes down what became of a claimed delivery. False, and nothing written, when the worker no longer holds it.
   * `keep` keeps the lease (an attempt is about to begin); `drawn` is written once.
   */
  record(delivery: Pick<Delivery, 'id' | 'community'>, worker: string, progress: Progress, now: Moment, keep?: { readonly lease: Moment; readonly drawn: string | null }): Promise<boolean>;
  /** Lets go what a worker that stops still holds: others may take it at once. `unbegun` leaves it what it is sending; of that it is unknown whether it arrived. */
  release(worker: string, which: 'unbegun' | 'all'): Promise<void>;
  /** Sent posts that show less than is wanted and were last edited before `editedBefore`; taken for one worker until `lease`. */
  claimEdits(worker: string, platforms: readonly Platform[], now: Moment, editedBefore: Moment, lease: Moment, most: number): Promise<readonly Delivery[]>;
  /** `shown` is the version now on the platform; `notBefore` puts the next try off; `gone` ends all edits of it. */
  recordEdit(delivery: Pick<Delivery, 'id' | 'community'>, worker: string, outcome: { readonly shown?: number; readonly drawn?: string; readonly editedAt?: Moment; readonly notBefore?: Moment; readonly gone?: boolean }): Promise<void>;
  registration(platform: Platform): Promise<string | null>;
  saveRegistration(platform: Platform, fingerprint: string): Promise<void>;
  /** Removes drafts and places for new conversations older than a day, ids seen more than 48 hours ago and hours of heat older than 90 days; on the embedded engine also tidies the files. */
  forget(now: Moment): Promise<void>;
}

/** Two doors: one community's own, and the queue. */
export interface Store {
  of(community: string): CommunityStore;
  readonly queue: QueueStore;
  /** The database's own clock where it has one of its own, else null. */
  databaseNow(): Promise<Moment | null>;
  close(): Promise<void>;
}
