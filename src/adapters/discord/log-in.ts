import { Events, type Client } from 'discord.js';

/** Something only the person who runs Guidon can put right; trying again does not help. */
export class SettingRefused extends Error {
  override readonly name = 'SettingRefused';
}

const TOKEN = 'Discord does not accept the bot token: copy it anew from the Developer Portal (Bot, Reset Token) into DISCORD_TOKEN.';
const INTENTS = 'Discord does not grant this bot the intents Guidon asks for: check that DISCORD_TOKEN belongs to the right application and look at its Bot page in the Developer Portal.';
/** The gateway's closing codes that mean a wrong token, invalid intents and disallowed intents. */
const REFUSALS: Readonly<Record<number, string>> = { 4004: TOKEN, 4013: INTENTS, 4014: INTENTS };

/** Connects and waits until Discord has told of all servers; throws `SettingRefused`, or whatever else kept it from it. */
export async function logIn(client: Client, token: string): Promise<Client<true>> {
  return new Promise((resolve, reject) => {
    client.once(Events.ClientReady, resolve);
    client.once(Events.ShardDisconnect, ({ code }) => {
      const refusal = REFUSALS[code];
      reject(refusal === undefined ? new Error('Discord closed the gateway') : new SettingRefused(refusal));
    });
    client.login(token).catch((error: unknown) => {
      reject(isTokenInvalid(error) ? new SettingRefused(TOKEN) : asError(error));
    });
  });
}

function isTokenInvalid(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'TokenInvalid';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('logging in failed');
}
