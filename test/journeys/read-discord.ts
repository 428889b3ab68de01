import type { JsonObject } from '../fakes/discord/json.js';
import { listAt, objectAt, textAt } from '../fakes/discord/json.js';
import type { SeenForm, SeenMessage } from '../fakes/discord/fake-discord.js';
import { tellMoment } from './stage.js';

/** Names by the ids Discord shows in their place. */
export type Names = ReadonlyMap<string, string>;

const MARKUP = /\\([\s\S])|\*\*|\u200B(?=\*\*)|[\u2068\u2069]|<(@&?|#)(\d+)>|<t:(\d+):([DfR])>|<\/([a-z -]+):\d+>|\[((?:\\.|[^\]\\])+)\]\(<[^>]*>\)|`([^`]*)`/gu;

/** Markdown as Discord's clients show it. */
function readMarkup(text: string, names: Names): string {
  return text.replaceAll(MARKUP, (_all, escaped, sign, id, seconds, style, command, label, code) => {
    if (typeof escaped === 'string') return escaped;
    if (typeof id === 'string') return `${sign === '#' ? '#' : '@'}${names.get(id) ?? id}`;
    if (typeof seconds === 'string') return tellMoment(Number(seconds) * 1000, style === 'D' ? 'day' : 'minute');
    if (typeof command === 'string') return `/${command}`;
    if (typeof label === 'string') return readMarkup(label, names);
    return typeof code === 'string' ? code : '';
  });
}

function readLine(line: string, names: Names): string[] {
  if (/^-# ref `[\w-]+`$/u.test(line)) return [];
  if (line.startsWith('-# ')) return [`(${readMarkup(line.slice(3), names)})`];
  if (line.startsWith('### ')) return [`# ${readMarkup(line.slice(4), names)}`];
  return [readMarkup(line, names)];
}

/** The words of a message, then one line with what can be pressed. */
export function readMessage(message: Pick<SeenMessage, 'text' | 'content'>, names: Names): string {
  return readShown(message.text, message.content.length, names);
}

function readShown(text: string, contentLength: number, names: Names): string {
  const words = text.slice(0, contentLength).split('\n').flatMap((line) => readLine(line, names));
  const actions = text.slice(contentLength).trim().replaceAll('\n', ' ');
  return [...words, ...(actions === '' ? [] : [actions])].join('\n');
}

/** A state a message was in before; of it only the whole text is known, in which lines of actions begin with a bracket. */
export function readRevision(text: string, names: Names): string {
  const actions = text.split('\n').findIndex((line) => /^(\[|<(?![@#/]|t:))/u.test(line) && !line.includes('](<'));
  const length = actions < 0 ? text.length : text.split('\n').slice(0, actions).join('\n').length;
  return readShown(text, length, names);
}

export interface ReadField {
  readonly label: string;
  readonly customId: string;
  /** As Discord numbers components: 4 text, 3 choice, 5 person, 6 role, 8 channel. */
  readonly type: unknown;
  readonly value: string;
}

function readValue(field: JsonObject, names: Names): string {
  if (field['type'] === 4) return textAt(field, 'value');
  const chosen = listAt(field, 'options').filter((option) => option['default'] === true).map((option) => textAt(option, 'label'));
  const pointed = listAt(field, 'default_values').map((one) => `${one['type'] === 'channel' ? '#' : '@'}${names.get(textAt(one, 'id')) ?? '?'}`);
  return [...chosen, ...pointed].join(', ');
}

export function readFields(form: SeenForm, names: Names): ReadField[] {
  return form.components.map((part) => {
    const field = objectAt(part, 'component');
    return { label: textAt(part, 'label'), customId: textAt(field, 'custom_id'), type: field['type'], value: readValue(field, names) };
  });
}

export function readForm(form: SeenForm, names: Names): string {
  return [`«${form.title}»`, ...readFields(form, names).map(({ label, value }) => `${label} ${value}`.trimEnd())].join('\n');
}
