import type { MenuOption } from '../cards/card.js';
import type { CommandShape, Completion, OptionShape, Suggestion, Typing, Values } from '../ports/front-desk.js';
import { findCommand, lastWordOf, parseInput, readHead, type Shapes } from './parse-input.js';
import { fillOptions, readWords, takesMore, type Filled } from './read-words.js';

const MOST = 25;

/** Asks the front desk for what an option could be. */
type Suggest = (command: CommandShape, option: string, values: Values) => Promise<readonly MenuOption[]>;

interface Help {
  readonly typing: Typing;
  readonly suggest: Suggest;
}

function completePath(text: string, shapes: Shapes): Completion {
  const { group, name } = readHead(text);
  const wanted = `${group} ${name}`.trim();
  const matching = shapes.commands.filter((command) => command.path.join(' ').startsWith(wanted) || (name === '' && lastWordOf(command).startsWith(group)));
  const suggestions = matching.map((command) => ({ label: `/${command.path.join(' ')}`, hint: command.description, text: `/${command.path.join(' ')} ` }));
  return { suggestions: suggestions.slice(0, MOST), usage: null, ready: false };
}

function listFixed(option: OptionShape, typing: Typing): readonly MenuOption[] {
  if (option.kind === 'yes-no') return ['yes', 'no'].map((each) => ({ label: each, value: each }));
  return option.choices ?? typing.list(option.kind);
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

async function offerValues(command: CommandShape, cursor: Cursor, { typing, suggest }: Help): Promise<readonly MenuOption[]> {
  const { option, typed, filled } = cursor;
  if (!option || filled.some((each) => each.option === option)) return [];
  if (option.kind !== 'suggested') return listFixed(option, typing).filter((each) => matches(each, typed));
  const values = Object.fromEntries([...filled.map((each) => [each.option.name, each.text]), [option.name, typed]]) as Values;
  return suggest(command, option.name, values);
}

/** What could come next at the end of what was typed, and how the command goes. */
export async function completeInput(text: string, shapes: Shapes, help: Help): Promise<Completion> {
  const found = findCommand(text, shapes);
  if (!found || (found.short && found.start === text.length)) return completePath(text, shapes);
  const { command, start } = found;
  const cursor = findCursor(command, text, start);
  const values = text.length > start ? await offerValues(command, cursor, help) : [];
  const suggestions = [...values.map((value) => offerValue(cursor, value)), ...(values.length > 0 ? [] : offerNames(command, cursor))];
  const parts = command.options.map((option) => ({ name: option.name, required: option.required, current: option === cursor.option }));
  const usage = { command: `/${command.path.join(' ')}`, parts, about: cursor.option?.description ?? command.description };
  return { suggestions: suggestions.slice(0, MOST), usage, ready: parseInput(text, shapes, help.typing.read).is === 'ready' };
}
