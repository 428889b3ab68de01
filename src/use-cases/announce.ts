import { isConsentLive, STEWARD_NOTES } from './consent.js';
import { ensureRhythm } from './ensure-rhythm.js';
import type { Home } from '../core/community/home.js';
import type { Delivery, Subject } from '../core/delivery/delivery.js';
import type { Entry, Goal } from '../core/goals/goal.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore, NewDelivery } from '../ports/store.js';

export type StewardNote = 'helper-offered' | 'past-due' | 'stale' | 'reached' | 'entry-waiting' | 'missed' | 'helper-yes' | 'helper-waits' | 'helper-back' | 'helper-needs' | 'helper-done';

/** What a note is about: `person` offered help, `help` is a place somebody took, `entry` waits for the steward's ✓. */
type StewardNews = Subject & { readonly what: StewardNote };

export type ManagerNote = 'rhythm-off' | 'post-parked' | 'pin-missing' | 'board-gone' | 'board-stuck' | 'next-goal' | 'unseen' | 'heat-told' | 'hot-now' | 'no-goal' | 'dms-stopped' | 'proposals-waiting';

type ManagerNews = Subject & { readonly what: ManagerNote };

const MOST_LAUNCHES = 300;
const MOST_BOARDS = 300;
const MOST_REFRESHED = 5;

/** A goal's launch post, and the rhythm in which its channel hears of it. */
export async function announceLaunch(store: CommunityStore, goal: Goal, now: Moment): Promise<void> {
  await ensureRhythm(store, goal, await store.settings(), now);
  await store.addDelivery({ ...inChannelOf(goal), kind: 'launch', subject: { goal: goal.id }, once: `launch:${goal.id}`, due: now });
  await refreshPosts(store, goal, now);
}

/** Thanks to everyone who took part; a goal re-opened and achieved again is announced again. */
export async function announceAchieved(store: CommunityStore, goal: Goal, now: Moment): Promise<void> {
  const once = `achieved:${goal.id}:${String(goal.closedAt ?? now)}`;
  await store.addDelivery({ ...inChannelOf(goal), kind: 'achieved', subject: { goal: goal.id }, once, due: now });
  await refreshPosts(store, goal, now);
}

export async function announceMissionFinal(store: CommunityStore, now: Moment): Promise<void> {
  await announceEverywhere(store, 'mission-final', now);
}

export async function announceAttained(store: CommunityStore, now: Moment): Promise<void> {
  await announceEverywhere(store, 'attained', now);
}

/** Shows a goal in a channel of its home; false when that was done before under the same `once`. */
export async function shareGoal(store: CommunityStore, goal: Goal, share: { readonly channel: string; readonly once: string }, now: Moment): Promise<boolean> {
  const { channel, once } = share;
  const added = await store.addDelivery({ ...inChannelOf(goal), target: channel, kind: 'shared-goal', subject: { goal: goal.id }, once: `shared-goal:${once}`, due: now });
  return added !== null;
}

/** Shows a piece of progress in a channel of its goal's home, once; false when it was shown there before. */
export async function shareEntry(store: CommunityStore, entry: Entry, channel: string, now: Moment): Promise<boolean> {
  const goal = await store.goal(entry.goal);
  if (!goal) return false;
  const subject = { goal: goal.id, entry: entry.id };
  const added = await store.addDelivery({ ...inChannelOf(goal), target: channel, kind: 'shared-entry', subject, once: `shared-entry:${entry.id}:${channel}`, due: now });
  return added !== null;
}

/**
 * Writes to the goal's steward when that person has agreed to it, else to the managers' channel. Where there is neither,
 * nothing is posted and nothing lost: each note speaks of something kept on the goal itself (`askedAt`, `nudgedAt`,
 * `reachedAt`, its state, its waiting entries and its offers), from which the managers' list of goals shows it.
 */
export async function tellSteward(store: CommunityStore, goal: Goal, news: StewardNews, now: Moment): Promise<void> {
  const to = (await findStewardsDoor(store, goal)) ?? (await findManagersDoor(store, goal.home));
  if (!to) return;
  const once = `steward:${news.what}:${goal.id}:${occasionOf(goal, news, now)}`;
  await store.addDelivery({ ...to, kind: 'steward-note', subject: { ...news, goal: goal.id }, once, due: now });
}

/** Writes into the managers' channel of each home that has one, or only of the one named by `home` in the news; the same `once` is told once. */
export async function tellManagers(store: CommunityStore, news: ManagerNews, once: string, now: Moment): Promise<void> {
  for (const home of await store.homes()) {
    if (home.managersChannel === null || (news.home !== undefined && news.home !== home.id)) continue;
    const place = { home: home.id, target: home.managersChannel, toPerson: false };
    await store.addDelivery({ ...place, kind: 'manager-note', subject: news, once: `managers:${once}:${home.id}`, due: now });
  }
}

