import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Volunteer } from '../../../src/core/asks/volunteer.js';
import type { DmPlace, NewAsk, NewProposal } from '../../../src/ports/ask-store.js';
import type { Store } from '../../../src/ports/store.js';
import { HOUR, MINUTE, NOON, foundTown, newDelivery, newGoal, openTarget, openTestStore, type TestStore, type Town } from './open-test-store.js';

let opened: TestStore;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.dispose());

const DAY = 24 * HOUR;

function newProposal(town: Town, wish: Partial<NewProposal> = {}): NewProposal {
  return { home: town.home, channel: 'general', author: town.mira, title: 'A bench by the quay', words: 'To sit\0', link: null, at: NOON, ...wish };
}

function newAsk(town: Town, goal: string, wish: Partial<NewAsk> = {}): NewAsk {
  return { goal, task: 'Check 3 pages', size: 'about 1 h', deadline: '2026-04-01', places: 3, skill: 'French', asker: town.mira, messagesFrom: NOON + DAY, answerHours: 48, seed: 7, at: NOON, ...wish };
}

function newVolunteer(person: string, wish: Partial<Volunteer> = {}): Volunteer {
  return { person, skills: ['French'], quiet: { from: '22:00', to: '08:00' }, zone: 'Europe/Berlin', pausedUntil: null, threadFallback: false, unnamed: false, ...wish };
}

async function join({ store }: Town, person: string, wish: Partial<Volunteer> = {}, now = NOON): Promise<void> {
  await store.saveConsent(person, { purpose: 'asks', wording: 'May we ask you?', givenAt: now, refusedAt: null, withdrawnAt: null });
  await store.saveVolunteer(newVolunteer(person, wish), now);
}

/** People of the town that no other test knows, in the register. */
async function inviteMany(town: Town, many: number): Promise<string[]> {
  const people = await Promise.all(Array.from({ length: many }, async (_, index) => (await town.store.person(town.home, `volunteer-${index}`, NOON)).id));
  for (const person of people) await join(town, person);
  return people;
}

async function openAsk(wish: Partial<NewAsk> = {}) {
  const town = await foundTown(opened.store);
  const goal = await town.store.addGoal(newGoal(town));
  return { town, store: town.store, goal: goal.id, ask: await town.store.addAsk(newAsk(town, goal.id, wish)) };
}

const answered = (answer: 'yes' | 'declined' | 'later', laterUntil: number | null = null) => ({ answer, answeredAt: NOON + HOUR, laterUntil });

describe('proposals', () => {
  test('are numbered, kept as they were made and listed newest first', async () => {
    const town = await foundTown(opened.store);
    const { store } = town;
    const made = await Promise.all(Array.from({ length: 5 }, () => store.addProposal(newProposal(town))));
    expect(made.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4, 5]);
    const first = made.find(({ number }) => number === 1)!;
    expect(await store.proposal(first.id)).toEqual({
      ...newProposal(town),
      ...{ id: first.id, number: 1, words: 'To sit', state: 'open', reason: null, reasonWords: null, goal: null, decidedAt: null, decidedBy: null },
    });
    expect((await store.proposals('open')).map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
    expect([await store.proposals('declined'), await store.proposal('no id')]).toEqual([[], null]);
  });

  test('are decided by one of two managers', async () => {
    const town = await foundTown(opened.store);
    const { id } = await town.store.addProposal(newProposal(town));
    const decide = (by: string) => town.store.decideProposal(id, { state: 'declined', reason: 'other', reasonWords: 'No room', goal: null, decidedAt: NOON + HOUR, decidedBy: by });
    const said = await Promise.all([decide(town.mira), decide(town.noor)]);
    expect(said.filter(Boolean)).toHaveLength(1);
    const kept = { state: 'declined', reason: 'other', reasonWords: 'No room', decidedAt: NOON + HOUR, decidedBy: said[0] ? town.mira : town.noor };
    expect(await town.store.proposal(id)).toMatchObject(kept);
  });

  test('have one interest a person, the last one said; who would help is known of the goal', async () => {
    const town = await foundTown(opened.store);
    const { mira, noor, store } = town;
    const { id } = await store.addProposal(newProposal(town));
    await Promise.all(Array.from({ length: 8 }, () => store.setInterest(id, mira, 'like', NOON)));
    await store.setInterest(id, noor, 'help', NOON + 1);
    await store.setInterest(id, noor, 'help', NOON + 2);
    await store.setInterest(id, mira, 'help', NOON + 3);
    expect(await store.interests(id)).toEqual([
      { person: noor, kind: 'help', at: NOON + 1 },
      { person: mira, kind: 'help', at: NOON + 3 },
    ]);
    await store.setInterest(id, mira, 'like', NOON + 4);
    const goal = await store.addGoal(newGoal(town));
    expect(await store.interestedIn(goal.id)).toEqual([]);
    await store.decideProposal(id, { state: 'adopted', reason: null, reasonWords: null, goal: goal.id, decidedAt: NOON, decidedBy: mira });
    expect(await store.interestedIn(goal.id)).toEqual([noor]);
  });
});

