import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ArchivedMessage, Found } from '../../core/heat/archived.js';
import { openFolder, openZip, type Bundle } from './bundle.js';
import { decodeFile } from './decode.js';
import { readDiscordExport } from './discord-export.js';
import { readMessageLines } from './json-lines.js';
import { isFields, parse } from './read-fields.js';
import { readHead } from './read-pieces.js';
import { isSlackExport, readSlackExport } from './slack-export.js';
import { sortNearby } from './sort-nearby.js';

/** A file or folder that is none of the kinds we can read; `message` is a sentence for a person. */
export class ArchiveRefused extends Error {}

export interface Archive {
  readonly kind: 'slack-export' | 'discord-export' | 'json-lines';
  readonly messages: AsyncIterable<Found<ArchivedMessage>>;
}

/** Finds out what a path is: a Slack export (folder or zip), DiscordChatExporter JSON (file or folder), or JSON lines. */
export async function openArchive(path: string): Promise<Archive> {
  const { kind, messages } = await openAny(path);
  return { kind, messages: sortNearby(messages) };
}

async function openAny(path: string): Promise<Archive> {
  const about = await stat(path).catch(() => null);
  if (about === null) throw new ArchiveRefused(`There is no file or folder ${path}.`);
  if (about.isDirectory()) return openBundle(path, await openFolder(path));
  const head = await readHead(path);
  if (head[0] === 0x50 && head[1] === 0x4b) return openSlackZip(path);
  return isOneObject(decodeFile(head).text) ? { kind: 'discord-export', messages: readDiscordExport(path) } : { kind: 'json-lines', messages: readMessageLines(path) };
}

/** The first of JSON lines is an object without a list of messages; a large object names its guild or channel first, on whatever line. */
function isOneObject(head: string): boolean {
  const [first = ''] = head.trimStart().split('\n', 1);
  const fields = parse(first);
  if (isFields(fields)) return Array.isArray(fields['messages']);
  return /^\{\s*"(guild|channel)"\s*:\s*\{/.test(head.trimStart());
}

function openBundle(path: string, bundle: Bundle): Archive {
  if (isSlackExport(bundle.names)) return { kind: 'slack-export', messages: readSlackExport(bundle) };
  const files = bundle.names.filter((name) => /\.json$/i.test(name)).sort();
  if (files.length === 0) throw new ArchiveRefused(`${path} holds neither a Slack export nor JSON files of DiscordChatExporter.`);
  return { kind: 'discord-export', messages: readAll(files.map((name) => join(path, name))) };
}

async function* readAll(paths: readonly string[]): AsyncGenerator<Found<ArchivedMessage>> {
  for (const path of paths) yield* readDiscordExport(path);
}

async function openSlackZip(path: string): Promise<Archive> {
  const bundle = await openZip(path).catch(() => null);
  if (bundle === null) throw new ArchiveRefused(`${path} is a damaged zip.`);
  if (!isSlackExport(bundle.names)) throw new ArchiveRefused(`${path} holds no Slack export.`);
  return { kind: 'slack-export', messages: readAndClose(bundle) };
}

async function* readAndClose(bundle: Bundle): AsyncGenerator<Found<ArchivedMessage>> {
  try {
    yield* readSlackExport(bundle);
  } finally {
    bundle.close();
  }
}
