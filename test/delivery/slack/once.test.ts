/** Slack hands over what it thinks was not taken up to four times, to whichever process answers: each has one effect. */
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Person } from '../../fakes/slack/fake-slack.js';
import { report, sized } from '../sizes.js';
import { HOUR, MINUTE, openSquare, SECOND, type Square } from './square.js';

jest.setTimeout(sized(240_000, 7_200_000));

/** When Slack sends the same again, after the first time. */
const AGAIN = [3 * SECOND, MINUTE, 5 * MINUTE];
/** So many people act at the same moment. */
const AT_ONCE = 20;
const COMMANDS = sized(40, 5_000);
const HOME_VISITS = sized(40, 5_000);
const ENTRIES_A_GOAL = 50;

let square: Square;
afterEach(() => square.close());

function addPeople(): Person[] {
  return Array.from({ length: AT_ONCE }, (_, index) => square.team.addPerson({ name: `Person ${String(index)}` }));
}

/** Lets everything that was said come again at Slack's later moments, every other one `twice` at the same time. */
async function sayAgain(again: (id: string, attempt: number) => Promise<unknown>, ids: readonly string[], twice: boolean): Promise<void> {
  let passed = 0;
  for (const [index, after] of AGAIN.entries()) {
    square.clock.moveBy(after - passed);
    passed = after;
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const batch = ids.slice(from, from + AT_ONCE);
      await Promise.all(batch.flatMap((id, place) => Array.from({ length: twice && place % 2 === 0 ? 2 : 1 }, () => again(id, index + 1))));
    }
    await square.fake.settled();
  }
}

describe.each(['http', 'socket'] as const)('over %s, with two processes', (transport) => {
  test('each command counts once and is answered once', async () => {
    square = await openSquare({ transport, bots: 2, quietMs: 500 });
    const people = addPeople();
    const room = square.team.addChannel({ name: 'room' });
    const goals: string[] = [];
    const ids: string[] = [];
    // Over sockets half of them come twice at the same moment, through two connections; over HTTP two processes take turns.
    for (let from = 0; from < COMMANDS; from += AT_ONCE) {
      if (from % ENTRIES_A_GOAL === 0 || goals.length === 0) goals.push((await square.ask(room)).goal);
      if (transport === 'socket') square.fake.socket.copies = (from / AT_ONCE) % 2 === 0 ? 2 : 1;
      const number = (await square.community.goal(goals.at(-1) ?? ''))?.number ?? 0;
      const outcomes = await Promise.all(people.slice(0, COMMANDS - from).map((person) => person.command(room, '/guidon', `goal progress goal:#${String(number)} amount:1`)));
      ids.push(...outcomes.map(({ interactionId }) => interactionId));
      square.clock.moveBy(SECOND);
    }
    await sayAgain((id) => square.fake.replayInteraction(id), ids, transport === 'http');
    const entries = await Promise.all(goals.map((goal) => square.community.entries(goal)));
    const effects = entries.flat().length;
    report(`commands × 4 over ${transport}`, COMMANDS, Math.abs(effects - COMMANDS));
    const answers = square.fake.ledger.requestsTo('response_url').length;
    expect([ids.length, effects, answers]).toEqual([COMMANDS, COMMANDS, COMMANDS]);
    expect([square.fake.violations, square.log.alarms]).toEqual([[], []]);
  });

  test('each event is heeded once', async () => {
    square = await openSquare({ transport, bots: 2, quietMs: 50 });
    const people = addPeople();
    for (let from = 0; from < HOME_VISITS; from += AT_ONCE) {
      square.fake.events.copies = (from / AT_ONCE) % 2 === 0 ? 2 : 1;
      await Promise.all(people.slice(0, HOME_VISITS - from).map((person) => person.openHome()));
      square.clock.moveBy(SECOND);
    }
    square.fake.events.copies = 1;
    await square.fake.settled();
    await sayAgain((id, attempt) => square.fake.events.replay(id, attempt), square.fake.events.ids, true);
    const shown = square.fake.ledger.requestsTo('views.publish').length;
    report(`events × 4 over ${transport}`, HOME_VISITS, Math.abs(shown - HOME_VISITS));
    expect([square.fake.events.ids.length, shown]).toEqual([HOME_VISITS, HOME_VISITS]);
    expect([square.fake.violations, square.log.alarms]).toEqual([[], []]);
    if (transport === 'http') expect(square.fake.http.sent.filter(({ headers }) => headers['x-slack-retry-num'] !== undefined).length).toBeGreaterThanOrEqual(3 * HOME_VISITS);
  });
});

describe('what was heard before', () => {
  test('is remembered for two days', async () => {
    square = await openSquare();
    const [person] = addPeople();
    const room = square.team.addChannel({ name: 'room' });
    const { goal } = await square.ask(room);
    const { interactionId } = await person!.command(room, '/guidon', 'goal progress goal:#1 amount:1');
    await square.pass(47 * HOUR, 12 * HOUR);
    await square.fake.replayInteraction(interactionId);
    await square.fake.settled();
    expect(await square.community.entries(goal)).toHaveLength(1);
  });

  test('that the app was removed is not heeded again once it is back', async () => {
    square = await openSquare();
    square.team.uninstall();
    await square.fake.settled();
    expect(square.bots[0]?.connection.homes()).toEqual([]);
    square.team.installed = true;
    const [gone] = square.bots.splice(0);
    await gone?.ticking.stop();
    await gone?.connection.close();
    square.clock.moveBy(MINUTE);
    const back = await square.startBot();
    for (const id of square.fake.events.ids) for (const attempt of [1, 2, 3]) await square.fake.events.replay(id, attempt);
    await square.fake.settled();
    expect(back.connection.homes()).toHaveLength(1);
    const post = await square.ask();
    await square.settle();
    expect(square.seen(post)).toHaveLength(1);
  });
});
