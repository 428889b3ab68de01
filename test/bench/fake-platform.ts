import { startFakeDiscord } from '../fakes/discord/fake-discord.js';
import { startFakeSlack } from '../fakes/slack/fake-slack.js';
import { Intent } from '../fakes/discord/world.js';
import { textAt } from './texts.js';
import type { Address, Order } from './orders.js';

/** A platform in a process of its own, so that what it costs is not measured with what receiving costs. */
const PEOPLE = 40;
const APART_MS = 5_000;
/** So many messages leave before the sockets get their turn. */
const AT_ONCE = 50;

interface Place {
  readonly address: Address;
  say(place: number): void;
  /** Something else than a message, by which one knows that all messages have arrived. */
  mark(): void;
}

const clock = { at: 0 };
const now = (): number => clock.at;

async function openDiscord(): Promise<Place> {
  const fake = await startFakeDiscord({ now, grantedIntents: Intent.messageContent, rateLimits: 'off' });
  const guild = fake.addGuild({ name: 'Orchard' });
  const channel = guild.addChannel({ name: 'work' });
  const people = Array.from({ length: PEOPLE }, (_, place) => guild.addPerson({ name: `Person ${String(place)}` }));
  return {
    address: { apiUrl: fake.apiUrl, token: fake.token, appToken: '', home: guild.id, channel: channel.id },
    say: (place) => { people[place % PEOPLE]?.say(channel, textAt(place)); },
    mark: () => { fake.addGuild({ name: 'Mark' }); },
  };
}

async function openSlack(): Promise<Place> {
  const fake = await startFakeSlack({ now, rateLimits: 'off', answerWithinMs: 120_000 });
  const team = fake.addTeam({ name: 'Orchard' });
  const people = Array.from({ length: PEOPLE }, (_, place) => team.addPerson({ name: `Person ${String(place)}` }));
  const channel = team.addChannel({ name: 'work' });
  return {
    address: { apiUrl: fake.apiUrl, token: fake.botToken, appToken: fake.appToken, home: team.id, channel: channel.id },
    say: (place) => { people[place % PEOPLE]?.say(channel, textAt(place)); },
    mark: () => { void fake.settled().then(() => people[0]?.openHome()); },
  };
}

async function send({ say, mark }: Place, count: number): Promise<void> {
  // Messages lie apart as they do in a lively channel, and end now.
  clock.at = Date.now() - count * APART_MS;
  for (let place = 0; place < count; place += 1) {
    clock.at += APART_MS;
    say(place);
    if (place % AT_ONCE === 0) await new Promise((resolve) => { setImmediate(resolve); });
  }
  mark();
}

clock.at = Date.now();
const place = await (process.argv[2] === 'slack' ? openSlack() : openDiscord());
process.on('message', (order: Order) => { void send(place, order.send); });
process.on('disconnect', () => { process.exit(0); });
process.send?.(place.address);
