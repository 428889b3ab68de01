/** Discord's limits are obeyed: nothing is sent into a bucket known to be empty, and what has to wait comes once. */
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from '@jest/globals';
import { report, sized } from '../sizes.js';
import { openTown, POST, type Asked, type Town } from './town.js';

let town: Town | null = null;
afterEach(async () => {
  await town?.close();
  town = null;
});

async function waitFor(inside: Town, asked: readonly Asked[]): Promise<void> {
  const missing = (): Asked[] => asked.filter((one) => inside.copiesOf(one).length === 0);
  for (let tries = 0; missing().length > 0; tries += 1) {
    if (tries > sized(600, 6000)) throw new Error(`${String(missing().length)} posts did not come`);
    await inside.tick();
    await setTimeout(100);
  }
}

function countRefused({ fake }: Town): number {
  return fake.ledger.requestsTo(POST).filter(({ status }) => status === 429).length;
}

test('a channel takes five posts in five seconds: the others wait outside', async () => {
  town = await openTown({ rateLimits: 'on', goes: true });
  const place = await town.addPlace('Harbour');
  const channel = place.guild.addChannel({ name: 'work' });
  await town.startBot();
  const asked: Asked[] = [await town.ask(place, place.guild.addChannel({ name: 'first' }))];
  await town.untilKnown(asked);
  // The library knows which limit a kind of request has once one was answered.
  await waitFor(town, asked);
  for (let number = 0; number < 9; number += 1) asked.push(await town.ask(place, channel));
  await waitFor(town, asked);
  expect(town.judge()).toEqual([]);
  expect(countRefused(town)).toBe(0);
  expect(town.fake.ledger.requestsTo(POST)).toHaveLength(asked.length);
}, 120_000);

test.each([['one process', 1], ['two processes that do not know of each other', 2]] as const)('fifty requests a second are taken from a bot: %s', async (name, processes) => {
  town = await openTown({ rateLimits: 'on', goes: true });
  const place = await town.addPlace('Harbour');
  for (let started = 0; started < processes; started += 1) await town.startBot();
  const asked: Asked[] = [];
  const count = sized(80, 2000);
  for (let number = 0; number < count; number += 1) asked.push(await town.ask(place, place.guild.addChannel({ name: `channel-${String(number)}` })));
  await town.untilKnown(asked);
  await waitFor(town, asked);
  report(`posts under the global limit, ${name}, 429s`, town.fake.ledger.requestsTo(POST).length, countRefused(town));
  expect(town.judge()).toEqual([]);
  // Obeyed, a limit met costs no more than what was on its way at that moment.
  expect(countRefused(town)).toBeLessThanOrEqual(processes === 1 ? 0 : count);
}, sized(150_000, 600_000));