describe('the register', () => {
  test('keeps what volunteers say of themselves, and the skills named most', async () => {
    const town = await foundTown(opened.store);
    const { mira, noor, store } = town;
    const said = { skills: ['French', 'tidy hands'], quiet: null, pausedUntil: NOON + DAY, threadFallback: true, unnamed: true };
    await join(town, mira, said);
    await join(town, noor, { skills: ['French', 'french', 'zeal'] });
    expect(await store.volunteer(mira)).toEqual(newVolunteer(mira, said));
    await store.saveVolunteer(newVolunteer(mira), NOON + HOUR);
    expect(await store.volunteer(mira)).toEqual(newVolunteer(mira));
    expect(await store.skills(2)).toEqual(['French', 'zeal']);
    expect(await store.volunteer('no id')).toBeNull();
  });

  test('takes nobody without a live consent', async () => {
    const { mira, noor, store } = await foundTown(opened.store);
    await store.saveConsent(noor, { purpose: 'steward-notes', wording: 'w', givenAt: NOON, refusedAt: null, withdrawnAt: null });
    await store.saveVolunteer(newVolunteer(mira), NOON);
    await store.saveVolunteer(newVolunteer(noor), NOON);
    expect([await store.volunteer(mira), await store.volunteer(noor)]).toEqual([null, null]);
  });

  test('is left at once and for good: nothing said stays, what waits is answered, the consent is withdrawn', async () => {
    const { town, store, ask } = await openAsk();
    const { noor } = town;
    await join(town, noor, { pausedUntil: NOON, unnamed: true });
    const invitation = await store.addInvitation({ ask: ask.id, person: noor, at: NOON, reasons: ['never-asked'] });
    await store.leaveRegister(noor, NOON + HOUR);
    expect([await store.volunteer(noor), await store.volunteersToAsk(), await store.skills(9)]).toEqual([null, [], []]);
    expect(await store.consent(noor, 'asks')).toMatchObject({ givenAt: NOON, withdrawnAt: NOON + HOUR });
    expect(await store.invitation(invitation?.id ?? '')).toMatchObject({ answer: 'stop', answeredAt: NOON + HOUR });
    await store.saveVolunteer(newVolunteer(noor), NOON + 2 * HOUR);
    expect(await store.volunteer(noor)).toBeNull();
    const another = await store.addAsk(newAsk(town, ask.goal));
    expect(await store.addInvitation({ ask: another.id, person: noor, at: NOON + DAY, reasons: [] })).toBeNull();
    await join(town, noor, {}, NOON + DAY);
    expect((await store.volunteersToAsk()).map(({ volunteer }) => volunteer)).toEqual([newVolunteer(noor)]);
    expect(await store.consent(noor, 'asks')).toMatchObject({ givenAt: NOON + DAY, withdrawnAt: null });
  });

  test('is left by one whose clock is behind, too', async () => {
    const town = await foundTown(opened.store);
    await join(town, town.noor);
    await town.store.leaveRegister(town.noor, NOON - HOUR);
    await town.store.saveVolunteer(newVolunteer(town.noor), NOON);
    expect([await town.store.volunteer(town.noor), await town.store.volunteersToAsk()]).toEqual([null, []]);
  });

  test('is left wholly or not at all', async () => {
    const town = await foundTown(opened.store);
    await join(town, town.noor);
    const failing = town.store.together(async (store) => {
      await store.leaveRegister(town.noor, NOON + HOUR);
      throw new Error('too late');
    });
    await expect(failing).rejects.toThrow('too late');
    expect(await town.store.consent(town.noor, 'asks')).toMatchObject({ withdrawnAt: null });
    expect(await town.store.volunteer(town.noor)).toEqual(newVolunteer(town.noor));
  });

  test('stays left when a change meets a stop', async () => {
    const town = await foundTown(opened.store);
    await join(town, town.noor);
    const changes = Array.from({ length: 6 }, () => town.store.saveVolunteer(newVolunteer(town.noor, { skills: ['late'] }), NOON + HOUR));
    await Promise.all([...changes.slice(0, 3), town.store.leaveRegister(town.noor, NOON + HOUR), ...changes.slice(3)]);
    expect([await town.store.volunteer(town.noor), await town.store.skills(5)]).toEqual([null, []]);
  });

  test('says of each what choosing needs', async () => {
    const { town, store, ask } = await openAsk();
    const { mira, noor } = town;
    await join(town, mira);
    await join(town, noor, {}, NOON + 1);
    await store.setUnreachable(noor, NOON + DAY);
    const first = await store.addInvitation({ ask: ask.id, person: noor, at: NOON, reasons: [] });
    await store.answerInvitation(first?.id ?? '', answered('later', NOON + 30 * DAY));
    const second = await store.addAsk(newAsk(town, ask.goal));
    await store.addInvitation({ ask: second.id, person: noor, at: NOON + HOUR, reasons: [] });
    expect(await store.volunteersToAsk()).toEqual([
      { volunteer: newVolunteer(mira), lastAskedAt: null, waits: false, unreachableUntil: null, laterUntil: null },
      { volunteer: newVolunteer(noor), lastAskedAt: NOON + HOUR, waits: true, unreachableUntil: NOON + DAY, laterUntil: NOON + 30 * DAY },
    ]);
  });

  test('counts an ask from when it was read, and knows the one before it', async () => {
    const { town, store, ask } = await openAsk();
    const { noor } = town;
    await join(town, noor);
    const first = await store.addInvitation({ ask: ask.id, person: noor, at: NOON, reasons: [] });
    const id = first?.id ?? '';
    await store.noteInvited(id, NOON + HOUR);
    await store.noteInvited(id, NOON + 1);
    expect([(await store.invitation(id))?.at, await store.askedBefore(id), await store.askedBefore('no id')]).toEqual([NOON + HOUR, null, null]);
    await store.answerInvitation(id, answered('declined'));
    const second = await store.addAsk(newAsk(town, ask.goal));
    const next = await store.addInvitation({ ask: second.id, person: noor, at: NOON + 2 * HOUR, reasons: [] });
    expect([await store.askedBefore(next?.id ?? ''), await store.askedBefore(id)]).toEqual([NOON + HOUR, null]);
  });

  test('is found wherever a person is in it, and nowhere else', async () => {
    const [one, other, left] = [await foundTown(opened.store), await foundTown(opened.store), await foundTown(opened.store)];
    for (const town of [one, other, left]) await join(town, (await town.store.person(town.home, 'everywhere', NOON)).id);
    const ids = await Promise.all([one, other, left].map(async (town) => ({ community: town.address.community, person: (await town.store.person(town.home, 'everywhere', NOON)).id })));
    await left.store.leaveRegister(ids[2]!.person, NOON);
    const found = await opened.store.queue.registersOf('discord', 'everywhere');
    expect([...found].sort((a, b) => a.community.localeCompare(b.community))).toEqual(ids.slice(0, 2).sort((a, b) => a.community.localeCompare(b.community)));
    expect(await opened.store.queue.registersOf('slack', 'everywhere')).toEqual([]);
  });

  test('counts what is still to be sent to people never written to before', async () => {
    const town = await foundTown(opened.store);
    const { mira, store } = town;
    for (const target of ['mira', 'noor', 'nobody']) await store.addDelivery(newDelivery(town, { kind: 'steward-note', target, toPerson: true }));
    await store.addDelivery(newDelivery(town));
    expect(await store.waitingMessages()).toBe(3);
    await store.noteMessage(mira, NOON);
    expect(await store.waitingMessages()).toBe(2);
    await store.skipDeliveries('settled');
    expect(await store.waitingMessages()).toBe(0);
  });

  test('remembers the first message to a person, and how long not to write', async () => {
    const { noor, store } = await foundTown(opened.store);
    expect(await store.contact(noor)).toEqual({ firstMessageAt: null, unreachableUntil: null });
    await store.noteMessage(noor, NOON);
    await store.noteMessage(noor, NOON + 1);
    await store.setUnreachable(noor, NOON + 30 * DAY);
    expect(await store.contact(noor)).toEqual({ firstMessageAt: NOON, unreachableUntil: NOON + 30 * DAY });
    expect(await store.contact('no id')).toEqual({ firstMessageAt: null, unreachableUntil: null });
  });
});

