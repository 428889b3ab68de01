import type { ArchivedMessage, Found } from '../../core/heat/archived.js';
import { decodeFile } from './decode.js';
import type { Bundle } from './bundle.js';
import { isFields, parse, readMoment, readName, readText, type Fields } from './read-fields.js';

/** One file a day: `channel/2015-06-05.json`. */
const DAY_FILE = /(?:^|\/)([^/]+)\/(\d{4}-\d{2}-\d{2})\.json$/;
/** Subtypes that are still somebody writing. */
const WRITTEN: ReadonlySet<unknown> = new Set([undefined, 'thread_broadcast', 'me_message', 'file_share', 'reply_broadcast']);

export function isSlackExport(names: readonly string[]): boolean {
  return names.some((name) => DAY_FILE.test(name));
}

/** All channels of a Slack export, one after the other, each in the order of its days. */
export async function* readSlackExport(bundle: Bundle): AsyncGenerator<Found<ArchivedMessage>> {
  const people = await readPeople(bundle);
  if (people === null) yield { is: 'trouble', trouble: { where: 'users.json', what: 'is missing or cannot be read' } };
  const days = bundle.names.filter((name) => DAY_FILE.test(name)).sort();
  for (const name of days) yield* readDay(bundle, name, people);
}

async function readPeople(bundle: Bundle): Promise<ReadonlySet<string> | null> {
  const name = bundle.names.find((each) => /(?:^|\/)users\.json$/.test(each));
  const bytes = name === undefined ? null : await bundle.read(name);
  const users = bytes === null ? undefined : parse(decodeFile(bytes).text);
  return Array.isArray(users) ? new Set(users.flatMap((user) => (isFields(user) ? (readName(user['id']) ?? []) : []))) : null;
}

async function* readDay(bundle: Bundle, name: string, people: ReadonlySet<string> | null): AsyncGenerator<Found<ArchivedMessage>> {
  const bytes = await bundle.read(name);
  const file = decodeFile(bytes ?? new Uint8Array());
  const messages = parse(file.text);
  if (!file.right) yield troubleOf(name, 'is not UTF-8 and was read as Windows-1252');
  if (!Array.isArray(messages)) yield troubleOf(name, bytes === null ? 'cannot be read' : 'is no list in JSON');
  else {
    const channel = DAY_FILE.exec(name)?.[1] ?? name;
    for (const [place, each] of messages.entries()) yield* findMessage(each, channel, { where: `${name}, message ${place + 1}`, people });
  }
}

function troubleOf(where: string, what: string): Found<ArchivedMessage> {
  return { is: 'trouble', trouble: { where, what } };
}

function* findMessage(each: unknown, channel: string, { where, people }: { where: string; people: ReadonlySet<string> | null }): Generator<Found<ArchivedMessage>> {
  const read = isFields(each) ? readMessage(each, channel) : 'is not an object';
  if (read === null) return;
  if (typeof read === 'string') yield troubleOf(where, read);
  else {
    if (people?.has(read.author) === false) yield troubleOf(where, 'has an author who is not in users.json');
    yield { is: 'found', thing: read };
  }
}

/** Null for what nobody wrote; a string says what is wrong. */
function readMessage(fields: Fields, channel: string): ArchivedMessage | string | null {
  if (fields['type'] !== 'message' || !WRITTEN.has(fields['subtype']) || fields['bot_id'] !== undefined) return null;
  const author = readName(fields['user']);
  const at = readMoment(fields['ts']);
  if (author === null) return 'names no author';
  if (at === null) return 'has no time';
  const message = readName(fields['ts']) ?? '';
  const thread = readName(fields['thread_ts']);
  return { channel, author, at, text: readText(fields['text']), message, answers: thread === message ? null : thread };
}
