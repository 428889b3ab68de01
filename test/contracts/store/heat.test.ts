import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { HeatHour } from '../../../src/core/heat/heat.js';
import { HOUR, MINUTE, NOON, foundTown, newDelivery, newGoal, openTestStore, type TestStore } from './open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.dispose());

const DAY = 24 * HOUR;
const WATCHED = { watched: true, textSince: null, shift: 0, mutedUntil: null, tellAtOnce: false };

function newHour(wish: Partial<HeatHour> = {}): HeatHour {
  return { hour: NOON, heat: 0.5, kind: 'quarrel', signals: ['structure', 'people'], reasons: [{ code: 'said-by-members', count: 2 }], messages: 40, people: 5, hot: false, ...wish };
}

describe('watched channels', () => {
  test('have a row once something was decided, and keep what was not named', async () => {
    const town = await foundTown(opened.store);
    await town.store.changeWatched(town.home, 'general', {});
    expect(await town.store.watchedChannels()).toEqual([]);
    await town.store.changeWatched(town.home, 'general', { textSince: NOON });
    await town.store.changeWatched(town.home, 'general', { shift: -0.025, mutedUntil: NOON + DAY });
    await town.store.changeWatched(town.home, 'art', { watched: false, tellAtOnce: true });
    await town.store.changeWatched('no id', 'art', { watched: true });
    expect(await town.store.watchedChannels()).toEqual([
      { home: town.home, channel: 'art', ...WATCHED, watched: false, tellAtOnce: true },
      { home: town.home, channel: 'general', ...WATCHED, textSince: NOON, shift: -0.025, mutedUntil: NOON + DAY },
    ]);
  });

  test('begin a spell once, also for eight who ask at once, and again after a rest', async () => {
    const { home, store } = await foundTown(opened.store);
    const begin = (now: number) => store.beginSpell({ home, channel: 'general' }, now, HOUR);
    expect((await Promise.all(Array.from({ length: 8 }, () => begin(NOON)))).filter(Boolean)).toHaveLength(1);
    expect(await begin(NOON + HOUR)).toBe(false);
    expect(await begin(NOON + 2 * HOUR)).toBe(false);
    expect(await begin(NOON + 3 * HOUR + 1)).toBe(true);
    expect(await store.watchedChannels()).toEqual([{ home, channel: 'general', ...WATCHED }]);
  });
});

describe('hours of heat', () => {
  test('are listed oldest first, of all channels or one, or only hot ones', async () => {
    const { home, store } = await foundTown(opened.store);
    const second = newHour({ hour: NOON + HOUR, hot: true, kind: 'pile-on' });
    await store.addHeatHour(home, 'general', second);
    await store.addHeatHour(home, 'general', newHour());
    await store.addHeatHour(home, 'art', newHour({ hour: NOON - DAY, hot: true }));
    expect((await store.heatHours(NOON - DAY)).map(({ channel, hour }) => [channel, hour - NOON])).toEqual([['art', -DAY], ['general', 0], ['general', HOUR]]);
    expect(await store.heatHours(NOON + 1, { home, channel: 'general' })).toEqual([{ ...second, home, channel: 'general' }]);
    expect((await store.hotHours(NOON)).map(({ channel }) => channel)).toEqual(['general']);
    expect(await store.heatHours(NOON, { home: 'no id', channel: 'general' })).toEqual([]);
  });

  test('of two processes are joined: the hotter reading, the greater counts, in whatever order', async () => {
    const { home, store } = await foundTown(opened.store);
    const cool = newHour({ heat: 0.2, kind: 'none', signals: [], reasons: [], messages: 60, people: 10 });
    const warm = newHour({ heat: 0.7, kind: 'pile-on', signals: ['text', 'people'], messages: 30, hot: true });
    const joined = { ...warm, messages: 60, people: 10, home };
    for (const [channel, hours] of [['one', [cool, warm]], ['other', [warm, cool]]] as const) {
      for (const hour of hours) await store.addHeatHour(home, channel, hour);
      expect(await store.heatHours(NOON, { home, channel })).toEqual([{ ...joined, channel }]);
    }
    await Promise.all([cool, warm, cool, warm, cool].map((hour) => store.addHeatHour(home, 'race', hour)));
    expect(await store.heatHours(NOON, { home, channel: 'race' })).toEqual([{ ...joined, channel: 'race' }]);
  });

  test('hold no count of people that is not rounded', async () => {
    const { home, store } = await foundTown(opened.store);
    await expect(store.addHeatHour(home, 'general', newHour({ people: 7 }))).rejects.toThrow('heat_hours_rounded');
  });

  test('are forgotten after 90 days', async () => {
    const { home, store } = await foundTown(opened.store);
    await store.addHeatHour(home, 'general', newHour());
    await store.addHeatHour(home, 'general', newHour({ hour: NOON + HOUR }));
    await opened.store.queue.forget(NOON + 90 * DAY);
    expect(await store.heatHours(0)).toHaveLength(2);
    await opened.store.queue.forget(NOON + 90 * DAY + HOUR);
    expect((await store.heatHours(0)).map(({ hour }) => hour)).toEqual([NOON + HOUR]);
  });
});

