import type { Interaction } from 'discord.js';
import { DiscordAPIError, Routes } from 'discord.js';
import type { FakeChannel } from './channel.js';
import type { ConnectedBot } from './connect-bot.js';
import { connectBot } from './connect-bot.js';
import type { FakeDiscord, FakeDiscordOptions } from './fake-discord.js';
import { startFakeDiscord } from './fake-discord.js';
import type { FakeGuild } from './guild.js';
import type { JsonObject } from './json.js';
import type { Person } from './person.js';

export const SAFE = { allowed_mentions: { parse: [] } };

export let fake: FakeDiscord;
export let bot: ConnectedBot;
export let guild: FakeGuild;
export let channel: FakeChannel;
export let mira: Person;

interface Stage {
  now: number;
  /** What the bot does with each interaction of the running test. */
  respond: (interaction: Interaction) => Promise<unknown>;
}

export const stage: Stage = { now: 0, respond: () => Promise.resolve() };

/** A fresh Discord with one server, one channel, one person and a connected bot. */
export const setStage = async (options: FakeDiscordOptions = {}): Promise<void> => {
  stage.now = Date.UTC(2026, 4, 1);
  stage.respond = () => Promise.resolve();
  const defaults = { now: () => stage.now, rateLimits: 'off', answerWithinMs: 300, outcomeWithinMs: 1500 } as const;
  fake = await startFakeDiscord({ ...defaults, ...options });
  guild = fake.addGuild({ name: 'Home' });
  channel = guild.addChannel({ name: 'general' });
  mira = guild.addPerson({ name: 'Mira' });
  bot = await connectBot(fake, { onInteraction: (interaction) => stage.respond(interaction) });
};

export const endStage = async (): Promise<void> => {
  await bot.client.destroy();
  await fake.stop();
};

export const reconnect = async (): Promise<void> => {
  await bot.client.destroy();
  bot = await connectBot(fake);
};

export const post = (body: JsonObject, to = channel.id): Promise<unknown> =>
  bot.client.rest.post(Routes.channelMessages(to), { body: { ...SAFE, ...body } });

export const edit = (id: string, body: JsonObject): Promise<unknown> =>
  bot.client.rest.patch(Routes.channelMessage(channel.id, id), { body: { ...SAFE, ...body } });

export const register = (...commands: JsonObject[]): Promise<unknown> =>
  bot.client.rest.put(Routes.applicationCommands(fake.applicationId), { body: commands });

export const answerRaw = (interaction: Interaction, body: JsonObject): Promise<unknown> =>
  bot.client.rest.post(Routes.interactionCallback(interaction.id, interaction.token), { body, auth: false });

/** Discord's code for the refusal of what was tried, and the places it names. */
export const refusalOf = async (tried: Promise<unknown>): Promise<string> => {
  try {
    await tried;
  } catch (error) {
    if (error instanceof DiscordAPIError) {
      const places = /"errors":(.*)/.exec(JSON.stringify(error.rawError))?.[1] ?? '';
      return `${String(error.code)} ${[...places.matchAll(/"code":"([A-Z0-9_]+)"/g)].map((one) => one[1]).join(' ')}`.trim();
    }
    throw error;
  }
  return 'accepted';
};

export const row = (...components: JsonObject[]): JsonObject => ({ type: 1, components });
export const button = (id: string, label = 'Go'): JsonObject => ({ type: 2, style: 1, custom_id: id, label });
export const select = (count: number, more: JsonObject = {}): JsonObject => ({
  type: 3,
  custom_id: 'menu',
  options: Array.from({ length: count }, (_, index) => ({ label: `L${String(index)}`, value: String(index) })),
  ...more,
});
