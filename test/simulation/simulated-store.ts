import type { Home, Platform } from '../../src/core/community/home.js';
import type { Community } from '../../src/core/community/settings.js';
import type { Delivery } from '../../src/core/delivery/delivery.js';
import type { Entry, Goal } from '../../src/core/goals/goal.js';
import type { ChannelRhythm, CommunityStore, NewDelivery, QueueStore, Store, StoredOccurrence } from '../../src/ports/store.js';

interface StoredDelivery extends Delivery {
  readonly once: string;
  /** How many of its community were to be sent when it was added. */
  readonly turn: number;
}

/** A home as its table has it: with its community and whether Guidon is still there. */
interface StoredHome extends Home {
  readonly community: string;
  readonly left: boolean;
  readonly ended: boolean;
}

/** Everything that is kept. Rows are replaced, never changed, so that a copy of the tables is a picture of a moment. */
export class Tables {
  communities = new Map<string, Community>();
  homes = new Map<string, StoredHome>();
  goals = new Map<string, Goal & { readonly community: string }>();
  entries = new Map<string, Entry>();
  rhythms = new Map<string, ChannelRhythm & { readonly community: string }>();
  occurrences = new Map<string, StoredOccurrence & { readonly community: string }>();
  deliveries = new Map<string, StoredDelivery>();

  copy(): Tables {
    const copy = new Tables();
    copy.communities = new Map(this.communities);
    copy.homes = new Map(this.homes);
    copy.goals = new Map(this.goals);
    copy.entries = new Map(this.entries);
    copy.rhythms = new Map(this.rhythms);
    copy.occurrences = new Map(this.occurrences);
    copy.deliveries = new Map(this.deliveries);
    return copy;
  }
}

/** How a call travels to the store and back; what it does there is done at one moment. */
export type Travel = <Answer>(step: () => Answer) => Promise<Answer>;
type Ask = <Answer>(step: (tables: Tables) => Answer) => Promise<Answer>;

const OPEN = new Set<Delivery['state']>(['ready', 'claimed', 'sending', 'unknown']);
const UNSENT = new Set<Delivery['state']>(['ready', 'claimed', 'unknown']);

/** The tables as a store, for one who reaches it by `travel`. What delivering and planning never ask is left out. */
export function openSimulatedStore(tables: Tables, travel: Travel, newId: () => string): Store {
  const ask: Ask = (step) => travel(() => step(tables));
  return {
    of: (community) => openCommunity(community, { ask, travel, newId }),
    queue: openQueue(ask),
    databaseNow: () => Promise.resolve(null),
    close: () => Promise.resolve(),
  };
}

interface Way {
  readonly ask: Ask;
  readonly travel: Travel;
  readonly newId: () => string;
}

function openCommunity(community: string, way: Way): CommunityStore {
  const { ask } = way;
  const simulated: Partial<CommunityStore> = {
    community,
    together: (work) => runTogether(community, way, work),
    settings: () => ask(({ communities }) => communities.get(community)!),
    changeSettings: (change) => ask(({ communities }) => replace(communities, community, change as Partial<Community>)),
    homes: () => ask(({ homes }) => [...homes.values()].filter((home) => home.community === community && !home.left)),
    people: () => Promise.resolve([]),
    mission: () => ask(() => null),
    asks: () => ask(() => []),
    volunteersToAsk: () => ask(() => []),
    ...simulateGoals(community, ask),
    ...simulateRhythms(community, way),
    ...simulateDeliveries(community, way),
  };
  return withNothingElse(simulated);
}

/** Says by name what was asked for that the simulation does not have, instead of breaking somewhere else. */
function withNothingElse<Whole extends object>(simulated: Partial<Whole>): Whole {
  return new Proxy(simulated, {
    get: (known, name) => {
      // A promise that is given the store looks whether it can be waited for.
      if (name in known || name === 'then') return Reflect.get(known, name) as unknown;
      throw new Error(`The simulation's store has no "${String(name)}".`);
    },
  }) as Whole;
}

