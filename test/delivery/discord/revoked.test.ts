/** Discord bars an address that collects too many refusals: even with every channel closed at once Guidon stays far below. */
import { afterEach, expect, test } from '@jest/globals';
import type { FakeChannel } from '../../fakes/discord/fake-discord.js';
import { until } from '../../journeys/stage.js';
import { report, sized } from '../sizes.js';
import { HOUR, MINUTE, openTown, type Asked, type Place, type Town } from './town.js';

const CHANNELS = sized(80, 500);

let town: Town | null = null;
afterEach(async () => {
  await town?.close();
  town = null;
});

function addChannels({ guild }: Place, count: number): FakeChannel[] {
  return Array.from({ length: count }, (_, number) => guild.addChannel({ name: `channel-${String(number)}` }));
}

async function askIn(inside: Town, place: Place, channels: readonly FakeChannel[]): Promise<Asked[]> {
  const asked: Asked[] = [];
  for (const channel of channels) asked.push(await inside.ask(place, channel));
  await inside.untilKnown(asked);
  return asked;
}

/** Everything is closed to Guidon but the managers' channel. */
function close({ guild, managers }: Place): void {
  managers.setBotPermissions(guild.botPermissions);
  guild.botPermissions = 0n;
}

async function statesOf(asked: readonly Asked[]): Promise<string[]> {
  return Promise.all(asked.map(async ({ place, delivery }) => (await place.community.delivery(delivery))?.state ?? 'none'));
}

test('channels closed all at once, and Discord has told of it: no request is refused, for posts and edits alike', async () => {
  town = await openTown();
  const { fake } = town;
  const place = await town.addPlace('Harbour');
  const channels = addChannels(place, sized(30, CHANNELS));
  const shown = channels.slice(0, sized(10, CHANNELS));
  await town.startBot();
  const posted = await askIn(town, place, shown);
  await town.settle();
  close(place);
  const ref = { platform: 'discord', home: place.guild.id, channel: channels[0]!.id } as const;
  await until('Guidon has been told', async () => (await town!.bots[0]!.connection.chat.missing(ref, ['see']))?.length === 1);
  for (const { delivery } of posted) await place.community.wantEdit(delivery);
  const asked = await askIn(town, place, channels);
  await town.pass(30 * MINUTE, 10 * MINUTE);
  report('requests refused with all channels closed', channels.length + posted.length, fake.ledger.invalidRequests);
  expect(fake.ledger.invalidRequests).toBe(0);
  expect(new Set(await statesOf(asked))).toEqual(new Set(['parked']));
}, sized(120_000, 300_000));

/** What is promised is under 100 in ten minutes (Discord's own limit is 10,000); with fewer channels only a tighter bound says anything. */
test.each([
  ['in one server', 1, 20],
  ['in many servers', CHANNELS / 10, 60],
] as const)('channels closed all at once %s, and Discord could not tell: refusals stay few, and all is settled once it can', async (_name, servers, most) => {
  town = await openTown();
  const { fake } = town;
  for (let number = 0; number < servers; number += 1) {
    const place = await town.addPlace(`Harbour ${String(number)}`);
    // Nobody is told of each, for it is the refusals that count here.
    await place.community.changeHome(place.home.id, { managersChannel: null });
    addChannels(place, CHANNELS / servers);
  }
  const healthy = await town.addPlace('Meadow');
  const [meadow] = addChannels(healthy, 1);
  await town.startBot();
  fake.gateway.setDown(true);
  const closed: Asked[] = [];
  for (const place of town.places.slice(0, servers)) {
    close(place);
    for (const channel of place.guild.channels.filter((one) => one !== place.managers)) closed.push(await town.ask(place, channel));
  }
  const open = await town.ask(healthy, meadow!);
  await town.pass(33 * MINUTE, 11 * MINUTE);
  const worst = town.mostInvalidInTenMinutes();
  report('refusals in ten minutes while Discord could not tell', CHANNELS, worst);
  expect(worst).toBeGreaterThan(0);
  expect(worst).toBeLessThanOrEqual(most);
  expect(town.copiesOf(open)).toHaveLength(1);
  fake.gateway.setDown(false);
  await until('Guidon is back', () => town!.bots[0]!.connection.isReady());
  const before = fake.ledger.invalidRequests;
  await town.settle(HOUR, 10 * MINUTE);
  expect(fake.ledger.invalidRequests).toBe(before);
  expect(new Set(await statesOf(closed))).toEqual(new Set(['parked']));
}, sized(240_000, 600_000));
