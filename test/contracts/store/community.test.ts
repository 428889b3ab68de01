import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { HOUR, NOON, foundTown, newGoal, openTestStore, type TestStore } from './open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.dispose());

describe('settings', () => {
  test('a new community has the defaults', async () => {
    const { store, address } = await foundTown(opened.store);
    expect(await store.settings()).toEqual({
      id: address.community,
      name: 'Lighthouse',
      zone: 'UTC',
      hasCompany: false,
      quietDays: [],
      pausedUntil: null,
      setUpAt: null,
      settingsOfferedAt: null,
      goalAliveAt: null,
      noGoalToldAt: null,
      noGoalNotes: true,
      startedAt: NOON,
      endedAt: null,
      before: null,
    });
  });

  test('what is named changes, the rest stays', async () => {
    const { store } = await foundTown(opened.store);
    await store.changeSettings({ zone: 'Asia/Kathmandu', quietDays: [6, 7], setUpAt: NOON + 1 });
    await store.changeSettings({ pausedUntil: NOON + HOUR, zone: undefined });
    await store.changeSettings({});
    expect(await store.settings()).toMatchObject({ zone: 'Asia/Kathmandu', quietDays: [6, 7], setUpAt: NOON + 1, pausedUntil: NOON + HOUR });
  });

  test('a community that is not there has none', async () => {
    await expect(opened.store.of('00000000-0000-4000-8000-000000000000').settings()).rejects.toThrow();
  });
});

describe('homes', () => {
  test('channels and the role are chosen one by one', async () => {
    const { store, home, key } = await foundTown(opened.store);
    await store.changeHome(home, { postsChannel: 'posts', managerRole: 'hosts' });
    await store.changeHome(home, { boardChannel: 'board', managerRole: null });
    expect(await store.homes()).toEqual([
      { id: home, platform: 'discord', key, name: 'Lighthouse', postsChannel: 'posts', managersChannel: null, boardChannel: 'board', managerRole: null },
    ]);
  });

  test('another community’s home does not change', async () => {
    const ours = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    await ours.store.changeHome(theirs.home, { postsChannel: 'ours' });
    await ours.store.changeHome('no id', { postsChannel: 'ours' });
    expect((await theirs.store.homes())[0]?.postsChannel).toBeNull();
  });
});

describe('people', () => {
  test('a person is remembered from the first time on', async () => {
    const { store, home, mira } = await foundTown(opened.store);
    expect(await store.person(home, 'mira', NOON + HOUR)).toEqual({ id: mira, key: 'mira', home, firstSeenAt: NOON, uncountedAt: null });
  });

  test('seen twenty times at once, it is one person', async () => {
    const { store, home } = await foundTown(opened.store);
    const found = await Promise.all(Array.from({ length: 20 }, () => store.person(home, 'new', NOON)));
    expect(new Set(found.map((person) => person.id)).size).toBe(1);
  });

  test('people are found by id, strangers are not', async () => {
    const ours = await foundTown(opened.store);
    const theirs = await foundTown(opened.store);
    const found = await ours.store.people([ours.noor, theirs.mira, 'no id']);
    expect(found.map((person) => person.key)).toEqual(['noor']);
    expect(await ours.store.people([])).toEqual([]);
  });
});

describe('consent', () => {
  test('the newest answer counts', async () => {
    const { store, mira, noor } = await foundTown(opened.store);
    const asked = { purpose: 'goal-notes', wording: 'May Guidon write to you?', givenAt: null, refusedAt: NOON, withdrawnAt: null };
    await store.saveConsent(mira, asked);
    await store.saveConsent(mira, { ...asked, givenAt: NOON + 1, refusedAt: null });
    expect(await store.consent(mira, 'goal-notes')).toEqual({ ...asked, givenAt: NOON + 1, refusedAt: null });
    expect(await store.consent(mira, 'asks')).toBeNull();
    expect(await store.consent(noor, 'goal-notes')).toBeNull();
    expect(await store.consent('no id', 'goal-notes')).toBeNull();
  });
});

describe('drafts', () => {
  test('a draft is its author’s, with whatever was typed', async () => {
    const { store, mira, noor } = await foundTown(opened.store);
    const typed = { title: 'a\0b \ud800 "q" \\u0000', due: '' };
    const id = await store.saveDraft(mira, 'goal-add', typed, NOON);
    expect(await store.draft(id, mira)).toEqual({ id, press: 'goal-add', values: { title: 'ab \ufffd "q" \\u0000', due: '' } });
    expect(await store.draft(id, noor)).toBeNull();
    expect(await store.draft('no id', mira)).toBeNull();
  });

  test('of two that take a draft at once, one gets it', async () => {
    const { store, mira, noor } = await foundTown(opened.store);
    const id = await store.saveDraft(mira, 'goal-add', { title: 'x' }, NOON);
    expect(await store.takeDraft(id, noor)).toBeNull();
    const taken = await Promise.all([store.takeDraft(id, mira), store.takeDraft(id, mira), store.takeDraft(id, mira)]);
    expect(taken.filter((draft) => draft !== null)).toEqual([{ id, press: 'goal-add', values: { title: 'x' } }]);
    expect(await store.draft(id, mira)).toBeNull();
  });
});

describe('together', () => {
  test('all steps are kept, or none', async () => {
    const town = await foundTown(opened.store);
    const failing = town.store.together(async (store) => {
      await store.changeSettings({ name: 'Half' });
      await store.addGoal(newGoal(town));
      throw new Error('on the way');
    });
    await expect(failing).rejects.toThrow('on the way');
    expect((await town.store.settings()).name).toBe('Lighthouse');
    expect(await town.store.goals()).toEqual([]);

    const kept = await town.store.together(async (store) => {
      await store.changeSettings({ name: 'Whole' });
      return store.together((inner) => inner.addGoal(newGoal(town)));
    });
    expect((await town.store.settings()).name).toBe('Whole');
    expect((await town.store.goal(kept.id))?.number).toBe(1);
  });

  test('a refused step that somebody caught still undoes the whole', async () => {
    const town = await foundTown(opened.store);
    const caught = town.store.together(async (store) => {
      await store.changeSettings({ name: 'Half' });
      await store.addGoal(newGoal(town, { steward: '00000000-0000-4000-8000-000000000000' })).catch(() => null);
    });
    await expect(caught).rejects.toMatchObject({ code: '23503' });
    expect((await town.store.settings()).name).toBe('Lighthouse');
  });

  test('asking past the store at hand is refused rather than waited for', async () => {
    const town = await foundTown(opened.store);
    await expect(town.store.together(() => town.store.goals())).rejects.toThrow('together');
    await expect(town.store.together(() => opened.store.queue.communities(null, 1))).rejects.toThrow('together');
    expect(await town.store.goals()).toEqual([]);
  });

  test('an error does not repeat what people typed', async () => {
    const town = await foundTown(opened.store);
    const adding = town.store.addGoal(newGoal(town, { title: 'secret words', due: 'secret day' }));
    const error = await adding.then(
      () => new Error('was taken'),
      (thrown: unknown) => thrown as Error,
    );
    expect(error).toMatchObject({ name: 'StoreFailure', code: '22007' });
    expect(`${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('secret');
  });
});