/** Steps are taken on a copy from the moment of the first one and, when all went well, once more on the tables, all at one moment. */
async function runTogether<Result>(community: string, { ask, travel, newId }: Way, work: (inside: CommunityStore) => Promise<Result>): Promise<Result> {
  const tables = await ask((all) => all);
  let copy: Tables | null = null;
  const steps: ((tables: Tables) => unknown)[] = [];
  const inside: Ask = (step) =>
    travel(() => {
      steps.push(step);
      return step((copy ??= tables.copy()));
    });
  const result = await work(openCommunity(community, { ask: inside, travel, newId }));
  await ask((all) => {
    for (const step of steps) step(all);
  });
  return result;
}

function simulateGoals(community: string, ask: Ask): Partial<CommunityStore> {
  const entriesOf = ({ entries }: Tables, goal: string) => [...entries.values()].filter((entry) => entry.goal === goal);
  return {
    goal: (id) => ask(({ goals }) => ownOf(goals, community, id)),
    goals: (states) => ask(({ goals }) => [...goals.values()].filter((goal) => goal.community === community && (states?.includes(goal.state) ?? true))),
    changeGoal: (id, change) => ask(({ goals }) => replace(goals, id, change as Partial<Goal>)),
    entries: (goal) => ask((tables) => entriesOf(tables, goal)),
    entriesOf: (wanted) => ask((tables) => new Map(wanted.map((goal) => [goal, entriesOf(tables, goal)]))),
  };
}

function simulateRhythms(community: string, { ask }: Way): Partial<CommunityStore> {
  return {
    rhythms: () => ask(({ rhythms }) => [...rhythms.values()].filter((rhythm) => rhythm.community === community).map(withoutCommunity)),
    changeRhythm: (id, change) => ask(({ rhythms }) => replace(rhythms, id, change as Partial<ChannelRhythm>)),
    addOccurrence: (occurrence) =>
      ask(({ occurrences }) => {
        const key = `${occurrence.rhythm} ${occurrence.local}`;
        if (occurrences.has(key)) return false;
        occurrences.set(key, { ...occurrence, community });
        return true;
      }),
    occurrences: (channel, most) =>
      ask(({ occurrences }) => {
        const wanted = [...occurrences.values()].filter((each) => each.community === community && (channel === null || each.channel === channel));
        return wanted.toSorted((one, other) => other.due - one.due).slice(0, most).map(withoutCommunity);
      }),
  };
}

function simulateDeliveries(community: string, { ask, newId }: Way): Partial<CommunityStore> {
  const own = (tables: Tables) => [...tables.deliveries.values()].filter((each) => each.community === community);
  return {
    addDelivery: (wanted) => {
      const id = newId();
      return ask((tables) => add(tables, community, id, wanted));
    },
    delivery: (id) =>
      ask(({ deliveries }) => {
        const kept = ownOf(deliveries, community, id);
        return kept && bare(kept);
      }),
    deliveries: (kind, most, { target, goal } = {}) =>
      ask((tables) => {
        const wanted = own(tables).filter((each) => each.kind === kind && (target ?? each.target) === each.target && (goal ?? each.subject.goal) === each.subject.goal);
        return wanted.toSorted((one, other) => other.due - one.due).slice(0, most).map(bare);
      }),
    wantEdit: (id) =>
      ask(({ deliveries }) => {
        const kept = ownOf(deliveries, community, id);
        if (kept) deliveries.set(id, { ...kept, wanted: kept.wanted + 1 });
      }),
    settleUnseen: (id, said) =>
      ask(({ deliveries }) => {
        const kept = ownOf(deliveries, community, id);
        if (kept?.state !== 'parked' || (kept.reason !== 'unseen' && kept.reason !== 'undecided')) return false;
        deliveries.set(id, said === 'again' ? { ...kept, state: 'ready', reason: null } : { ...kept, state: 'skipped', reason: said });
        return true;
      }),
    skipDeliveries: (reason, kinds) =>
      ask((tables) => {
        const skipped = own(tables).filter((each) => UNSENT.has(each.state) && (kinds?.includes(each.kind) ?? true));
        for (const each of skipped) tables.deliveries.set(each.id, { ...each, state: 'skipped', reason, worker: null, lease: null });
        return skipped.length;
      }),
  };
}