describe('asks', () => {
  test('are numbered, kept and changed', async () => {
    const { town, store, goal, ask } = await openAsk();
    expect(ask).toEqual({ ...newAsk(town, goal), id: ask.id, number: 1, state: 'open', closedAt: null });
    await store.addAsk(newAsk(town, goal, { messagesFrom: null, skill: null, size: null }));
    await store.changeAsk(ask.id, { state: 'closed', closedAt: NOON + HOUR });
    await store.changeAsk('no id', { state: 'closed' });
    expect(await store.ask(ask.id)).toEqual({ ...ask, state: 'closed', closedAt: NOON + HOUR });
    expect([(await store.asks()).map(({ number }) => number), (await store.asks('open')).map(({ number }) => number)]).toEqual([[2, 1], [2]]);
  });

  test('are put to a person once, also by eight at once, whatever the answer was', async () => {
    const { town, store, ask } = await openAsk();
    await join(town, town.noor);
    const invite = () => store.addInvitation({ ask: ask.id, person: town.noor, at: NOON, reasons: ['skill', 'never-asked'] });
    const made = (await Promise.all(Array.from({ length: 8 }, invite))).filter((each) => each !== null);
    expect(made).toEqual([{ id: made[0]?.id, ask: ask.id, person: town.noor, at: NOON, answer: null, answeredAt: null, laterUntil: null, reasons: ['skill', 'never-asked'] }]);
    const id = made[0]?.id ?? '';
    const answers = await Promise.all((['yes', 'declined', 'later'] as const).map((answer) => store.answerInvitation(id, answered(answer))));
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect([await invite(), (await store.invitations(ask.id)).length]).toEqual([null, 1]);
  });

  test('are put by one manager at a time', async () => {
    const { town, store, goal, ask } = await openAsk();
    await join(town, town.noor);
    const other = await store.addAsk(newAsk(town, goal));
    const both = await Promise.all([ask, other].map(({ id }) => store.addInvitation({ ask: id, person: town.noor, at: NOON, reasons: [] })));
    expect(both.filter((each) => each !== null)).toHaveLength(1);
  });

  test('are put to exactly as many as places are open, also by 20 at once', async () => {
    const { town, store, goal, ask } = await openAsk({ places: 3 });
    const people = await inviteMany(town, 20);
    await store.addHelp({ ask: ask.id, goal, person: town.mira, way: 'call', at: NOON });
    const made = await Promise.all(people.map((person) => store.addInvitation({ ask: ask.id, person, at: NOON, reasons: [] })));
    const invited = made.filter((each) => each !== null);
    expect(invited).toHaveLength(2);
    await store.answerInvitation(invited[0]!.id, answered('declined'));
    const next = await Promise.all(people.map((person) => store.addInvitation({ ask: ask.id, person, at: NOON, reasons: [] })));
    expect(next.filter((each) => each !== null)).toHaveLength(1);
    await store.changeAsk(ask.id, { state: 'closed', closedAt: NOON });
    await store.answerInvitation(invited[1]!.id, answered('declined'));
    expect(await store.addInvitation({ ask: ask.id, person: town.noor, at: NOON, reasons: [] })).toBeNull();
  });

  test('know whom they were put to for the first time', async () => {
    const { town, store, goal, ask } = await openAsk();
    const [one, other] = await inviteMany(town, 2);
    const invite = async (id: string, person: string | undefined, at: number) => {
      const made = await store.addInvitation({ ask: id, person: person ?? '', at, reasons: [] });
      await store.answerInvitation(made?.id ?? '', answered('declined'));
    };
    const second = await store.addAsk(newAsk(town, goal));
    await invite(ask.id, one, NOON);
    await invite(second.id, one, NOON + DAY);
    await invite(second.id, other, NOON + DAY + 1);
    expect((await store.latestInvitations(9)).map(({ person, wasFirst }) => [person, wasFirst])).toEqual([[other, true], [one, false], [one, true]]);
    expect(await store.latestInvitations(1)).toHaveLength(1);
  });

  test('are seen by their own community only', async () => {
    const { town, store, goal, ask } = await openAsk();
    const theirs = await foundTown(opened.store);
    await join(town, town.noor);
    const invitation = await store.addInvitation({ ask: ask.id, person: town.noor, at: NOON, reasons: [] });
    const help = await store.addHelp({ ask: ask.id, goal, person: town.mira, way: 'call', at: NOON });
    await theirs.store.changeAsk(ask.id, { state: 'closed' });
    await theirs.store.leaveRegister(town.noor, NOON);
    const seen = [await theirs.store.ask(ask.id), await theirs.store.invitation(invitation?.id ?? ''), await theirs.store.help(help?.id ?? ''), await theirs.store.volunteer(town.noor)];
    expect(seen).toEqual([null, null, null, null]);
    expect(await theirs.store.answerInvitation(invitation?.id ?? '', answered('yes'))).toBe(false);
    expect(await theirs.store.addHelp({ ask: ask.id, goal, person: theirs.mira, way: 'call', at: NOON })).toBeNull();
    expect([(await store.ask(ask.id))?.state, await store.volunteer(town.noor)]).toEqual(['open', newVolunteer(town.noor)]);
  });

  test('say which communities are asking', async () => {
    const { town, store, goal, ask } = await openAsk();
    const id = town.address.community;
    const asking = async () => (await opened.store.queue.communitiesAsking(null, 1000)).includes(id);
    expect(await asking()).toBe(true);
    expect(await opened.store.queue.communitiesAsking(id, 1)).not.toContain(id);
    const help = await store.addHelp({ ask: ask.id, goal, person: town.noor, way: 'call', at: NOON });
    await store.changeAsk(ask.id, { state: 'filled' });
    expect(await asking()).toBe(true);
    await store.changeHelp(help?.id ?? '', { doneAt: NOON + HOUR });
    expect(await asking()).toBe(false);
    await store.changeAsk(ask.id, { state: 'open' });
    await opened.store.queue.leaveHome('discord', town.key, NOON);
    expect(await asking()).toBe(false);
  });
});