describe('flags', () => {
  test('are open once a channel, also for 20 who open at once', async () => {
    const { home, store } = await foundTown(opened.store);
    const made = await Promise.all(Array.from({ length: 20 }, () => store.openFlag(home, 'general', NOON)));
    const flag = made.find((each) => each !== null);
    expect(made.filter((each) => each !== null)).toHaveLength(1);
    expect(flag).toEqual({ id: flag?.id, home, channel: 'general', openedAt: NOON, seenAt: null, goal: null, closedAt: null, end: null });
    expect(await store.flags({ open: true })).toEqual([flag]);
    expect(await store.openFlag(home, 'art', NOON)).not.toBeNull();
  });

  test('are closed once, and change no more; then another may be opened', async () => {
    const town = await foundTown(opened.store);
    const { home, store } = town;
    const flag = await store.openFlag(home, 'general', NOON);
    const id = flag?.id ?? '';
    const goal = await store.addGoal(newGoal(town));
    expect(await store.changeFlag(id, { seenAt: NOON + 1, goal: goal.id })).toBe(true);
    const closings = await Promise.all((['cooled', 'not-heated', 'muted', 'still-hot'] as const).map((end) => store.changeFlag(id, { closedAt: NOON + HOUR, end })));
    expect(closings.filter(Boolean)).toHaveLength(1);
    expect(await store.changeFlag(id, { seenAt: NOON + 2 })).toBe(false);
    expect(await store.flag(id)).toMatchObject({ seenAt: NOON + 1, goal: goal.id, closedAt: NOON + HOUR });
    expect(await store.flags({ open: true })).toEqual([]);
    const next = await store.openFlag(home, 'general', NOON + DAY);
    expect((await store.flags({ most: 1 })).map((each) => each.id)).toEqual([next?.id]);
    expect(await store.flags({ most: 5 })).toHaveLength(2);
  });

  test('are not closed without saying how, and not by others', async () => {
    const town = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    const flag = await town.store.openFlag(town.home, 'general', NOON);
    const id = flag?.id ?? '';
    await expect(town.store.changeFlag(id, { closedAt: NOON })).rejects.toThrow('flags_end_said');
    expect(await theirs.store.changeFlag(id, { closedAt: NOON, end: 'cooled' })).toBe(false);
    expect([await theirs.store.flag(id), await theirs.store.flag('no id'), await town.store.changeFlag('no id', { seenAt: NOON })]).toEqual([null, null, false]);
    await expect(theirs.store.openFlag(town.home, 'general', NOON)).rejects.toThrow();
  });

  test('end when Guidon leaves, and their cards are to say so once it is back', async () => {
    const town = await foundTown(opened.store);
    const flag = await town.store.openFlag(town.home, 'general', NOON);
    const card = await town.store.addDelivery(newDelivery(town, { kind: 'flag', subject: { flag: flag?.id ?? '' } }));
    const other = await town.store.addDelivery(newDelivery(town, { kind: 'flag', subject: { flag: 'another' } }));
    await opened.store.queue.leaveHome('discord', town.key, NOON + HOUR);
    expect(await town.store.flag(flag?.id ?? '')).toMatchObject({ closedAt: NOON + HOUR, end: 'left' });
    await opened.store.queue.joinHome('discord', town.key, 'Lighthouse', NOON + DAY);
    expect([(await town.store.delivery(card ?? ''))?.wanted, (await town.store.delivery(other ?? ''))?.wanted]).toEqual([2, 1]);
  });
});

