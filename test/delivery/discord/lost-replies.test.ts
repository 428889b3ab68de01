/** A reply that gets lost must cost nobody a post and show nobody two. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createClient } from '../../../src/adapters/discord/create-client.js';
import type { FaultKind } from '../../fakes/discord/faults.js';
import { StoryLog } from '../../journeys/stage.js';
import { report, sized } from '../sizes.js';
import { HOUR, MINUTE, openTown, SECOND, type Asked, type Town } from './town.js';

const LOST = ['no-answer-after-store', 'reset-after-store', '500-after-store', 'cut-body'] as const satisfies readonly FaultKind[];
/** A call may take 12 s, reply and all; the row in which this is promised allows 15. */
const LONGEST_CALL = 15_000;

let town: Town;
beforeAll(async () => {
  town = await openTown();
  // Calls that are never answered take their time; more workers let more of them wait at once.
  for (let workers = 0; workers < sized(1, 8); workers += 1) await town.startBot();
  await town.addPlace('Harbour');
});
afterAll(async () => {
  await town.close();
});

function breakFirstTry(posts: readonly Asked[], fault: FaultKind): void {
  const left = new Set(posts.map(({ title }) => title));
  town.fake.faults.next(({ body }) => [...left].some((title) => String(body['content']).includes(title) && left.delete(title)), fault, posts.length);
}

/** Posts, each in a channel of its own; the first request to post each of them meets this fault. */
async function askMany(count: number, fault: FaultKind): Promise<Asked[]> {
  const [place] = town.places;
  if (!place) throw new Error('there is no place');
  const posts: Asked[] = [];
  for (let number = 0; number < count; number += 1) posts.push(await town.ask(place, place.guild.addChannel({ name: `channel-${String(number)}` })));
  breakFirstTry(posts, fault);
  await town.untilKnown(posts);
  return posts;
}

function sum(lists: readonly (readonly Asked[])[]): number {
  return lists.reduce((total, { length }) => total + length, 0);
}

describe('a reply that is lost', () => {
  test('leaves one copy, whichever way it is lost', async () => {
    const lists: Asked[][] = [];
    for (const fault of LOST) lists.push(await askMany(sized(20, 1000), fault));
    await town.settle();
    await town.pass(HOUR, 10 * MINUTE);
    const breaches = town.judge();
    report('replies lost on Discord', sum(lists), breaches.length);
    expect(breaches).toEqual([]);
    for (const list of lists) expect(list.filter((asked) => town.knocksOf(asked).length < 2)).toEqual([]);
    expect(town.fake.violations).toEqual([]);
  }, sized(60_000, 1_800_000));

  test('ends a call in time: the client is not more patient than that, and repeats nothing', () => {
    const { options } = createClient(undefined, new StoryLog()).rest;
    expect(options.timeout).toBeLessThan(LONGEST_CALL);
    expect(options.retries).toBe(0);
  });
});

describe('after the time in which Discord recognises a repeat', () => {
  const GAPS = [['121 seconds', 121 * SECOND], ['10 minutes', 10 * MINUTE], ['24 hours', 24 * HOUR]] as const;
  const QUICK = LOST.filter((fault) => fault !== 'no-answer-after-store');

  test.each(GAPS)('(%s) a post that is there is found and not sent again', async (name, gap) => {
    const lists: Asked[][] = [];
    for (const fault of QUICK) lists.push(await askMany(sized(3, 100), fault));
    await town.tick();
    const person = town.places[0]?.guild.addPerson({ name: 'Mira' });
    for (const { channel } of lists.flat()) for (let said = 0; said < 3; said += 1) person?.say(channel, 'talk goes on');
    await town.pass(gap, gap);
    await town.settle(HOUR, 30 * SECOND);
    const breaches = town.judge();
    report(`looked for after ${name}`, sum(lists), breaches.length);
    expect(breaches).toEqual([]);
    // Found by its marker: no second request to post it was made at all.
    for (const asked of lists.flat()) expect(town.knocksOf(asked)).toHaveLength(1);
  }, sized(60_000, 600_000));

  test.each(GAPS)('(%s) a post that never arrived is sent, once', async (name, gap) => {
    const posts = await askMany(sized(4, 100), 'reset');
    await town.tick();
    await town.pass(gap, gap);
    await town.settle(HOUR, 30 * SECOND);
    const breaches = town.judge();
    report(`sent again after ${name}`, posts.length, breaches.length);
    expect(breaches).toEqual([]);
    for (const asked of posts) expect(town.knocksOf(asked)).toHaveLength(2);
  }, sized(60_000, 600_000));
});
