import { ApplicationFlags, DiscordAPIError, GatewayIntentBits, IntentsBitField, Routes, type APIApplication, type Client } from 'discord.js';
import { bounded } from './call-bounds.js';

/** What the gateway is asked to tell, none of it privileged. */
export const ASKED_INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildModeration,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.GuildMessageReactions,
  GatewayIntentBits.AutoModerationExecution,
];

const CONTENT_GRANTED = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/**
 * Adds what people write to the intents where the operator has switched it on in the Developer Portal: asked for without
 * that, it ends the connection for good. Throws when Discord cannot be asked.
 */
export async function askForText(client: Client, token: string): Promise<void> {
  client.rest.setToken(token);
  if (await isGranted(client)) client.options.intents = new IntentsBitField([...ASKED_INTENTS, GatewayIntentBits.MessageContent]).freeze();
}

/** Whether this client is told what people write. */
export function readsText(client: Client): boolean {
  return client.options.intents.has(GatewayIntentBits.MessageContent);
}

async function isGranted(client: Client): Promise<boolean> {
  try {
    const { flags } = (await client.rest.get(Routes.currentApplication(), bounded())) as APIApplication;
    return (flags & CONTENT_GRANTED) !== 0;
  } catch (error) {
    // What a token is not good for, the log-in says better.
    if (error instanceof DiscordAPIError) return false;
    throw error;
  }
}