function openQueue(ask: Ask): QueueStore {
  const simulated: Partial<QueueStore> = {
    communitiesDue: (now, most) =>
      ask(({ rhythms, homes }) => {
        const due = [...rhythms.values()].filter(({ on, nextDue, home }) => on && nextDue !== null && nextDue <= now && homes.get(home)?.left === false);
        return [...new Set(due.toSorted((one, other) => one.nextDue! - other.nextDue!).map(({ community }) => community))].slice(0, most);
      }),
    claim: (worker, platforms, now, lease, most) => ask((tables) => claim(tables, { worker, platforms, now, lease, most })),
    record: (delivery, worker, progress, _now, keep) =>
      ask(({ deliveries }) => {
        const kept = ownOf(deliveries, delivery.community, delivery.id);
        if (kept?.worker !== worker) return false;
        const { state, attempt, notBefore, attemptedAt, doubtedSince, lookedAt, looks, message, messageChannel, reason } = progress;
        const held = keep === undefined ? { worker: null, lease: null } : { lease: keep.lease, drawn: kept.drawn ?? keep.drawn };
        deliveries.set(kept.id, { ...kept, state, attempt, notBefore, attemptedAt, doubtedSince, lookedAt, looks, message, messageChannel, reason, ...held });
        return true;
      }),
    release: (worker, which) =>
      ask(({ deliveries }) => {
        for (const each of deliveries.values()) {
          if (each.worker !== worker || (which === 'unbegun' && each.state !== 'claimed')) continue;
          const state = each.state === 'claimed' ? 'ready' : each.state === 'sending' ? 'unknown' : each.state;
          deliveries.set(each.id, { ...each, state, worker: null, lease: null });
        }
      }),
  };
  return withNothingElse(simulated);
}

interface Claim {
  readonly worker: string;
  readonly platforms: readonly Platform[];
  readonly now: number;
  readonly lease: number;
  readonly most: number;
}

function claim({ deliveries, homes }: Tables, { worker, platforms, now, lease, most }: Claim): Delivery[] {
  const isThere = (each: Delivery) => platforms.includes(each.platform) && homes.get(each.home)?.left === false && homes.get(each.home)?.ended === false;
  const isFree = (each: Delivery) => each.lease === null || each.lease < now;
  const wanted = [...deliveries.values()].filter((each) => OPEN.has(each.state) && each.notBefore <= now && isFree(each) && isThere(each));
  const taken = wanted.toSorted((one, other) => one.turn - other.turn || inTime(one, other)).slice(0, most);
  return taken.toSorted(inTime).map((each) => {
    const state = each.state === 'ready' || each.state === 'claimed' ? 'claimed' : 'unknown';
    const held: StoredDelivery = { ...each, state, worker, lease };
    deliveries.set(each.id, held);
    return bare(held);
  });
}

function inTime(one: Delivery, other: Delivery): number {
  return one.notBefore - other.notBefore || one.due - other.due;
}

function add({ deliveries, homes }: Tables, community: string, id: string, { once, ...wanted }: NewDelivery): string | null {
  if ([...deliveries.values()].some((each) => each.community === community && each.once === once)) return null;
  const { platform, key: homeKey } = homes.get(wanted.home)!;
  const turn = [...deliveries.values()].filter((each) => each.community === community && OPEN.has(each.state)).length;
  deliveries.set(id, {
    ...wanted,
    ...{ id, community, once, turn, platform, homeKey, marker: `marker-${id.slice(-12)}`, notBefore: wanted.due },
    ...{ state: 'ready', attempt: 0, attemptedAt: null, doubtedSince: null, lookedAt: null, looks: 0 },
    ...{ message: null, messageChannel: null, reason: null, worker: null, lease: null, drawn: null, wanted: 1, shown: 1, editedAt: null },
  });
  return id;
}

function withoutCommunity<Row extends { readonly community: string }>({ community: _, ...row }: Row): Omit<Row, 'community'> {
  return row;
}

function bare({ once: _, turn: _turn, ...delivery }: StoredDelivery): Delivery {
  return delivery;
}

function ownOf<Row extends { readonly community: string }>(rows: ReadonlyMap<string, Row>, community: string, id: string): Row | null {
  const row = rows.get(id);
  return row?.community === community ? row : null;
}

function replace<Row>(rows: Map<string, Row>, id: string, change: Partial<Row>): void {
  const row = rows.get(id);
  if (row !== undefined) rows.set(id, { ...row, ...change });
}
