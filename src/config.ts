import { existsSync } from 'node:fs';
import { z } from 'zod';

/** What the environment says, checked. */
export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | null } | null;
  /** Socket Mode needs an app token, HTTP a signing secret; with both Socket Mode is taken. */
  readonly slack: { readonly token: string; readonly appToken: string | null; readonly signingSecret: string | null; readonly apiUrl: string | null } | null;
  readonly databaseUrl: string | null;
  readonly folder: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly playground: boolean;
}

/** A setting that stops the start; the sentence names it, never its value. */
export class WrongSetting extends Error {
  override readonly name = 'WrongSetting';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/;

function isAddress(text: string, schemes: readonly string[]): boolean {
  return URL.canParse(text) && schemes.includes(new URL(text).protocol);
}

const environment = z.object({
  DISCORD_TOKEN: z.string().regex(/^[\x21-\x7e]+$/, 'does not look like a bot token: copy it whole from the Developer Portal (Bot, Reset Token)').optional(),
  DISCORD_API_URL: z.string().refine((text) => isAddress(text, ['http:', 'https:']), 'must be an address such as https://discord.com/api').optional(),
  SLACK_BOT_TOKEN: z.string().regex(/^xoxb-[\x21-\x7e]+$/, 'must begin with xoxb-: copy the Bot User OAuth Token from your app’s page (OAuth & Permissions)').optional(),
  SLACK_APP_TOKEN: z.string().regex(/^xapp-[\x21-\x7e]+$/, 'must begin with xapp-: make an app-level token with connections:write on your app’s page (Basic Information)').optional(),
  SLACK_SIGNING_SECRET: z.string().regex(/^[\x21-\x7e]+$/, 'does not look like a signing secret: copy it from your app’s page (Basic Information)').optional(),
  SLACK_API_URL: z.string().refine((text) => isAddress(text, ['http:', 'https:']), 'must be an address such as https://slack.com/api/').optional(),
  DATABASE_URL: z.string().refine((text) => isAddress(text, ['postgres:', 'postgresql:']), 'must be an address such as postgres://user:password@host/database').optional(),
  GUIDON_DATA: z.string().default('./data'),
  HOST: z.string().regex(/^[\w.:[\]-]+$/, 'must be an address of this machine, such as 127.0.0.1').default('127.0.0.1'),
  PORT: z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a number from 0 to 65535').default('3000'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  GUIDON_PLAYGROUND: z.enum(['on', 'off'], 'must be on, off or empty').optional(),
});

type Environment = z.infer<typeof environment>;

/** An empty line in `.env` is the same as no line. */
function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const given = Object.entries(variables).flatMap(([name, value = '']) => (value.trim() === '' ? [] : [[name, value.trim()] as const]));
  const read = environment.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  throw new WrongSetting(read.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`).join('\n'));
}

function wantsPlayground(read: Environment): boolean {
  if (read.GUIDON_PLAYGROUND !== undefined) return read.GUIDON_PLAYGROUND === 'on';
  if (read.DISCORD_TOKEN !== undefined || read.SLACK_BOT_TOKEN !== undefined) return false;
  if (LOOPBACK.test(read.HOST)) return true;
  throw new WrongSetting(
    'HOST lets other machines in, and without DISCORD_TOKEN or SLACK_BOT_TOKEN Guidon is a playground without a log-in. Set one of them, or GUIDON_PLAYGROUND=on if that is what you want.',
  );
}

function readDiscord({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }: Environment): Config['discord'] {
  if (token !== undefined) return { token, apiUrl: apiUrl ?? null };
  if (apiUrl !== undefined) throw new WrongSetting('DISCORD_API_URL is set but DISCORD_TOKEN is not. Set both, or neither to start the playground.');
  return null;
}

function readSlack(read: Environment): Config['slack'] {
  const { SLACK_BOT_TOKEN: token, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: apiUrl } = read;
  if (token === undefined) return requireNoSlack(read);
  if (appToken === undefined && signingSecret === undefined) {
    throw new WrongSetting('SLACK_BOT_TOKEN needs SLACK_APP_TOKEN beside it (Socket Mode), or SLACK_SIGNING_SECRET (HTTP).');
  }
  return { token, appToken: appToken ?? null, signingSecret: signingSecret ?? null, apiUrl: apiUrl ?? null };
}

function requireNoSlack(read: Environment): null {
  const lonely = (['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_API_URL'] as const).find((name) => read[name] !== undefined);
  if (lonely === undefined) return null;
  throw new WrongSetting(`${lonely} is set but SLACK_BOT_TOKEN is not. Set both, or neither to do without Slack.`);
}

/** The environment, with what a file `.env` in the working folder adds to it. */
export function readVariables(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Reads the settings; throws a WrongSetting with one sentence a line. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const read = readEnvironment(variables);
  return {
    discord: readDiscord(read),
    slack: readSlack(read),
    databaseUrl: read.DATABASE_URL ?? null,
    folder: read.GUIDON_DATA,
    host: read.HOST,
    port: Number(read.PORT),
    logLevel: read.LOG_LEVEL,
    playground: wantsPlayground(read),
  };
}
