import type { ArchivedConversation, ArchivedMessage, Found } from '../../core/heat/archived.js';
import { isFields, parse, readMoment, readName, readText, type Fields } from './read-fields.js';
import { readLines, type Line } from './read-lines.js';

type Read<Thing> = { readonly thing: Thing } | { readonly what: string };

/** Lines `{"channel","author","ts","text"?}`. */
export function readMessageLines(path: string): AsyncGenerator<Found<ArchivedMessage>> {
  return readEach(path, readMessage);
}

/** Lines `{"id","messages":[{"author","ts","text"?}]}`; messages of one that cannot be read are left out and said. */
export function readConversationLines(path: string): AsyncGenerator<Found<ArchivedConversation>> {
  return readEach(path, readConversation);
}

/** Lines `{"channel","from","to"}`. */
export function readGoalLines(path: string): AsyncGenerator<Found<ArchivedGoal>> {
  return readEach(path, readGoal);
}

/** When a channel had a live goal of its own; `to` null: it still has. */
export interface ArchivedGoal {
  readonly channel: string;
  readonly from: number;
  readonly to: number | null;
}

async function* readEach<Thing>(path: string, read: (fields: Fields, number: number) => Read<Thing>[]): AsyncGenerator<Found<Thing>> {
  for await (const line of readLines(path)) {
    const where = `line ${line.number}`;
    if (!line.right) yield { is: 'trouble', trouble: { where, what: 'is not UTF-8 and was read as Windows-1252' } };
    for (const each of readLine(line, read)) {
      yield 'thing' in each ? { is: 'found', thing: each.thing } : { is: 'trouble', trouble: { where, what: each.what } };
    }
  }
}

function readLine<Thing>({ number, text }: Line, read: (fields: Fields, number: number) => Read<Thing>[]): Read<Thing>[] {
  if (text === null) return [{ what: 'is too long' }];
  const fields = parse(text);
  return isFields(fields) ? read(fields, number) : [{ what: fields === undefined ? 'is not JSON' : 'is not an object' }];
}

function readMessage(fields: Fields): Read<ArchivedMessage>[] {
  const channel = readName(fields['channel']);
  const said = readSaid(fields);
  if (channel === null) return [{ what: 'names no channel' }];
  if ('what' in said) return [said];
  return [{ thing: { channel, ...said.thing, message: readName(fields['id']) ?? '', answers: readName(fields['answers']) } }];
}

type Said = Pick<ArchivedMessage, 'author' | 'at' | 'text'>;

function readSaid(fields: Fields): Read<Said> {
  const author = readName(fields['author']);
  const at = readMoment(fields['ts']);
  if (author === null) return { what: 'names no author' };
  return at === null ? { what: 'has no time' } : { thing: { author, at, text: readText(fields['text']) } };
}

function readConversation(fields: Fields, number: number): Read<ArchivedConversation>[] {
  const { messages } = fields;
  if (!Array.isArray(messages)) return [{ what: 'has no messages' }];
  const read = messages.map((each): Read<Said> => (isFields(each) ? readSaid(each) : { what: 'is not an object' }));
  const said = read.flatMap((each) => ('thing' in each ? [each.thing] : []));
  const troubles = read.flatMap((each, place) => ('what' in each ? [{ what: `has a message (number ${place + 1}) that ${each.what}` }] : []));
  return [...troubles, { thing: { id: readName(fields['id']) ?? `line ${number}`, messages: said.sort((one, other) => one.at - other.at) } }];
}

function readGoal(fields: Fields): Read<ArchivedGoal>[] {
  const [channel, from, to] = [readName(fields['channel']), readMoment(fields['from']), readMoment(fields['to'])];
  if (channel === null) return [{ what: 'names no channel' }];
  if (from === null) return [{ what: 'has no time' }];
  return [{ thing: { channel, from, to } }];
}
