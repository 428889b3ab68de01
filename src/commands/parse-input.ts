import type { CommandShape, FrontDesk, OptionShape, ReadTyped, Values } from '../ports/front-desk.js';
import { findNearest } from './find-nearest.js';
import { fillOptions } from './read-words.js';

export type Shapes = Pick<FrontDesk, 'groups' | 'commands'>;

/** What a typed line turned out to be. `half`: the first word is a command's, a second one is missing. */
export type Parsed =
  | { readonly is: 'ready'; readonly command: CommandShape; readonly values: Values }
  | { readonly is: 'missing'; readonly command: CommandShape; readonly options: readonly OptionShape[] }
  | { readonly is: 'misfit'; readonly command: CommandShape; readonly option: OptionShape; readonly typed: string }
  | { readonly is: 'half'; readonly commands: readonly CommandShape[] }
  | { readonly is: 'nothing' }
  | { readonly is: 'unknown'; readonly typed: string; readonly nearest: CommandShape | null };

interface Head {
  readonly group: string;
  readonly name: string;
  /** Where the options begin after one word, and after two. */
  readonly ends: readonly [number, number];
}

const HEAD = /^\s*\/?\s*(\S*)(?:\s+(\S*))?/u;
const YES = /^(yes|y|true|on|1)$/i;
const NO = /^(no|n|false|off|0)$/i;

/** Reads a typed line with a forgiving eye: `name:value`, quotes, or values in order; the first word may be left out where the second says enough. */
export function parseInput(line: string, shapes: Shapes, read: ReadTyped): Parsed {
  const found = findCommand(line, shapes);
  if (found) return parseOptions(found.command, line.slice(found.start), read);
  const head = readHead(line);
  return head.group === '' ? { is: 'nothing' } : guess(head, shapes);
}

interface FoundCommand {
  readonly command: CommandShape;
  /** Where its options begin. */
  readonly start: number;
  /** Whether it was named by the second of its words alone. */
  readonly short: boolean;
}

/** The command a line begins with. */
export function findCommand(line: string, { commands }: Shapes): FoundCommand | null {
  const head = readHead(line);
  const whole = commands.find(({ path }) => path.join(' ') === `${head.group} ${head.name}`);
  if (whole) return { command: whole, start: head.ends[1], short: false };
  const one = commands.find((command) => lastWordOf(command) === head.group);
  return one ? { command: one, start: head.ends[0], short: one.path.length > 1 } : null;
}

/** The word that says what is done. */
export function lastWordOf({ path }: CommandShape): string {
  return path.at(-1) ?? path[0];
}

export function readHead(line: string): Head {
  const [whole = '', group = '', name = ''] = HEAD.exec(line) ?? [];
  const first = line.indexOf(group) + group.length;
  return { group: group.toLowerCase(), name: name.toLowerCase(), ends: [first, whole.length] };
}

function guess({ group, name }: Head, { commands }: Shapes): Parsed {
  const within = commands.filter(({ path }) => path[0] === group);
  if (within.length > 0 && name === '') return { is: 'half', commands: within };
  const nearest = within.length > 0 ? findNearest(name, within, lastWordOf) : nearestOfAll(`${group} ${name}`.trim(), group, commands);
  if (within.length > 0 && nearest === null) return { is: 'half', commands: within };
  return { is: 'unknown', typed: `${group} ${name}`.trim(), nearest };
}

/** One word may be a command's last word misspelt, two may be both. */
function nearestOfAll(both: string, first: string, commands: readonly CommandShape[]): CommandShape | null {
  return findNearest(both, commands, ({ path }) => path.join(' ')) ?? findNearest(first, commands, lastWordOf);
}

function parseOptions(command: CommandShape, text: string, read: ReadTyped): Parsed {
  const values: Record<string, string> = {};
  for (const { option, text: typed } of fillOptions(text, 0, command.options)) {
    if (typed === '') continue;
    const value = readOption(typed, option, read);
    if (value === null) return { is: 'misfit', command, option, typed };
    values[option.name] = value;
  }
  const missing = command.options.filter((option) => option.required && values[option.name] === undefined);
  return missing.length > 0 ? { is: 'missing', command, options: missing } : { is: 'ready', command, values };
}

function readOption(typed: string, option: OptionShape, read: ReadTyped): string | null {
  if (option.kind === 'yes-no') return readYesNo(typed);
  const value = read(option.kind, typed);
  return value === null || !option.choices ? value : readChoice(value, option.choices);
}

function readYesNo(typed: string): string | null {
  if (YES.test(typed)) return 'yes';
  return NO.test(typed) ? 'no' : null;
}

function readChoice(typed: string, choices: NonNullable<OptionShape['choices']>): string | null {
  const wanted = typed.toLowerCase();
  return choices.find(({ label, value }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted)?.value ?? null;
}
