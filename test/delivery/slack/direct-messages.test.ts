/** What Slack’s refusals of a direct message lead to, from the ask to the next person. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { makeGoal } from '../../cards/sample.js';
import type { FaultKind } from '../../fakes/slack/faults.js';
import type { Person } from '../../fakes/slack/fake-slack.js';
import { DAY } from '../../jobs/rig.js';
import { HOUR, MINUTE, openSquare, type Square } from './square.js';

const OPEN = 'conversations.open';
const POST = 'chat.postMessage';

let square: Square;
let volunteers: Person[] = [];
let asks: string[] = [];

beforeAll(async () => {
  square = await openSquare();
});
beforeEach(() => {
  [volunteers, asks] = [[], []];
});
afterEach(async () => {
  expect(square.fake.violations).toEqual([]);
  square.fake.faults.clear();
  const { community, store, clock } = square;
  await store.queue.releaseDms(clock.now());
  for (const id of asks) await community.changeAsk(id, { state: 'closed', closedAt: clock.now() });
  for (const { person } of (await community.volunteersToAsk()).map(({ volunteer }) => volunteer)) await community.leaveRegister(person, clock.now());
  clock.moveBy(DAY);
});
afterAll(() => square.close());

/** One place, and two people who may be asked for it, the first of them first. */
async function ask(): Promise<void> {
  const { community, home, clock, team } = square;
  const now = clock.now();
  for (const name of ['Lea', 'Tom']) {
    const person = team.addPerson({ name });
    const { id } = await community.person(home.id, person.id, now);
    await community.saveConsent(id, { purpose: 'asks', wording: 'w', givenAt: now, refusedAt: null, withdrawnAt: null });
    await community.saveVolunteer({ person: id, skills: name === 'Lea' ? ['French'] : [], quiet: null, zone: 'UTC', pausedUntil: null, threadFallback: true, unnamed: false }, now);
    volunteers.push(person);
  }
  const asker = await community.person(home.id, 'U0ASKER', now);
  const { id: _, number: _number, ...goal } = makeGoal({ home: home.id, channel: team.addChannel({ name: `work-${String(square.fake.ledger.requests.length)}` }).id, steward: asker.id, openedAt: now, lastMovedAt: now, due: '2999-12-31' });
  const { id } = await community.addGoal(goal);
  const added = await community.addAsk({ goal: id, task: 'Paint', size: null, deadline: '2999-12-31', places: 1, skill: 'French', asker: asker.id, messagesFrom: now, answerHours: 48, seed: 1, at: now });
  asks.push(added.id);
}

const got = (): number[] => volunteers.map((person) => square.fake.ledger.posts(person).length);
const triesTo = (person: Person | undefined): number => square.fake.ledger.requestsTo(OPEN).filter(({ args }) => args['users'] === person?.id).length;
const answers = async (): Promise<unknown[]> => (await square.community.invitations(asks[0] ?? '')).map(({ answer }) => answer);

describe('a refusal about one person', () => {
  test.each([['cannot_dm_bot', OPEN], ['user_disabled', OPEN], ['user_not_found', OPEN], ['cannot_dm_bot', POST]])('%s of %s leads to the next one, also where they would have liked a private corner, which Slack has not', async (code, which) => {
    await ask();
    square.fake.faults.next(({ method, args }) => method === which && (which === POST || args['users'] === volunteers[0]?.id), `refused:${code}`, 1);
    await square.pass(3 * MINUTE, MINUTE);
    expect([got(), await answers()]).toEqual([[0, 1], ['closed', null]]);
    expect([triesTo(volunteers[0]), triesTo(volunteers[1])]).toEqual([1, 1]);
    expect(await square.store.queue.dmStop()).toBeNull();
  });

  test('of Slack’s own, for an account that is closed, does the same', async () => {
    await ask();
    volunteers[0]?.deactivate();
    await square.pass(3 * MINUTE, MINUTE);
    expect([got(), await answers()]).toEqual([[0, 1], ['closed', null]]);
  });
});

describe('a refusal about all people', () => {
  test.each(['restricted_action', 'messages_tab_disabled', 'never_heard_of'])('%s stops after one request, says so to managers, and waits for whoever runs Guidon', async (code) => {
    await ask();
    const notes = square.notes().length;
    square.fake.faults.next(OPEN, `refused:${code}`, 1);
    await square.pass(3 * HOUR, 20 * MINUTE);
    expect([triesTo(volunteers[0]), triesTo(volunteers[1]), got(), await answers()]).toEqual([1, 0, [0, 0], [null]]);
    expect(square.notes().slice(notes).filter((text) => text.includes('stopped'))).toHaveLength(1);
    await square.store.queue.releaseDms(square.clock.now());
    await square.pass(80 * MINUTE, 20 * MINUTE);
    expect(got()).toEqual([1, 0]);
  });
});

test.each<[FaultKind, string]>([['429', OPEN], ['429', POST], ['refused:ratelimited', OPEN]])('%s of %s is waited for, and nobody else is asked meanwhile', async (fault, which) => {
  await ask();
  square.fake.faults.next(which, fault, 1);
  await square.pass(5 * MINUTE, 20_000);
  expect([got(), await answers()]).toEqual([[1, 0], [null]]);
});
