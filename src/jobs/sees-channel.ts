import type { Moment } from '../core/time/moment.js';
import type { CommunityStore } from '../ports/store.js';
import type { Surroundings } from '../use-cases/context.js';

interface Place {
  readonly home: string;
  readonly channel: string;
}

/** Whether Guidon still sees a channel. */
export type Sees = (store: CommunityStore, place: Place, now: Moment) => Promise<boolean>;

/** Platforms are not asked more often; the answers of so many channels are remembered. */
const ASK_EVERY = 10 * 60_000;
const MOST_REMEMBERED = 10_000;

export function makeSees({ chatOf }: Pick<Surroundings, 'chatOf'>): Sees {
  const answers = new Map<string, { readonly at: Moment; readonly there: boolean }>();
  return async (store, place, now) => {
    const key = `${place.home} ${place.channel}`;
    const known = answers.get(key);
    if (known && now >= known.at && now - known.at < ASK_EVERY) return known.there;
    const there = await ask({ chatOf }, store, place);
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    answers.set(key, { at: now, there });
    return there;
  };
}

/** As long as a platform is away nothing is known to be gone. */
async function ask({ chatOf }: Pick<Surroundings, 'chatOf'>, store: CommunityStore, { home, channel }: Place): Promise<boolean> {
  const where = (await store.homes()).find(({ id }) => id === home);
  if (!where) return false;
  const missing = await chatOf(where.platform)?.missing({ platform: where.platform, home: where.key, channel }, ['see']);
  return missing === undefined || missing?.length === 0;
}
