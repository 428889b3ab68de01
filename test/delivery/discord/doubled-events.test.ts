/** Discord may deliver an interaction more than once, and to two sessions at a time: it has one effect and one answer. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../../fakes/discord/fake-discord.js';
import { report, sized } from '../sizes.js';
import { openTown, type Place, type Town } from './town.js';

const COMMANDS = sized(120, 10_000);
const AT_ONCE = 12;
const GOALS = 12;
const DAY = 24 * 3_600_000;
/** Seeded, so that each run delivers each command as often as the run before. */
const HOW_OFTEN = [1, 3, 2, 2, 1, 3, 3];

let town: Town;
let place: Place;
let people: Person[];

beforeAll(async () => {
  town = await openTown();
  place = await town.addPlace('Harbour');
  people = Array.from({ length: AT_ONCE }, (_, number) => place.guild.addPerson({ name: `Person ${String(number)}` }));
  for (let number = 0; number < GOALS; number += 1) await town.ask(place, place.managers, { measure: { is: 'number', target: 100_000_000, unit: 'pages' } });
  await Promise.all([town.startBot(), town.startBot()]);
  for (const person of people) await person.command(place.managers, 'goal list');
  // Whoever is new has progress wait for the steward's ✓.
  town.clock.moveBy(8 * DAY);
});
afterAll(async () => {
  await town.close();
});

/** The private answer, or why there was none. */
async function reportProgress(person: Person, goal: number, amount: number): Promise<string> {
  try {
    const outcome = await person.command(place.managers, 'goal progress', { goal: String(1 + (goal % GOALS)), amount: String(amount) });
    return outcome.private ? outcome.text : `for everybody to see: ${outcome.text}`;
  } catch (error) {
    return `${String(error)} ${JSON.stringify(town.log.alarms.slice(-5))}`;
  }
}

test('two sessions and up to three copies each: one effect and one answer for every command', async () => {
  const { fake } = town;
  expect(fake.gateway.connectedCount).toBe(2);
  const wrong: string[] = [];
  for (let number = 0; number < COMMANDS; number += AT_ONCE) {
    fake.gateway.copies = HOW_OFTEN[(number / AT_ONCE) % HOW_OFTEN.length] ?? 1;
    const answers = await Promise.all(people.map((person, which) => reportProgress(person, which, number + which + 1)));
    wrong.push(...answers.filter((answer) => !answer.startsWith('Counted')));
  }
  await fake.settled();
  const goals = await place.community.goals();
  const amounts = [...(await place.community.entriesOf(goals.map(({ id }) => id))).values()].flat().map(({ amount }) => amount);
  const expected = Array.from({ length: COMMANDS }, (_, number) => number + 1);
  const effects = amounts.toSorted((one, other) => one - other);
  report('commands delivered two to six times on Discord', COMMANDS, wrong.length + Math.abs(effects.length - COMMANDS));
  expect(wrong).toEqual([]);
  expect(effects).toEqual(expected);
  // What stands on a person's screen: one answer for each command, none of them changed or still waited for.
  const screens = people.map((person) => fake.ledger.seenBy(person).filter((message) => message.private));
  expect(screens.map((screen) => screen.length)).toEqual(people.map(() => 1 + COMMANDS / AT_ONCE));
  expect(screens.flat().filter(({ revisions }) => revisions.length !== 1)).toEqual([]);
  expect(fake.violations).toEqual([]);
}, sized(60_000, 1_800_000));

test('a command that comes again a day later, and after a restart, has no second effect', async () => {
  const { fake } = town;
  fake.gateway.copies = 1;
  const [person] = people;
  const outcome = await person!.command(place.managers, 'goal progress', { goal: '1', amount: '5' });
  const [goal] = (await place.community.goals()).filter(({ number }) => number === 1);
  const before = (await place.community.entries(goal!.id)).length;
  town.clock.moveBy(DAY);
  await town.startBot();
  fake.replayInteraction(outcome.interactionId);
  await fake.settled(200);
  expect(await place.community.entries(goal!.id)).toHaveLength(before);
});
