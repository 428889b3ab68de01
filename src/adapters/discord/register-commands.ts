import { createHash } from 'node:crypto';
import { Routes, type APIApplicationCommand, type Client } from 'discord.js';
import type { FrontDesk } from '../../ports/front-desk.js';
import { bounded } from './call-bounds.js';
import { defineCommands } from './define-commands.js';

/** Where the hash of what was registered last is kept between starts. */
export interface Registered {
  read(): Promise<string | null>;
  write(hash: string): Promise<void>;
}

/** Registers the commands if they are not the ones registered last, and answers their ids by name; throws when Discord is away. */
export async function registerCommands(client: Client<true>, desk: FrontDesk, registered: Registered): Promise<ReadonlyMap<string, string>> {
  const body = defineCommands(desk);
  const hash = hashOf([client.application.id, body]);
  const route = Routes.applicationCommands(client.application.id);
  if ((await registered.read()) === hash) {
    const known = idsOf(await client.rest.get(route, bounded()));
    if (body.every(({ name }) => known.has(name))) return known;
  }
  const ids = idsOf(await client.rest.put(route, { body, ...bounded() }));
  await registered.write(hash);
  return ids;
}

function hashOf(definitions: unknown): string {
  return createHash('sha256').update(JSON.stringify(sortKeys(definitions))).digest('hex');
}

/** The order in which keys were written down means nothing to Discord. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, inner]) => [key, sortKeys(inner)]));
}

function idsOf(commands: unknown): Map<string, string> {
  return new Map((commands as APIApplicationCommand[]).map(({ name, id }) => [name, id]));
}
