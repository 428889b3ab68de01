import type { Platform } from '../../../src/core/community/home.js';
import type { Log } from '../../../src/ports/log.js';
import type { CommunityStore, HomeAddress, NewDelivery, NewEntry, NewGoal, Store } from '../../../src/ports/store.js';
import { openStore } from '../../../src/adapters/postgres/open-store.js';
import type { DatabaseTarget } from '../../setup/database-target.js';
import { openTestDatabase } from '../../setup/test-database.js';

export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {}, child: () => silent };

/** A moment that has milliseconds, to see that none are lost. */
export const NOON = Date.UTC(2026, 2, 2, 12, 0, 0, 123);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export function openTarget(target: DatabaseTarget): Promise<Store> {
  return target.engine === 'embedded'
    ? openStore({ databaseUrl: null, folder: target.folder, log: silent })
    : openStore({ databaseUrl: target.url, folder: '', log: silent });
}

export interface TestStore {
  readonly store: Store;
  readonly target: DatabaseTarget;
  /** Closes the store; the database stays. */
  close(): Promise<void>;
  dispose(): Promise<void>;
}

/** A store on an empty database of its own, on the engine the suite is run on. */
export async function openTestStore(): Promise<TestStore> {
  const { target, dispose } = await openTestDatabase();
  const store = await openTarget(target);
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  return {
    store,
    target,
    close,
    dispose: async () => {
      await close();
      await dispose();
    },
  };
}

let homes = 0;

export interface Town {
  readonly address: HomeAddress;
  readonly home: string;
  readonly key: string;
  readonly store: CommunityStore;
  readonly mira: string;
  readonly noor: string;
}

/** A community with two people that no other test knows. */
export async function foundTown(store: Store, platform: Platform = 'discord'): Promise<Town> {
  homes += 1;
  const key = `home-${homes}`;
  const address = await store.queue.joinHome(platform, key, 'Lighthouse', NOON);
  const own = store.of(address.community);
  const mira = await own.person(address.home.id, 'mira', NOON);
  const noor = await own.person(address.home.id, 'noor', NOON);
  return { address, home: address.home.id, key, store: own, mira: mira.id, noor: noor.id };
}

export function newGoal(town: Town, wish: Partial<NewGoal> = {}): NewGoal {
  return {
    home: town.home,
    channel: 'general',
    wholeCommunity: false,
    title: 'Translate 100 pages',
    benefit: null,
    firstStep: null,
    measure: { is: 'number', target: 100, unit: 'pages' },
    due: '2026-12-12',
    steward: town.mira,
    beneficiary: 'members',
    state: 'active',
    reason: null,
    learned: null,
    openedAt: NOON,
    lastMovedAt: NOON,
    closedAt: null,
    askedAt: null,
    nudgedAt: null,
    reachedAt: null,
    ...wish,
  };
}

export function newEntry(town: Town, goal: string, wish: Partial<NewEntry> = {}): NewEntry {
  return { goal, person: town.mira, reporter: town.mira, amount: 3, item: null, note: null, link: null, at: NOON, waiting: false, ...wish };
}

let words = 0;

export function newDelivery(town: Town, wish: Partial<NewDelivery> = {}): NewDelivery {
  words += 1;
  return { home: town.home, target: 'general', toPerson: false, kind: 'launch', subject: { goal: 'g' }, once: `once-${words}`, due: NOON, ...wish };
}
