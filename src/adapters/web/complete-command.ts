import { CHANNELS, PEOPLE, ROLES } from './cast.js';
import { findCommand, parseCommand, readHead, type Shapes } from './parse-command.js';
import { fillOptions, readWords, takesMore, type Filled } from './read-words.js';
import type { Completion, Suggestion } from './page/shown.js';
import type { MenuOption } from '../../cards/card.js';
import type { CommandShape, OptionShape, Values } from '../../ports/front-desk.js';

const MOST = 25;

/** Asks the front desk for what an option could be. */
export type Suggest = (command: CommandShape, option: string, values: Values) => Promise<readonly MenuOption[]>;

function completePath(text: string, shapes: Shapes): Completion {
  const { group, name } = readHead(text);
  const wanted = `${group} ${name}`.trim();
  const matching = shapes.commands.filter(({ path }) => path.join(' ').startsWith(wanted) || (name === '' && path[1].startsWith(group)));
  const suggestions = matching.map((command) => ({ label: `/${command.path.join(' ')}`, hint: command.description, text: `/${command.path.join(' ')} ` }));
  return { suggestions: suggestions.slice(0, MOST), usage: null, ready: false };
}

function listFixed(option: OptionShape): readonly MenuOption[] {
  switch (option.kind) {
    case 'person':
      return PEOPLE.map(({ key, name }) => ({ label: `@${name}`, value: key }));
    case 'channel':
      return CHANNELS.map(({ key }) => ({ label: `#${key}`, value: key }));
    case 'role':
      return ROLES.map(({ key, name }) => ({ label: `@${name}`, value: key }));
    case 'yes-no':
      return ['yes', 'no'].map((each) => ({ label: each, value: each }));
    default:
      return option.choices ?? [];
  }
}

function matches({ label, value }: MenuOption, typed: string): boolean {
  const wanted = typed.toLowerCase();
  return label.toLowerCase().includes(wanted) || value.toLowerCase().startsWith(wanted);
}

interface Cursor {
  readonly option: OptionShape | null;
  readonly typed: string;
  /** All before the word under the cursor. */
  readonly before: string;
  readonly filled: readonly Filled[];
}

function findOpen(command: CommandShape, text: string, filled: readonly Filled[]): Cursor {
  const last = filled.at(-1);
  const free = command.options.find((option) => !filled.some((each) => each.option === option)) ?? null;
  return { option: last && takesMore(last, command.options) ? last.option : free, typed: '', before: text, filled };
}

function findCursor(command: CommandShape, text: string, start: number): Cursor {
  const filled = fillOptions(text, start, command.options);
  const word = readWords(text, start, command.options).at(-1);
  const last = filled.at(-1);
  if (!word || !last || word.to < text.length) return findOpen(command, text, filled);
  const others = filled.slice(0, -1);
  const whole = last.option.kind !== 'text' || last.option.choices !== undefined;
  if (whole) return { option: last.option, typed: last.text, before: text.slice(0, last.start), filled: others };
  // The first free word may become the name of an option; later ones belong to the text already begun.
  const alone = word.option === null && word.start === last.start;
  return { option: last.option, typed: text.slice(word.from, word.to), before: text.slice(0, word.start), filled: alone ? others : filled };
}

function quote(value: string): string {
  return /^[^\s"“„«]+$/u.test(value) ? value : `"${value.replaceAll('"', '')}"`;
}

function offerValue({ option, before }: Cursor, { label, value, hint }: MenuOption): Suggestion {
  const glue = /\s$/.test(before) ? '' : ' ';
  return { label, hint: hint ?? '', text: `${before}${glue}${option?.name ?? ''}:${quote(value)} ` };
}

function offerNames(command: CommandShape, cursor: Cursor): Suggestion[] {
  if (cursor.typed !== '' && cursor.option?.kind !== 'text') return [];
  const wanted = cursor.typed.toLowerCase();
  const free = command.options.filter((option) => !cursor.filled.some((each) => each.option === option) && option.name.startsWith(wanted));
  const glue = /\s$/.test(cursor.before) ? '' : ' ';
  return free.map((option) => ({ label: `${option.name}:`, hint: option.description, text: `${cursor.before}${glue}${option.name}:` }));
}

async function offerValues(command: CommandShape, cursor: Cursor, suggest: Suggest): Promise<readonly MenuOption[]> {
  const { option, typed, filled } = cursor;
  if (!option || filled.some((each) => each.option === option)) return [];
  if (option.kind !== 'suggested') return listFixed(option).filter((each) => matches(each, typed));
  const values = Object.fromEntries([...filled.map((each) => [each.option.name, each.text]), [option.name, typed]]) as Values;
  return suggest(command, option.name, values);
}

/** What could come next at the end of what was typed, and how the command goes. */
export async function completeCommand(text: string, shapes: Shapes, suggest: Suggest): Promise<Completion> {
  const head = readHead(text);
  const command = findCommand(shapes, head);
  if (!command) return completePath(text, shapes);
  const cursor = findCursor(command, text, head.end);
  const values = text.length > head.end ? await offerValues(command, cursor, suggest) : [];
  const suggestions = [...values.map((value) => offerValue(cursor, value)), ...(values.length > 0 ? [] : offerNames(command, cursor))];
  const parts = command.options.map((option) => ({ name: option.name, required: option.required, current: option === cursor.option }));
  const usage = { command: `/${command.path.join(' ')}`, parts, about: cursor.option?.description ?? command.description };
  return { suggestions: suggestions.slice(0, MOST), usage, ready: parseCommand(text, shapes).is === 'ready' };
}