describe('people who are not to be counted', () => {
  const asked = async (since: number, key: string) => (await opened.store.queue.uncountedSince(since)).filter(({ homeKey }) => homeKey === key);

  test('are named by their home, at once and until they say otherwise', async () => {
    const town = await foundTown(opened.store);
    const { home, key, mira, noor, store } = town;
    await store.setCounted(mira, false, NOON + HOUR);
    await store.setCounted(mira, false, NOON + 2 * HOUR);
    await store.setCounted('no id', false, NOON);
    expect(await store.uncounted()).toEqual([{ home, key: 'mira' }]);
    expect((await store.people([mira, noor])).map(({ uncountedAt }) => uncountedAt).sort()).toEqual([NOON + HOUR, null]);
    expect(await asked(NOON + 2 * HOUR, key)).toEqual([{ platform: 'discord', homeKey: key, personKey: 'mira', counted: false }]);
    await store.setCounted(mira, true, NOON + 3 * HOUR);
    expect(await store.uncounted()).toEqual([]);
    expect(await asked(NOON + 3 * HOUR, key)).toEqual([{ platform: 'discord', homeKey: key, personKey: 'mira', counted: true }]);
    expect(await asked(NOON + 3 * HOUR + 1, key)).toEqual([]);
  });

  test('are not changed by another community', async () => {
    const town = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    await theirs.store.setCounted(town.mira, false, NOON);
    expect(await town.store.uncounted()).toEqual([]);
  });

  test('are not asked again because their community started over', async () => {
    const { key, mira, store } = await foundTown(opened.store);
    await store.setCounted(mira, false, NOON);
    const begun = await opened.store.queue.startOver('discord', key, NOON + DAY);
    const next = opened.store.of(begun.community);
    expect(await next.uncounted()).toEqual([{ home: begun.home.id, key: 'mira' }]);
    expect(await next.person(begun.home.id, 'mira', NOON + DAY)).toMatchObject({ firstSeenAt: NOON, uncountedAt: NOON });
    expect(await asked(NOON, key)).toEqual([{ platform: 'discord', homeKey: key, personKey: 'mira', counted: false }]);
  });
});

describe('slowed channels', () => {
  const over = async (now: number, key: string) => (await opened.store.queue.slowsOver(['discord'], now, now + MINUTE)).filter(({ homeKey }) => homeKey === key);

  test('are slowed once at a time, and given out to one of many when their time is over', async () => {
    const { address, home, key, store } = await foundTown(opened.store);
    const wish = { home, channel: 'general', previous: 0, until: NOON };
    const started = (await Promise.all(Array.from({ length: 8 }, () => store.startSlow(wish)))).filter((slow) => slow !== null);
    expect(started).toEqual([{ ...wish, id: started[0]?.id }]);
    expect(await store.slows()).toEqual(started);
    expect(await over(NOON - 1, key)).toEqual([]);
    const given = (await Promise.all(Array.from({ length: 8 }, () => over(NOON, key)))).flat();
    expect(given).toEqual([{ ...started[0], community: address.community, platform: 'discord', homeKey: key }]);
    expect(await over(NOON + MINUTE - 1, key)).toEqual([]);
    const [again] = await over(NOON + MINUTE, key);
    if (again) await opened.store.queue.endSlow(again, NOON + MINUTE);
    expect([again?.id, await store.slows(), await over(NOON + HOUR, key)]).toEqual([started[0]?.id, [], []]);
    expect(await store.startSlow(wish)).not.toBeNull();
  });

  test('have nothing to end when they never began, and end only where Guidon is', async () => {
    const { home, key, store } = await foundTown(opened.store);
    const slow = await store.startSlow({ home, channel: 'general', previous: 5, until: NOON });
    const never = await store.startSlow({ home, channel: 'art', previous: 0, until: NOON });
    await store.dropSlow(never?.id ?? '', NOON);
    expect(await opened.store.queue.slowsOver(['slack'], NOON, NOON)).toEqual([]);
    await opened.store.queue.leaveHome('discord', key, NOON);
    expect(await over(NOON, key)).toEqual([]);
    await opened.store.queue.joinHome('discord', key, 'Lighthouse', NOON);
    expect((await over(NOON, key)).map(({ id }) => id)).toEqual([slow?.id]);
  });
});
