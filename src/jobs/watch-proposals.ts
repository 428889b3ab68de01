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
  const community = await store.settings();
  if (community.endedAt !== null || (community.pausedUntil ?? 0) > now) return;
  const waiting = (await listWaiting(store)).filter(({ proposal, help, like }) => help + like > 0 && proposal.at <= now - PATIENCE_MS);
  if (waiting.length === 0) return;
  const notes = await store.deliveries('manager-note', MOST_NOTES);
  const last = notes.find(({ subject }) => subject.what === 'proposals-waiting');
  if (last !== undefined && last.due > now - WEEK_MS) return;
  // Two processes that come here at once say the same word.
  await tellManagers(store, { what: 'proposals-waiting' }, `proposals-waiting:${last?.id ?? 'first'}`, now);
}