type Door = Pick<NewDelivery, 'home' | 'target' | 'toPerson'>;

function inChannelOf(goal: Goal): Door {
  return { home: goal.home, target: goal.channel, toPerson: false };
}

async function findStewardsDoor(store: CommunityStore, { steward }: Goal): Promise<Door | null> {
  if (steward === null || !isConsentLive(await store.consent(steward, STEWARD_NOTES))) return null;
  const [person] = await store.people([steward]);
  return person ? { home: person.home, target: person.key, toPerson: true } : null;
}

/** The managers' channel of a home, null where none is chosen. */
export async function findManagersDoor(store: CommunityStore, home: string): Promise<Door | null> {
  const found = (await store.homes()).find(({ id }) => id === home);
  return found?.managersChannel ? { home, target: found.managersChannel, toPerson: false } : null;
}

/** What tells one note about a goal from the next of the same kind. */
function occasionOf(goal: Goal, { what, person, entry, help }: StewardNews, now: Moment): string {
  switch (what) {
    case 'helper-offered':
      return String(person);
    case 'entry-waiting':
      return String(entry);
    case 'reached':
      return String(now);
    case 'stale':
      return String(Math.max(goal.openedAt, goal.lastMovedAt));
    case 'helper-yes':
    case 'helper-waits':
    case 'helper-back':
    case 'helper-needs':
    case 'helper-done':
      return String(help);
    case 'past-due':
    case 'missed':
      return goal.due;
  }
}

async function announceEverywhere(store: CommunityStore, kind: 'mission-final' | 'attained', now: Moment): Promise<void> {
  for (const home of await store.homes()) {
    const target = publicChannelOf(home);
    if (target !== null) await store.addDelivery({ home: home.id, target, toPerson: false, kind, subject: {}, once: `${kind}:${home.id}`, due: now });
  }
  await refreshPosts(store, null, now);
}

/** Where everyone can read it; the managers' channel is better than nowhere. */
function publicChannelOf(home: Home): string | null {
  return home.postsChannel ?? home.boardChannel ?? home.managersChannel;
}

/**
 * Lets everything that shows a goal follow it: the newest digest of its channel, its launch post and the boards.
 * Null: the mission changed, which all launch posts show as well.
 */
export async function refreshPosts(store: CommunityStore, goal: Goal | null, now: Moment): Promise<void> {
  const launches = await store.deliveries('launch', MOST_LAUNCHES, goal === null ? {} : { goal: goal.id });
  const digests = goal === null ? [] : await store.deliveries('digest', 1, { target: goal.channel });
  for (const { id } of [...launches, ...digests]) await store.wantEdit(id);
  for (const home of await store.homes()) {
    const boards = await refreshBoards(store, home);
    // One that was given up is not tried again at each step of a goal, only when a manager places it.
    if (!boards.some(({ target }) => target === home.boardChannel)) await replaceBoard(store, home, now);
  }
}

/**
 * One board a home, in the channel chosen for it: made when none stands there, else brought up to date. A board in a
 * channel chosen before is brought up to date too, which then says where the board has gone.
 */
export async function placeBoard(store: CommunityStore, home: Home, now: Moment): Promise<void> {
  const boards = await refreshBoards(store, home);
  const stands = boards.some(({ target, state }) => target === home.boardChannel && state !== 'parked' && state !== 'skipped');
  if (!stands) await replaceBoard(store, home, now);
}

/** Another board in the same channel, for when the one there was deleted or never came. */
export async function replaceBoard(store: CommunityStore, home: Home, now: Moment): Promise<void> {
  const channel = home.boardChannel;
  if (channel === null) return;
  const once = `board:${home.id}:${channel}:${String((await listBoards(store, home)).length)}`;
  await store.addDelivery({ home: home.id, target: channel, toPerson: false, kind: 'board', subject: {}, once, due: now });
}

/** Lets the home's boards follow; returns all there ever were, newest first. */
export async function refreshBoards(store: CommunityStore, home: Home): Promise<readonly Delivery[]> {
  const boards = await listBoards(store, home);
  for (const { id } of boards.slice(0, MOST_REFRESHED)) await store.wantEdit(id);
  return boards;
}

/** Newest first. */
async function listBoards(store: CommunityStore, home: Home): Promise<readonly Delivery[]> {
  return (await store.deliveries('board', MOST_BOARDS)).filter((board) => board.home === home.id);
}
