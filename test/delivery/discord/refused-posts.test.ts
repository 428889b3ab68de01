/** What Discord will not take is given up soon, told once, and holds up nothing else. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Permission, type FakeChannel } from '../../fakes/discord/fake-discord.js';
import { until } from '../../journeys/stage.js';
import { report, sized } from '../sizes.js';
import { HOUR, MINUTE, openTown, POST, SECOND, type Asked, type Place, type Town } from './town.js';

const OTHERS = sized(12, 300);
const MOST_ATTEMPTS = 5;

let town: Town;
let place: Place;

beforeAll(async () => {
  town = await openTown();
  await town.startBot();
});
beforeEach(async () => {
  place = await town.addPlace(`Harbour ${String(town.places.length)}`);
});
afterEach(() => {
  town.fake.faults.clear();
  town.fake.gateway.setDown(false);
});
afterAll(async () => {
  await town.close();
});

async function askOne(name: string): Promise<Asked> {
  const asked = await town.ask(place, place.guild.addChannel({ name }));
  await town.untilKnown([asked]);
  return asked;
}

async function askMany(count: number): Promise<Asked[]> {
  const posts: Asked[] = [];
  for (let number = 0; number < count; number += 1) posts.push(await town.ask(place, place.guild.addChannel({ name: `channel-${String(number)}` })));
  await town.untilKnown(posts);
  return posts;
}

function triesOf({ channel }: Asked): number {
  return town.fake.ledger.requestsTo(POST).filter(({ path }) => path.includes(channel.id)).length;
}

function refuse({ title }: Asked, fault: '400' | '500'): void {
  town.fake.faults.next(({ body }) => String(body['content']).includes(title), fault, 1000);
}

function unowed(...refused: readonly Asked[]) {
  return (asked: Asked) => (refused.includes(asked) ? { owed: false, refused: true } : {});
}

const poisoned: Asked[] = [];

describe('a post that Discord never takes', () => {
  test.each([
    ['400', 'the platform would not take it'],
    ['500', 'it was tried five times without ever appearing'],
  ] as const)('(always %s) is given up with a reason people understand, and the others come at once', async (fault, words) => {
    const [first, ...others] = await askMany(OTHERS);
    if (!first) throw new Error('nothing was asked for');
    refuse(first, fault);
    poisoned.push(first);
    await town.tick();
    expect(others.filter((asked) => town.copiesOf(asked).length !== 1)).toEqual([]);
    await town.settle(48 * HOUR, 10 * MINUTE);
    await town.pass(HOUR, 30 * MINUTE);
    report(`posts beside one that is always refused (${fault})`, others.length, others.filter((asked) => triesOf(asked) !== 1).length);
    expect(others.filter((asked) => triesOf(asked) !== 1)).toEqual([]);
    expect(triesOf(first)).toBeLessThanOrEqual(MOST_ATTEMPTS);
    expect(await place.community.delivery(first.delivery)).toMatchObject({ state: 'parked' });
    expect(town.notesIn(place)).toHaveLength(1);
    expect(town.notesIn(place)[0]).toContain(words);
    expect(town.judge(unowed(...poisoned))).toEqual([]);
  });
});

describe('a channel that takes nothing from Guidon', () => {
  const cases: readonly (readonly [string, (channel: FakeChannel) => void])[] = [
    ['50001, Missing Access', (channel) => { channel.setBotPermissions(0n); }],
    ['50013, Missing Permissions', (channel) => { channel.setBotPermissions(Permission.viewChannel | Permission.readMessageHistory); }],
    ['10003, Unknown Channel', (channel) => { channel.delete(); }],
  ];

  test.each(cases)('(%s) is not asked again, and its managers hear of it once', async (name, close) => {
    const asked = await askOne('closed');
    // Nobody tells Guidon, so that Discord has to be asked.
    town.fake.gateway.setDown(true);
    close(asked.channel);
    poisoned.push(asked);
    await town.tick();
    const [code] = name.split(',');
    expect(town.fake.ledger.requests.filter(({ path, response }) => path.includes(asked.channel.id) && JSON.stringify(response).includes(`"code":${String(code)}`))).toHaveLength(1);
    await town.pass(6 * HOUR, 2 * HOUR);
    expect(triesOf(asked)).toBe(1);
    expect(town.notesIn(place)).toHaveLength(1);
    expect(town.notesIn(place)[0]).toContain(`<#${asked.channel.id}>`);
    expect(await place.community.delivery(asked.delivery)).toMatchObject({ state: 'parked' });
  });

  test.each(cases)('(%s) is not asked at all where Discord has told of it', async (_name, close) => {
    const asked = await askOne('closed');
    const ref = { platform: 'discord', home: place.guild.id, channel: asked.channel.id } as const;
    const lacking = (): Promise<readonly string[] | null> => town.bots[0]!.connection.chat.missing(ref, ['post']);
    close(asked.channel);
    poisoned.push(asked);
    await untilTold(lacking);
    await town.settle(HOUR, 10 * SECOND);
    expect(triesOf(asked)).toBe(0);
    expect(town.notesIn(place)).toHaveLength(1);
    expect(await place.community.delivery(asked.delivery)).toMatchObject({ state: 'parked' });
  });
});

async function untilTold(lacking: () => Promise<readonly string[] | null>): Promise<void> {
  await until('Guidon has been told', async () => (await lacking())?.length !== 0);
}
