import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Mission } from '../../../src/core/mission/mission.js';
import { HOUR, NOON, foundTown, openTestStore, type TestStore } from './open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.dispose());

const draft: Mission = {
  words: 'We translate the books our town wants to read',
  attainable: true,
  endCriterion: 'Every shelf has one',
  notLine: null,
  state: 'draft',
  finalAt: null,
  madeFinalAt: null,
  attainedAt: null,
  evidence: null,
};
const waiting: Mission = { ...draft, state: 'waiting', finalAt: NOON + HOUR };
const final: Mission = { ...waiting, state: 'final', madeFinalAt: NOON + HOUR };
const attained: Mission = { ...final, state: 'attained', attainedAt: NOON + 2 * HOUR, evidence: 'A photo' };

test('a mission goes from a draft to attained', async () => {
  const { store } = await foundTown(opened.store);
  expect(await store.mission()).toBeNull();
  for (const mission of [draft, { ...draft, words: 'Better words' }, waiting, draft, waiting, final, attained]) {
    await store.saveMission(mission);
    expect(await store.mission()).toEqual(mission);
  }
});

describe('once final', () => {
  test.each<[string, Partial<Mission>]>([
    ['words', { words: 'Others' }],
    ['attainable', { attainable: false }],
    ['end criterion', { endCriterion: null }],
    ['who we are not', { notLine: 'A shop' }],
    ['its date', { finalAt: NOON }],
    ['the day it was made final', { madeFinalAt: NOON }],
    ['being final', { state: 'draft' }],
    ['being final, for waiting', { state: 'waiting' }],
  ])('%s cannot change', async (_, change) => {
    const { store } = await foundTown(opened.store);
    await store.saveMission(waiting);
    await store.saveMission(final);
    await expect(store.saveMission({ ...final, ...change })).rejects.toMatchObject({ name: 'StoreFailure', code: 'GU001' });
    expect(await store.mission()).toEqual(final);
    await store.saveMission(attained);
    await expect(store.saveMission({ ...attained, ...change })).rejects.toMatchObject({ code: 'GU001' });
    expect(await store.mission()).toEqual(attained);
  });

  test('the refusal says the way out', async () => {
    const { store } = await foundTown(opened.store);
    await store.saveMission(final);
    await expect(store.saveMission(draft)).rejects.toThrow('start over as a new community');
  });
});

test.each<[Mission, Mission]>([
  [draft, final],
  [draft, attained],
  [waiting, attained],
])('no step is left out: %#', async (from, to) => {
  const { store } = await foundTown(opened.store);
  await store.saveMission(from);
  await expect(store.saveMission(to)).rejects.toMatchObject({ code: 'GU001' });
  expect(await store.mission()).toEqual(from);
});

test('standings come in order of their days and are published together', async () => {
  const town = await foundTown(opened.store);
  const theirs = await foundTown(opened.store);
  const figures = { us: 10.5, them: 1_000_000, unit: 'readers', publishedAt: null };
  await town.store.addStanding({ day: '2026-03-02', ...figures }, NOON);
  await town.store.addStanding({ day: '2026-03-01', ...figures }, NOON + 1);
  await theirs.store.addStanding({ day: '2026-03-03', ...figures }, NOON);
  const listed = await town.store.standings();
  expect(listed.map(({ id: _, ...rest }) => rest)).toEqual([
    { day: '2026-03-01', ...figures },
    { day: '2026-03-02', ...figures },
  ]);
  await town.store.publishStandings(NOON + HOUR);
  await town.store.publishStandings(NOON + 2 * HOUR);
  expect((await town.store.standings()).map((standing) => standing.publishedAt)).toEqual([NOON + HOUR, NOON + HOUR]);
  expect((await theirs.store.standings())[0]?.publishedAt).toBeNull();
});
