import { existsSync } from 'node:fs';
import { z } from 'zod';

/** What the environment says, checked. */
export interface Config {
  readonly discord: { readonly token: string; readonly apiUrl: string | null } | null;
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

/** An empty line in `.env` is the same as no line. */
const unset = z.literal('').transform(() => undefined);

const environment = z.object({
  DISCORD_TOKEN: unset.or(z.string().regex(/^[\x21-\x7e]+$/, 'does not look like a bot token: copy it whole from the Developer Portal (Bot, Reset Token)')).optional(),
  DISCORD_API_URL: unset.or(z.string().refine((text) => isAddress(text, ['http:', 'https:']), 'must be an address such as https://discord.com/api')).optional(),
  DATABASE_URL: unset.or(z.string().refine((text) => isAddress(text, ['postgres:', 'postgresql:']), 'must be an address such as postgres://user:password@host/database')).optional(),
  GUIDON_DATA: unset.or(z.string()).optional(),
  HOST: unset.or(z.string().regex(/^[\w.:[\]-]+$/, 'must be an address of this machine, such as 127.0.0.1')).optional(),
  PORT: unset.or(z.string().refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, 'must be a number from 0 to 65535')).optional(),
  LOG_LEVEL: unset.or(z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)).optional(),
  GUIDON_PLAYGROUND: unset.or(z.enum(['on', 'off'], 'must be on, off or empty')).optional(),
});

type Environment = z.infer<typeof environment>;

function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const trimmed = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, value?.trim()]));
  const read = environment.safeParse(trimmed);
  if (read.success) return read.data;
  const sentences = read.error.issues.map((issue) => `${String(issue.path[0])} ${messageOf(issue)}.`);
  throw new WrongSetting([...new Set(sentences)].join('\n'));
}

/** Each setting may also be empty, so zod reports a choice that failed; the second branch is ours. */
function messageOf(issue: z.core.$ZodIssue): string {
  const ours = issue.code === 'invalid_union' ? issue.errors.at(-1)?.[0] : issue;
  return ours?.message ?? 'is not usable';
}

function wantsPlayground(read: Environment, host: string): boolean {
  if (read.GUIDON_PLAYGROUND !== undefined) return read.GUIDON_PLAYGROUND === 'on';
  if (read.DISCORD_TOKEN !== undefined) return false;
  if (LOOPBACK.test(host)) return true;
  throw new WrongSetting(
    'HOST lets other machines in, and without DISCORD_TOKEN Guidon is a playground without a log-in. Set DISCORD_TOKEN, or GUIDON_PLAYGROUND=on if that is what you want.',
  );
}

const DEFAULTS = { GUIDON_DATA: './data', HOST: '127.0.0.1', PORT: '3000', LOG_LEVEL: 'info' } as const;

/** Only the settings that are set, so that the others keep their defaults. */
function listGiven(read: Environment): { [Name in keyof Environment]?: NonNullable<Environment[Name]> } {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}

function readDiscord({ DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl }: Environment): Config['discord'] {
  if (token !== undefined) return { token, apiUrl: apiUrl ?? null };
  if (apiUrl !== undefined) throw new WrongSetting('DISCORD_API_URL is set but DISCORD_TOKEN is not. Set both, or neither to start the playground.');
  return null;
}

/** The environment, with what a file `.env` in the working folder adds to it. */
export function readVariables(): Readonly<Record<string, string | undefined>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}

/** Reads the settings; throws a WrongSetting with one sentence a line. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const read = { ...DEFAULTS, ...listGiven(readEnvironment(variables)) };
  return {
    discord: readDiscord(read),
    databaseUrl: read.DATABASE_URL ?? null,
    folder: read.GUIDON_DATA,
    host: read.HOST,
    port: Number(read.PORT),
    logLevel: read.LOG_LEVEL,
    playground: wantsPlayground(read, read.HOST),
  };
}