describe('helps', () => {
  test('take the last place once, of 20 who want it at once', async () => {
    const { town, store, goal, ask } = await openAsk({ places: 2 });
    const people = await inviteMany(town, 20);
    const take = (person: string) => store.addHelp({ ask: ask.id, goal, person, way: 'call', at: NOON });
    const first = await take(people[0]!);
    expect(await take(people[0]!)).toBeNull();
    const taken = (await Promise.all(people.slice(1).map(take))).filter((each) => each !== null);
    expect(taken).toHaveLength(1);
    expect(await store.changeHelp(first?.id ?? '', { handedBackAt: NOON + HOUR })).toBe(true);
    expect((await Promise.all(people.map(take))).filter((each) => each !== null)).toHaveLength(1);
    expect((await store.helps({ ask: ask.id })).filter(({ handedBackAt }) => handedBackAt === null)).toHaveLength(2);
    await store.changeAsk(ask.id, { state: 'closed' });
    await store.changeHelp(taken[0]!.id, { handedBackAt: NOON + HOUR });
    expect(await take(town.mira)).toBeNull();
  });

  test('are offered once a goal, end one way, and say each thing once', async () => {
    const { town, store, goal } = await openAsk();
    const offer = () => store.addHelp({ ask: null, goal, person: town.noor, way: 'offer', at: NOON });
    const made = (await Promise.all(Array.from({ length: 5 }, offer))).filter((each) => each !== null);
    expect(made).toHaveLength(1);
    const id = made[0]!.id;
    expect(await store.helps({ running: true })).toEqual(made);
    const said = [
      await store.changeHelp(id, { check: 'need-help' }),
      await store.changeHelp(id, { check: 'need-help' }),
      await store.changeHelp(id, { check: 'on-track', checkAskedAt: NOON }),
      await store.changeHelp(id, { checkAskedAt: NOON + 1 }),
      await store.changeHelp(id, {}),
      await store.changeHelp('no id', { doneAt: NOON }),
    ];
    expect(said).toEqual([true, false, true, false, false, false]);
    const ends = await Promise.all([store.changeHelp(id, { doneAt: NOON }), store.changeHelp(id, { handedBackAt: NOON })]);
    expect(ends.filter(Boolean)).toHaveLength(1);
    expect(await store.help(id)).toMatchObject({ check: 'on-track', checkAskedAt: NOON, doneAt: ends[0] ? NOON : null, handedBackAt: ends[0] ? null : NOON });
    expect(await store.helps({ running: true })).toEqual([]);
  });

  test('are thanked once', async () => {
    const { town, store, goal } = await openAsk();
    const help = await store.addHelp({ ask: null, goal, person: town.noor, way: 'offer', at: NOON });
    expect((await store.helps({ unthanked: true })).map(({ id }) => id)).toEqual([help?.id]);
    const thanks = await Promise.all([1, 2, 3].map((later) => store.changeHelp(help?.id ?? '', { thankedAt: NOON + later })));
    expect(thanks.filter(Boolean)).toHaveLength(1);
    expect([await store.helps({ unthanked: true }), (await store.helps({ goal })).length, await store.helps({ goal: 'no id' })]).toEqual([[], 1, []]);
  });

  test('that were offered and never asked for are listed while their goal is active', async () => {
    const { town, store, goal, ask } = await openAsk();
    const { mira, noor } = town;
    const closed = await store.addGoal(newGoal(town, { state: 'let-go', closedAt: NOON }));
    await join(town, mira);
    await store.addOffer(closed.id, noor, NOON - HOUR);
    await store.addOffer(goal, noor, NOON);
    await store.addOffer(goal, mira, NOON + 1);
    expect(await store.offeredNeverAsked()).toEqual([{ goal, person: noor, at: NOON }, { goal, person: mira, at: NOON + 1 }]);
    await store.addInvitation({ ask: ask.id, person: mira, at: NOON, reasons: ['offered'] });
    expect((await store.offeredNeverAsked()).map(({ person }) => person)).toEqual([noor]);
  });
});

