import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOUR, NOON, foundTown, newDelivery, newGoal, openTestStore, type TestStore } from './open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.dispose());

describe('homes', () => {
  test('twenty joins at once make one community', async () => {
    const joined = await Promise.all(Array.from({ length: 20 }, () => opened.store.queue.joinHome('slack', 'T1', 'Town', NOON)));
    expect(new Set(joined.map(({ community, home }) => `${community} ${home.id}`)).size).toBe(1);
    expect(await opened.store.queue.homeAt('slack', 'T1')).toEqual(joined[0]);
    expect(await opened.store.queue.homeAt('discord', 'T1')).toBeNull();
  });

  test('a home that left is unknown until it joins again, as the same one', async () => {
    const town = await foundTown(opened.store);
    await opened.store.queue.leaveHome('discord', town.key, NOON);
    expect(await opened.store.queue.homeAt('discord', town.key)).toBeNull();
    const back = await opened.store.queue.joinHome('discord', town.key, 'Renamed', NOON + HOUR);
    expect(back).toEqual({ community: town.address.community, home: { ...town.address.home, name: 'Renamed' } });
    expect(await opened.store.queue.homeAt('discord', town.key)).toEqual(back);
  });

  test('communities are listed page by page, without those that left', async () => {
    const towns = [await foundTown(opened.store), await foundTown(opened.store), await foundTown(opened.store)];
    await opened.store.queue.leaveHome('discord', towns[0]!.key, NOON);
    const listed: string[] = [];
    for (let page = await opened.store.queue.communities(null, 2); page.length > 0; page = await opened.store.queue.communities(listed.at(-1)!, 2)) {
      expect(page.length).toBeLessThanOrEqual(2);
      listed.push(...page);
    }
    expect(listed).toEqual([...new Set(listed)].sort());
    expect(listed).toEqual(expect.arrayContaining(towns.slice(1).map(({ address }) => address.community)));
    expect(listed).not.toContain(towns[0]!.address.community);
  });
});

describe('starting over', () => {
  test('a new community takes the home over; the old one stays readable', async () => {
    const town = await foundTown(opened.store);
    await town.store.changeSettings({ zone: 'Europe/Paris', hasCompany: true, name: 'Books' });
    await town.store.changeHome(town.home, { postsChannel: 'posts', managersChannel: 'hosts', boardChannel: 'board', managerRole: 'host' });
    const goal = await town.store.addGoal(newGoal(town));
    const delivery = await town.store.addDelivery(newDelivery(town));
    const next = await opened.store.queue.startOver('discord', town.key, NOON + HOUR);

    const old = { ...town.address.home, postsChannel: 'posts', managersChannel: 'hosts', boardChannel: 'board', managerRole: 'host' };
    expect(next).toEqual({ community: next.community, home: { ...old, id: next.home.id } });
    expect(next.community).not.toBe(town.address.community);
    expect(next.home.id).not.toBe(town.home);
    expect(await opened.store.queue.homeAt('discord', town.key)).toEqual(next);
    const fresh = opened.store.of(next.community);
    expect(await fresh.settings()).toMatchObject({
      ...{ name: 'Books', zone: 'Europe/Paris', hasCompany: true, setUpAt: null },
      ...{ startedAt: NOON + HOUR, endedAt: null, before: town.address.community },
    });
    expect(await fresh.goals()).toEqual([]);
    expect(await town.store.settings()).toMatchObject({ endedAt: NOON + HOUR });
    expect(await town.store.goals()).toEqual([goal]);
    expect(await town.store.delivery(delivery!)).toMatchObject({ state: 'skipped', reason: 'started-over' });
    const everywhere = await opened.store.queue.communities(null, 1_000);
    expect(everywhere).toContain(next.community);
    expect(everywhere).not.toContain(town.address.community);
  });

  test('twice in a row leads to the second', async () => {
    const town = await foundTown(opened.store);
    await opened.store.queue.startOver('discord', town.key, NOON);
    const second = await opened.store.queue.startOver('discord', town.key, NOON + 1);
    expect(await opened.store.queue.joinHome('discord', town.key, 'Lighthouse', NOON + 2)).toEqual(second);
  });

  test('a home that is not there cannot', async () => {
    await expect(opened.store.queue.startOver('discord', 'nowhere', NOON)).rejects.toThrow();
  });
});

describe('memory', () => {
  test('of twenty that bring the same id at once, one is the first', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => opened.store.queue.firstTime('slack', 'Ev1', NOON)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await opened.store.queue.firstTime('discord', 'Ev1', NOON)).toBe(true);
  });

  test('drafts are forgotten after a day, ids after two', async () => {
    const town = await foundTown(opened.store);
    const old = await town.store.saveDraft(town.mira, 'p', {}, NOON);
    const young = await town.store.saveDraft(town.mira, 'p', {}, NOON + HOUR);
    await opened.store.queue.firstTime('slack', 'old', NOON - 24 * HOUR);
    await opened.store.queue.firstTime('slack', 'young', NOON - 23 * HOUR);
    await opened.store.queue.forget(NOON + 24 * HOUR + 1);
    await opened.store.queue.forget(NOON + 24 * HOUR + 1);
    expect(await town.store.draft(old, town.mira)).toBeNull();
    expect(await town.store.draft(young, town.mira)).not.toBeNull();
    expect(await opened.store.queue.firstTime('slack', 'old', NOON)).toBe(true);
    expect(await opened.store.queue.firstTime('slack', 'young', NOON)).toBe(false);
  });

  test('what was registered is known the next time', async () => {
    expect(await opened.store.queue.registration('discord')).toBeNull();
    await opened.store.queue.saveRegistration('discord', 'one');
    await opened.store.queue.saveRegistration('discord', 'two');
    expect(await opened.store.queue.registration('discord')).toBe('two');
    expect(await opened.store.queue.registration('slack')).toBeNull();
  });
});

test('only a server has a clock of its own', async () => {
  const before = Date.now();
  const told = await opened.store.databaseNow();
  if (opened.target.engine === 'embedded') {
    expect(told).toBeNull();
    return;
  }
  expect(Number.isInteger(told)).toBe(true);
  expect(Math.abs(told! - before)).toBeLessThan(24 * HOUR);
});
