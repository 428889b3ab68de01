/** What Discord’s refusals of a direct message lead to, from the ask to the next person. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Permission, type FakeChannel, type Person } from '../../fakes/discord/fake-discord.js';
import type { FaultKind } from '../../fakes/discord/faults.js';
import { makeGoal } from '../../cards/sample.js';
import { until } from '../../journeys/stage.js';
import { HOUR, MINUTE, openTown, POST, type Place, type Town } from './town.js';

const OPEN = 'POST /users/@me/channels';

let town: Town;
let place: Place;
let channel: FakeChannel;
let volunteers: Person[] = [];

beforeAll(async () => {
  town = await openTown();
  await town.startBot();
});
beforeEach(async () => {
  place = await town.addPlace(`Harbour ${String(town.places.length)}`);
  channel = place.guild.addChannel({ name: 'work' });
  volunteers = [];
});
afterEach(async () => {
  expect(town.fake.violations).toEqual([]);
  town.fake.faults.clear();
  await town.store.queue.releaseDms(town.clock.now());
  await town.store.queue.leaveHome('discord', place.guild.id, town.clock.now());
  town.clock.moveBy(HOUR);
});
afterAll(() => town.close());

/** One place, and two people who may be asked for it, the first of them first. */
async function ask(threadFallback = false): Promise<void> {
  const { community, home, guild } = place;
  const now = town.clock.now();
  for (const name of ['Lea', 'Tom']) {
    const person = guild.addPerson({ name });
    const { id } = await community.person(home.id, person.id, now);
    await community.saveConsent(id, { purpose: 'asks', wording: 'w', givenAt: now, refusedAt: null, withdrawnAt: null });
    await community.saveVolunteer({ person: id, skills: name === 'Lea' ? ['French'] : [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback, unnamed: false }, now);
    volunteers.push(person);
  }
  const asker = await community.person(home.id, guild.addPerson({ name: 'Mira' }).id, now);
  const { id: _, number: _number, ...goal } = makeGoal({ home: home.id, channel: channel.id, steward: asker.id, openedAt: now, lastMovedAt: now, due: '2999-12-31' });
  const { id } = await community.addGoal(goal);
  await community.addAsk({ goal: id, task: 'Paint', size: null, deadline: '2999-12-31', places: 1, skill: 'French', asker: asker.id, messagesFrom: now, answerHours: 48, seed: 1, at: now });
}

const got = (): number[] => volunteers.map((person) => town.fake.ledger.posts(person).length);
const opened = (): (string | undefined)[] => town.fake.ledger.requestsTo(OPEN).map(({ body }) => (body as { recipient_id?: string }).recipient_id).filter((id) => volunteers.some((person) => person.id === id));
const answers = async (): Promise<unknown[]> => (await place.community.latestInvitations(9)).toReversed().map(({ answer }) => answer);

describe('a refusal about one person', () => {
  test.each<[FaultKind, string]>([['403:50007', POST], ['400:50007', OPEN], ['403:50278', OPEN], ['403:50278', POST], ['404:10013', OPEN]])('%s of %s leads to the next one, and is not tried again', async (fault, which) => {
    await ask();
    const isTheirs = (target: { readonly method: string; readonly route: string; readonly path: string; readonly body: object }) =>
      `${target.method} ${target.route}` === which && (which === OPEN ? JSON.stringify(target.body).includes(volunteers[0]!.id) : target.path.includes(volunteers[0]!.dm.id));
    town.fake.faults.next(isTheirs, fault, 9);
    await town.pass(3 * MINUTE, MINUTE);
    expect(got()).toEqual([0, 1]);
    expect(await answers()).toEqual(['closed', null]);
    expect(opened()).toEqual(volunteers.map(({ id }) => id));
    expect(await town.store.queue.dmStop()).toBeNull();
    expect(town.notesIn(place)).toEqual([]);
  });

  test('is followed by a private corner where they chose so and it is allowed', async () => {
    place.guild.botPermissions |= Permission.createPrivateThreads | Permission.sendMessagesInThreads | Permission.manageChannels;
    await ask(true);
    const ref = { platform: 'discord', home: place.guild.id, channel: channel.id } as const;
    await until('the permissions are known', async () => (await town.bots[0]!.connection.chat.missing(ref, ['slow']))?.length === 0);
    volunteers[0]!.closeDms();
    await town.pass(3 * MINUTE, MINUTE);
    const [thread] = place.guild.threads;
    expect(thread?.parent).toBe(channel);
    expect(town.fake.ledger.posts(thread!)).toHaveLength(1);
    expect(town.fake.ledger.seenBy(volunteers[1]!).filter(({ text }) => text.includes('Paint'))).toEqual([]);
    expect([await answers(), opened()]).toEqual([[null], [volunteers[0]!.id]]);
  });
});

describe('a refusal about all people', () => {
  test.each<FaultKind>(['403:40003', '403:20026', '403:0', '400:99999'])('%s stops after one request, says so to managers, and waits for whoever runs Guidon', async (fault) => {
    await ask();
    town.fake.faults.next(OPEN, fault, 1);
    await town.pass(3 * HOUR, 20 * MINUTE);
    expect([opened(), got(), await answers()]).toEqual([[volunteers[0]!.id], [0, 0], [null]]);
    expect(town.notesIn(place).filter((text) => text.includes('stopped'))).toHaveLength(1);
    await town.store.queue.releaseDms(town.clock.now());
    await town.pass(80 * MINUTE, 20 * MINUTE);
    expect(got()).toEqual([1, 0]);
  });
});

test.each([OPEN, POST])('a rate limit of %s is waited for, and nobody else is asked meanwhile', async (which) => {
  await ask();
  town.fake.faults.next((target) => `${target.method} ${target.route}` === which && (which === OPEN || target.path.includes(volunteers[0]!.dm.id)), '429', 1);
  await town.pass(3 * MINUTE, 20_000);
  expect([got(), await answers()]).toEqual([[1, 0], [null]]);
});
