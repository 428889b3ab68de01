import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOUR, NOON, foundTown, newEntry, newGoal, openTestStore, type TestStore } from './open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.dispose());

describe('goals', () => {
  test.each([
    ['a number', { is: 'number', target: 12.5, unit: 'km' } as const],
    ['a checklist', { is: 'checklist', items: ['one', '"two", three', 'NULL', ''] } as const],
    ['done or not', { is: 'done', criterion: 'It is printed' } as const],
    ['nothing said', { is: 'done', criterion: null } as const],
  ])('a goal comes back as it was written: %s', async (_, measure) => {
    const town = await foundTown(opened.store);
    const wish = newGoal(town, { measure, benefit: 'More readers', firstStep: 'Open it', steward: null, wholeCommunity: true });
    const goal = await town.store.addGoal(wish);
    expect(goal).toEqual({ ...wish, id: goal.id, number: 1 });
    expect(await town.store.goal(goal.id)).toEqual(goal);
  });

  test('numbers count up in each community, also when twenty are added at once', async () => {
    const town = await foundTown(opened.store);
    const other = await foundTown(opened.store);
    const added = await Promise.all(Array.from({ length: 20 }, () => town.store.addGoal(newGoal(town))));
    expect(added.map((goal) => goal.number).sort((one, two) => one - two)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect((await other.store.addGoal(newGoal(other))).number).toBe(1);
  });

  test('goals are listed newest first, of the states asked for', async () => {
    const town = await foundTown(opened.store);
    for (const state of ['active', 'achieved', 'missed', 'active'] as const) await town.store.addGoal(newGoal(town, { state }));
    expect((await town.store.goals()).map((goal) => goal.number)).toEqual([4, 3, 2, 1]);
    expect((await town.store.goals(['active', 'missed'])).map((goal) => goal.number)).toEqual([4, 3, 1]);
    expect(await town.store.goals([])).toEqual([]);
  });

  test('what is named changes, the measure as a whole', async () => {
    const town = await foundTown(opened.store);
    const goal = await town.store.addGoal(newGoal(town));
    await town.store.changeGoal(goal.id, { measure: { is: 'checklist', items: ['a'] }, state: 'let-go', reason: 'too big', closedAt: NOON + HOUR, steward: null });
    await town.store.changeGoal(goal.id, {});
    expect(await town.store.goal(goal.id)).toEqual({
      ...goal,
      measure: { is: 'checklist', items: ['a'] },
      state: 'let-go',
      reason: 'too big',
      closedAt: NOON + HOUR,
      steward: null,
    });
  });

  test('another community’s goal is neither seen nor changed', async () => {
    const ours = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    const goal = await theirs.store.addGoal(newGoal(theirs));
    await ours.store.changeGoal(goal.id, { title: 'Taken over' });
    await ours.store.changeGoal('no id', { title: 'Taken over' });
    expect(await ours.store.goal(goal.id)).toBeNull();
    expect(await ours.store.goal('no id')).toBeNull();
    expect(await theirs.store.goal(goal.id)).toEqual(goal);
    await expect(ours.store.addGoal(newGoal(ours, { steward: theirs.mira }))).rejects.toMatchObject({ code: '23503' });
  });
});

describe('entries', () => {
  test('an entry comes back as it was written, and counts', async () => {
    const town = await foundTown(opened.store);
    const goal = await town.store.addGoal(newGoal(town));
    const wish = newEntry(town, goal.id, { reporter: town.noor, amount: 0.1, item: 0, note: 'pages 1–3', link: 'https://example.org/3' });
    const { waiting: _, ...rest } = wish;
    const entry = await town.store.addEntry(wish);
    expect(entry).toEqual({ ...rest, id: entry.id, state: 'counted' });
    expect(await town.store.entry(entry.id)).toEqual(entry);
    expect(await town.store.entry('no id')).toBeNull();
  });

  test('entries are listed oldest first, each with its state', async () => {
    const town = await foundTown(opened.store);
    const goal = await town.store.addGoal(newGoal(town));
    const late = await town.store.addEntry(newEntry(town, goal.id, { at: NOON + HOUR, waiting: true }));
    const early = await town.store.addEntry(newEntry(town, goal.id));
    await town.store.undoEntry(early.id, town.noor, NOON + 2 * HOUR);
    expect((await town.store.entries(goal.id)).map(({ id, state }) => [id, state])).toEqual([
      [early.id, 'undone'],
      [late.id, 'waiting'],
    ]);
  });

  test('of several goals, each has its list', async () => {
    const town = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    const [one, two] = [await town.store.addGoal(newGoal(town)), await town.store.addGoal(newGoal(town))];
    const foreign = await theirs.store.addGoal(newGoal(theirs));
    await theirs.store.addEntry(newEntry(theirs, foreign.id));
    const entry = await town.store.addEntry(newEntry(town, one.id));
    const found = await town.store.entriesOf([one.id, two.id, foreign.id]);
    expect([...found]).toEqual([
      [one.id, [entry]],
      [two.id, []],
      [foreign.id, []],
    ]);
    expect(await town.store.entries(foreign.id)).toEqual([]);
    expect(await town.store.entry((await theirs.store.entries(foreign.id))[0]!.id)).toBeNull();
    expect((await town.store.entriesOf([])).size).toBe(0);
  });

  test('the latest is one’s own or one’s report, and not undone', async () => {
    const town = await foundTown(opened.store);
    const [one, two] = [await town.store.addGoal(newGoal(town)), await town.store.addGoal(newGoal(town))];
    const first = await town.store.addEntry(newEntry(town, one.id, { at: NOON }));
    const reported = await town.store.addEntry(newEntry(town, two.id, { at: NOON + 1, person: town.noor }));
    const foreign = await town.store.addEntry(newEntry(town, two.id, { at: NOON + 2, person: town.noor, reporter: town.noor }));
    const latest = async (person: string, goal: string | null) => (await town.store.latestEntry(person, goal))?.id;
    expect(await latest(town.mira, null)).toBe(reported.id);
    expect(await latest(town.noor, null)).toBe(foreign.id);
    expect(await latest(town.mira, one.id)).toBe(first.id);
    await town.store.undoEntry(reported.id, town.mira, NOON + 3);
    expect(await latest(town.mira, null)).toBe(first.id);
    expect(await latest(town.mira, two.id)).toBeUndefined();
    expect(await town.store.latestEntry('no id', null)).toBeNull();
  });

  test('a waiting one is confirmed once', async () => {
    const town = await foundTown(opened.store);
    const goal = await town.store.addGoal(newGoal(town));
    const waiting = await town.store.addEntry(newEntry(town, goal.id, { waiting: true }));
    const counted = await town.store.addEntry(newEntry(town, goal.id));
    const answers = await Promise.all([1, 2, 3].map(() => town.store.confirmEntry(waiting.id, town.noor, NOON)));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect((await town.store.entry(waiting.id))?.state).toBe('counted');
    expect(await town.store.confirmEntry(counted.id, town.noor, NOON)).toBe(false);
    expect(await town.store.confirmEntry('no id', town.noor, NOON)).toBe(false);
  });

  test('an undone one is not confirmed any more', async () => {
    const town = await foundTown(opened.store);
    const goal = await town.store.addGoal(newGoal(town));
    const entry = await town.store.addEntry(newEntry(town, goal.id, { waiting: true }));
    await town.store.undoEntry(entry.id, town.mira, NOON);
    expect(await town.store.confirmEntry(entry.id, town.noor, NOON)).toBe(false);
    expect((await town.store.entry(entry.id))?.state).toBe('undone');
  });

  test('undone by eight at once, it is undone once', async () => {
    const town = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    const goal = await town.store.addGoal(newGoal(town));
    const entry = await town.store.addEntry(newEntry(town, goal.id));
    expect(await theirs.store.undoEntry(entry.id, theirs.mira, NOON)).toBe('already-undone');
    const answers = await Promise.all(Array.from({ length: 8 }, () => town.store.undoEntry(entry.id, town.noor, NOON)));
    expect(answers.filter((answer) => answer === 'undone')).toHaveLength(1);
    expect(await town.store.undoEntry('no id', town.noor, NOON)).toBe('already-undone');
    expect(await town.store.entries(goal.id)).toHaveLength(1);
  });
});

describe('offers', () => {
  test('a person offers once a goal', async () => {
    const town = await foundTown(opened.store);
    const goal = await town.store.addGoal(newGoal(town));
    expect(await town.store.addOffer(goal.id, town.noor, NOON + 1)).toBe(true);
    expect(await town.store.addOffer(goal.id, town.mira, NOON)).toBe(true);
    expect(await town.store.addOffer(goal.id, town.noor, NOON + 2)).toBe(false);
    expect(await town.store.offers(goal.id)).toEqual([
      { person: town.mira, at: NOON },
      { person: town.noor, at: NOON + 1 },
    ]);
    expect(await town.store.offers('no id')).toEqual([]);
  });

  test('nobody offers on another community’s goal', async () => {
    const town = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    const goal = await theirs.store.addGoal(newGoal(theirs));
    await expect(town.store.addOffer(goal.id, town.mira, NOON)).rejects.toMatchObject({ code: '23503' });
    expect(await town.store.offers(goal.id)).toEqual([]);
  });
});
