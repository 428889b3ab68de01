import type { Interaction } from 'discord.js';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { FakeDiscord } from './fake-discord.js';

interface BotOptions {
  readonly intents?: number[];
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
  readonly token?: string;
}

export interface ConnectedBot {
  readonly client: Client<true>;
  /** What the bot's own code threw. */
  readonly errors: unknown[];
}

/** A real discord.js client on the fake, ready to be used. */
export const connectBot = async (fake: FakeDiscord, options: BotOptions = {}): Promise<ConnectedBot> => {
  const errors: unknown[] = [];
  const client = new Client({
    intents: options.intents ?? [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
    rest: { api: fake.apiUrl, retries: 0, timeout: 3000, rejectOnRateLimit: (limit) => limit.method !== 'GET' },
  });
  client.on(Events.Error, (error) => errors.push(error));
  const { onInteraction } = options;
  if (onInteraction) {
    client.on(Events.InteractionCreate, (interaction) => {
      onInteraction(interaction).catch((error: unknown) => errors.push(error));
    });
  }
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  try {
    await client.login(options.token ?? fake.token);
  } catch (error) {
    await client.destroy();
    throw error;
  }
  return { client: await ready, errors };
};
