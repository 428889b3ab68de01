import { DAY_MS } from '../core/time/calendar.js';
import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import { tellManagers } from '../use-cases/announce.js';
import type { Surroundings } from '../use-cases/context.js';
import { listWaiting } from '../use-cases/list-waiting.js';
import { watchCommunities } from './watch-communities.js';

const WEEK_MS = 7 * DAY_MS;
/** Managers may see by themselves what was proposed today. */
const PATIENCE_MS = DAY_MS;
const MOST_NOTES = 200;

/** Tells the managers, once a week at most, that people wait for their word about what was proposed. */
export function watchProposals(around: Surroundings): Promise<void> {
  const now = around.clock.now();
  return watchCommunities(around, 'watch-proposals', (store) => watch(store, now));
}

async function watch(store: CommunityStore, now: Moment): Promise<void> {
  if ((await isQuiet(store, now)) || !(await doesAnyWait(store, now))) return;
  const last = (await store.deliveries('manager-note', MOST_NOTES)).find(({ subject }) => subject.what === 'proposals-waiting');
  if (last !== undefined && last.due > now - WEEK_MS) return;
  // Two processes that come here at once say the same word.
  await tellManagers(store, { what: 'proposals-waiting' }, `proposals-waiting:${last?.id ?? 'first'}`, now);
}

async function isQuiet(store: CommunityStore, now: Moment): Promise<boolean> {
  const { endedAt, pausedUntil } = await store.settings();
  return endedAt !== null || (pausedUntil ?? 0) > now;
}

async function doesAnyWait(store: CommunityStore, now: Moment): Promise<boolean> {
  return (await listWaiting(store)).some(({ proposal, help, like }) => help + like > 0 && proposal.at <= now - PATIENCE_MS);
}
