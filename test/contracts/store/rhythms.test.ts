import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ChannelRhythm, StoredOccurrence } from '../../../src/ports/store.js';
import { HOUR, NOON, foundTown, newDelivery, openTestStore, type TestStore, type Town } from './open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.dispose());

function newRhythm(town: Town, wish: Partial<ChannelRhythm> = {}): Omit<ChannelRhythm, 'id'> {
  return {
    home: town.home,
    channel: 'general',
    recurrence: { every: 'week', weeks: 2, on: [1] },
    at: '09:00',
    anchor: '2026-03-02',
    catchUp: 'latest',
    on: true,
    offReason: null,
    plannedTo: NOON,
    nextDue: NOON + HOUR,
    ...wish,
  };
}

describe('rhythms', () => {
  test('a channel has one: saving another replaces it', async () => {
    const town = await foundTown(opened.store);
    const first = await town.store.saveRhythm(newRhythm(town));
    expect(first).toEqual({ ...newRhythm(town), id: first.id });
    const monthly = newRhythm(town, { recurrence: { every: 'month', on: { nth: 'last', weekday: 5 } }, nextDue: null });
    expect(await town.store.saveRhythm(monthly)).toEqual({ ...monthly, id: first.id });
    await town.store.saveRhythm(newRhythm(town, { channel: 'art' }));
    expect((await town.store.rhythms()).map((rhythm) => rhythm.channel)).toEqual(['art', 'general']);
  });

  test('what is named changes, only of one’s own', async () => {
    const town = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    const rhythm = await town.store.saveRhythm(newRhythm(town));
    await theirs.store.changeRhythm(rhythm.id, { on: false });
    await town.store.changeRhythm(rhythm.id, { offReason: 'channel-gone', nextDue: null });
    await town.store.changeRhythm('no id', { on: false });
    expect(await town.store.rhythms()).toEqual([{ ...rhythm, offReason: 'channel-gone', nextDue: null }]);
    expect(await theirs.store.rhythms()).toEqual([]);
  });

  test('communities are due while their rhythm is on and their home there', async () => {
    const [due, later, off, left] = [await foundTown(opened.store), await foundTown(opened.store), await foundTown(opened.store), await foundTown(opened.store)];
    await due.store.saveRhythm(newRhythm(due, { nextDue: NOON - 2 * HOUR }));
    await due.store.saveRhythm(newRhythm(due, { channel: 'art', nextDue: NOON - HOUR }));
    await later.store.saveRhythm(newRhythm(later, { nextDue: NOON - HOUR }));
    await off.store.saveRhythm(newRhythm(off, { nextDue: NOON - HOUR, on: false }));
    await left.store.saveRhythm(newRhythm(left, { nextDue: NOON - HOUR }));
    await opened.store.queue.leaveHome('discord', left.key, NOON);
    expect(await opened.store.queue.communitiesDue(NOON - 2 * HOUR, 10)).toEqual([due.address.community]);
    expect(await opened.store.queue.communitiesDue(NOON - HOUR, 10)).toEqual([due.address.community, later.address.community]);
    expect(await opened.store.queue.communitiesDue(NOON - HOUR, 1)).toEqual([due.address.community]);
  });
});

describe('occurrences', () => {
  test('each is dealt with once, also by eight at once', async () => {
    const town = await foundTown(opened.store);
    const rhythm = await town.store.saveRhythm(newRhythm(town));
    const delivery = await town.store.addDelivery(newDelivery(town));
    const occurrence: StoredOccurrence = { home: town.home, channel: 'general', rhythm: rhythm.id, local: '2026-03-02T09:00', due: NOON, outcome: 'posted', reason: null, delivery };
    const answers = await Promise.all(Array.from({ length: 8 }, () => town.store.addOccurrence(occurrence)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await town.store.addOccurrence({ ...occurrence, outcome: 'missed' })).toBe(false);
    expect(await town.store.occurrences(null, 5)).toEqual([occurrence]);
  });

  test('they are listed newest first, of one channel or of all', async () => {
    const town = await foundTown(opened.store);
    const rhythms = [await town.store.saveRhythm(newRhythm(town)), await town.store.saveRhythm(newRhythm(town, { channel: 'art' }))];
    for (const [index, rhythm] of [...rhythms, ...rhythms].entries()) {
      const local = `2026-03-0${index + 1}T09:00`;
      await town.store.addOccurrence({ home: town.home, channel: rhythm.channel, rhythm: rhythm.id, local, due: NOON + index, outcome: 'skipped', reason: 'no-news', delivery: null });
    }
    expect((await town.store.occurrences(null, 3)).map(({ due }) => due - NOON)).toEqual([3, 2, 1]);
    expect((await town.store.occurrences('art', 9)).map(({ due }) => due - NOON)).toEqual([3, 1]);
  });
});