describe('answers to "Glad we did this?"', () => {
  test('count once a person, and who and what are never in one row', async () => {
    const { town, store, goal } = await openAsk();
    const said = await Promise.all([
      ...Array.from({ length: 5 }, () => store.addGlad(goal, town.mira, 'good')),
      store.addGlad(goal, town.noor, 'bad'),
    ]);
    expect(said.filter(Boolean)).toHaveLength(2);
    expect(await store.addGlad(goal, town.noor, 'good')).toBe(false);
    expect(await store.glad(goal)).toEqual({ good: 1, fair: 0, bad: 1 });
    expect(Object.keys((await store.goal(goal)) ?? {}).filter((name) => name.startsWith('glad'))).toEqual([]);
    expect([await store.addGlad('no id', town.noor, 'bad'), await store.glad('no id')]).toEqual([false, { good: 0, fair: 0, bad: 0 }]);
  });
});

describe('places for new conversations', () => {
  const BUDGET = { most: 5, window: 10 * MINUTE, apart: 0 };
  let own: TestStore;
  let processes: Store[];
  beforeEach(async () => {
    own = await openTestStore();
    // The embedded engine takes one process at a time.
    const others = own.target.engine === 'embedded' ? [own.store, own.store] : await Promise.all([openTarget(own.target), openTarget(own.target)]);
    processes = [own.store, ...others];
  });
  afterEach(async () => {
    await Promise.all(processes.filter((each) => each !== own.store).map((each) => each.close()));
    await own.dispose();
  });
  const take = (process: number, key: string, now: number, budget = BUDGET): Promise<DmPlace> => processes[process % 3]!.queue.takeDmPlace(key, now, budget);

  test('are five in any ten minutes for three processes with 200 people, whose clocks differ', async () => {
    const waiting = new Set(Array.from({ length: 200 }, (_, index) => `person-${index}`));
    const taken: number[] = [];
    for (let minute = 0; minute < 45; minute += 3) {
      const asked = [...waiting].slice(0, minute === 0 ? 200 : 12);
      const answers = await Promise.all(asked.map(async (key, index) => ({ key, now: NOON + minute * MINUTE - (index % 3) * 1_700, place: await take(index, key, NOON + minute * MINUTE - (index % 3) * 1_700) })));
      for (const { key, now, place } of answers) {
        if (place.is === 'taken') taken.push(now);
        if (place.is === 'taken') waiting.delete(key);
        if (place.is === 'wait') expect(place.until).toBeGreaterThan(now);
      }
    }
    expect(taken.length).toBeGreaterThanOrEqual(20);
    for (const from of taken) expect(taken.filter((at) => at >= from && at < from + BUDGET.window).length).toBeLessThanOrEqual(5);
  });

  test('are given one after the other, however many ask at once', async () => {
    const apart = { ...BUDGET, apart: MINUTE };
    const asked = await Promise.all(['one', 'two', 'three'].map((key, index) => take(index, key, NOON, apart)));
    expect(asked.filter(({ is }) => is === 'taken')).toHaveLength(1);
    expect(asked.filter(({ is }) => is === 'wait')).toEqual([{ is: 'wait', until: NOON + MINUTE }, { is: 'wait', until: NOON + MINUTE }]);
    expect(await take(1, 'four', NOON + MINUTE - 1, apart)).toEqual({ is: 'wait', until: NOON + MINUTE });
    expect((await take(2, 'four', NOON + MINUTE, apart)).is).toBe('taken');
    // A clock that is behind waits for the place a faster one took.
    expect(await take(0, 'five', NOON + MINUTE / 2, apart)).toEqual({ is: 'wait', until: NOON + 2 * MINUTE });
  });

  test('are one for one person, however often and by whom it is asked for', async () => {
    const same = await Promise.all(Array.from({ length: 12 }, (_, index) => take(index, 'mira', NOON)));
    expect(same.every(({ is }) => is === 'taken')).toBe(true);
    for (const key of ['one', 'two', 'three', 'four']) expect((await take(0, key, NOON + MINUTE)).is).toBe('taken');
    expect(await take(1, 'five', NOON + 2 * MINUTE)).toEqual({ is: 'wait', until: NOON + 10 * MINUTE });
    expect((await take(2, 'mira', NOON + 5 * MINUTE)).is).toBe('taken');
    expect(await take(1, 'five', NOON + 6 * MINUTE)).toEqual({ is: 'wait', until: NOON + 11 * MINUTE });
    expect((await take(1, 'five', NOON + 11 * MINUTE)).is).toBe('taken');
  });

  test('are none while stopped, until they are released', async () => {
    const [one, other] = [processes[0]!.queue, processes[1]!.queue];
    expect([await one.dmStop(), await one.releaseDms(NOON)]).toEqual([null, false]);
    const stops = await Promise.all(Array.from({ length: 6 }, (_, index) => processes[index % 3]!.queue.stopDms(`reason-${index}`, NOON)));
    expect(stops.filter(Boolean)).toHaveLength(1);
    expect(await other.dmStop()).toEqual({ since: NOON, reason: `reason-${stops.indexOf(true)}` });
    expect(await take(2, 'mira', NOON)).toEqual({ is: 'stopped' });
    expect([await other.releaseDms(NOON + HOUR), await other.releaseDms(NOON + HOUR), await one.dmStop()]).toEqual([true, false, null]);
    expect((await take(2, 'mira', NOON + HOUR)).is).toBe('taken');
    expect(await one.stopDms('again', NOON + 2 * HOUR)).toBe(true);
    expect(await one.dmStop()).toEqual({ since: NOON + 2 * HOUR, reason: 'again' });
  });

  test('are forgotten after a day', async () => {
    await take(0, 'mira', NOON);
    await own.store.queue.forget(NOON + 2 * DAY);
    for (const key of ['one', 'two', 'three', 'four', 'five']) expect((await take(0, key, NOON)).is).toBe('taken');
  });
});
