import { basename } from 'node:path';
import type { ArchivedMessage, Found } from '../../core/heat/archived.js';
import { decodePiece } from './decode.js';
import { isFields, parse, readMoment, readName, readText, type Fields } from './read-fields.js';
import { splitElements, type Element } from './split-elements.js';

/** What people write; everything else is the platform speaking. */
const WRITTEN: ReadonlySet<unknown> = new Set(['Default', 'Reply', 0, 19, undefined]);

/** One channel as DiscordChatExporter writes it as JSON. */
export async function* readDiscordExport(path: string): AsyncGenerator<Found<ArchivedMessage>> {
  const file = basename(path);
  let channel: string | null = null;
  let number = 0;
  for await (const element of splitElements(path)) {
    if (element === null) yield { is: 'trouble', trouble: { where: file, what: 'breaks off before its end' } };
    else if (element.is === 'head') channel = nameChannel(element, file);
    else {
      number += 1;
      yield* readElement(element, { channel: channel ?? file, where: `${file}, message ${number}` });
    }
  }
  if (channel === null) yield { is: 'trouble', trouble: { where: file, what: 'has no list of messages' } };
}

/** The head breaks off at the list: closed, it is an object. */
function nameChannel({ bytes }: Element, file: string): string {
  const head = parse(`${decodePiece(bytes).text.replace(/^\u{FEFF}/u, '')}[]}`);
  const about = isFields(head) && isFields(head['channel']) ? head['channel'] : {};
  return readName(about['name']) ?? readName(about['id']) ?? file.replace(/\.json$/i, '');
}

function* readElement({ bytes }: Element, { channel, where }: { channel: string; where: string }): Generator<Found<ArchivedMessage>> {
  const { text, right } = decodePiece(bytes);
  if (!right) yield { is: 'trouble', trouble: { where, what: 'is not UTF-8 and was read as Windows-1252' } };
  const fields = parse(text);
  if (!isFields(fields)) yield { is: 'trouble', trouble: { where, what: 'is not JSON' } };
  else if (WRITTEN.has(fields['type'])) yield* readMessage(fields, channel, where);
}

function* readMessage(fields: Fields, channel: string, where: string): Generator<Found<ArchivedMessage>> {
  const author = fieldsOf(fields['author']);
  if (author['isBot'] === true) return;
  const name = readName(author['id']) ?? readName(author['name']);
  const at = readMoment(fields['timestamp']);
  if (name === null || at === null) yield { is: 'trouble', trouble: { where, what: name === null ? 'names no author' : 'has no time' } };
  else {
    const answers = readName(fieldsOf(fields['reference'])['messageId']);
    yield { is: 'found', thing: { channel, author: name, at, text: readText(fields['content']), message: readName(fields['id']) ?? '', answers } };
  }
}

function fieldsOf(thing: unknown): Fields {
  return isFields(thing) ? thing : {};
}
