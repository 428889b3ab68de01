import { isManager, type Person } from '../core/community/person.js';
import type { Community } from '../core/community/settings.js';
import type { Home } from '../core/community/home.js';
import { Refusal } from '../core/refusal.js';
import type { CalendarDay, Moment } from '../core/time/moment.js';
import { dayOf } from '../core/time/calendar.js';
import type { Chat } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { Counter } from '../ports/counter.js';
import type { Visit } from '../ports/front-desk.js';
import type { ChannelsWatch } from '../ports/heat-view.js';
import type { Log } from '../ports/log.js';
import type { CommunityStore, HomeAddress, Store } from '../ports/store.js';

/** What Guidon works with, joined once at start. */
export interface Surroundings {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** The chat a platform is spoken to through; null while it is not connected. */
  chatOf(platform: Home['platform']): Chat | null;
  /** Says that there is something to deliver, so that nobody waits for the next tick; never inside `together`, for what is not yet kept cannot be delivered. */
  wake(): void;
  /** What is seen in channels, and how hot they run. */
  readonly watch: ChannelsWatch;
  /** Counts for the one who runs Guidon. */
  count(counter: Counter, many?: number): void;
}

/** One visit with everything a command needs to know about who asks, where and when. */
export interface Context {
  readonly visit: Visit;
  readonly now: Moment;
  readonly today: CalendarDay;
  readonly store: CommunityStore;
  readonly community: Community;
  readonly home: Home;
  readonly person: Person;
  readonly manager: boolean;
  readonly log: Log;
  readonly around: Surroundings;
}

async function findHome(around: Surroundings, visit: Visit, now: Moment): Promise<HomeAddress> {
  const { queue } = around.store;
  if (visit.home) {
    return (await queue.homeAt(visit.platform, visit.home.key)) ?? queue.joinHome(visit.platform, visit.home.key, visit.home.name, now);
  }
  const ours = visit.message === null ? null : await queue.homeOfMessage({ platform: visit.platform, channel: visit.channel, message: visit.message });
  if (!ours) throw new Refusal('home-unknown');
  return ours;
}

/** Who is at the door; the community comes from the platform's own envelope, or from the message of ours a button stands on. */
export async function openContext(around: Surroundings, visit: Visit): Promise<Context> {
  const now = around.clock.now();
  const { community: id, home } = await findHome(around, visit, now);
  const store = around.store.of(id);
  const [community, person] = [await store.settings(), await store.person(home.id, visit.visitor.key, now)];
  return {
    visit,
    now,
    today: dayOf(now, community.zone),
    store,
    community,
    home,
    person,
    manager: isManager(visit.visitor, home.managerRole),
    log: around.log.child({ visit: visit.id, community: id }),
    around,
  };
}

/** The same visit inside one transaction. */
export function together<Result>(context: Context, work: (inside: Context) => Promise<Result>): Promise<Result> {
  return context.store.together((store) => work({ ...context, store }));
}
