import { CHANNELS, PEOPLE, ROLES } from './cast.js';
import { findNearest } from './nearest.js';
import { fillOptions } from './read-words.js';
import type { CommandShape, FrontDesk, OptionShape, Values } from '../../ports/front-desk.js';

export type Shapes = Pick<FrontDesk, 'groups' | 'commands'>;

/** What a typed line turned out to be. `half`: the first word is a command's, the second is not. */
export type Parsed =
  | { readonly is: 'ready'; readonly command: CommandShape; readonly values: Values }
  | { readonly is: 'missing'; readonly command: CommandShape; readonly options: readonly OptionShape[] }
  | { readonly is: 'misfit'; readonly command: CommandShape; readonly option: OptionShape; readonly typed: string }
  | { readonly is: 'half'; readonly commands: readonly CommandShape[] }
  | { readonly is: 'unknown'; readonly typed: string; readonly nearest: CommandShape | null };

const HEAD = /^\s*\/?\s*(\S*)(?:\s+(\S*))?/u;

export interface Head {
  readonly group: string;
  readonly name: string;
  /** Where the options begin. */
  readonly end: number;
}

export function readHead(text: string): Head {
  const [whole = '', group = '', name = ''] = HEAD.exec(text) ?? [];
  return { group: group.toLowerCase(), name: name.toLowerCase(), end: whole.length };
}

export function findCommand({ commands }: Shapes, head: Head): CommandShape | null {
  return commands.find(({ path }) => path[0] === head.group && path[1] === head.name) ?? null;
}

const YES = /^(yes|y|true|on|1)$/i;
const NO = /^(no|n|false|off|0)$/i;

function findNamed(typed: string, sign: string, among: readonly { key: string; name?: string }[]): string | null {
  const wanted = (typed.startsWith(sign) ? typed.slice(1) : typed).trim().toLowerCase();
  return among.find(({ key, name }) => key === wanted || name?.toLowerCase() === wanted)?.key ?? null;
}

function readYesNo(typed: string): string | null {
  if (YES.test(typed)) return 'yes';
  return NO.test(typed) ? 'no' : null;
}

function readChoice(typed: string, option: OptionShape): string | null {
  if (!option.choices) return typed;
  const wanted = typed.toLowerCase();
  return option.choices.find(({ label, value }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted)?.value ?? null;
}

function readOption(typed: string, option: OptionShape): string | null {
  switch (option.kind) {
    case 'person':
      return findNamed(typed, '@', PEOPLE);
    case 'channel':
      return findNamed(typed, '#', CHANNELS);
    case 'role':
      return findNamed(typed, '@', ROLES);
    case 'yes-no':
      return readYesNo(typed);
    case 'text':
    case 'suggested':
    case 'number':
      return readChoice(typed, option);
  }
}

function parseOptions(command: CommandShape, text: string, start: number): Parsed {
  const values: Record<string, string> = {};
  for (const { option, text: typed } of fillOptions(text, start, command.options)) {
    if (typed === '') continue;
    const value = readOption(typed, option);
    if (value === null) return { is: 'misfit', command, option, typed };
    values[option.name] = value;
  }
  const missing = command.options.filter((option) => option.required && values[option.name] === undefined);
  return missing.length > 0 ? { is: 'missing', command, options: missing } : { is: 'ready', command, values };
}

function guess({ commands }: Shapes, head: Head): CommandShape | null {
  const same = commands.find(({ path }) => path[1] === head.group);
  return same ?? findNearest(`${head.group} ${head.name}`.trim(), commands, ({ path }) => path.join(' '));
}

/** Reads a typed line with a forgiving eye: `name:value`, quotes, or values in order. */
export function parseCommand(text: string, shapes: Shapes): Parsed {
  const head = readHead(text);
  const command = findCommand(shapes, head);
  if (command) return parseOptions(command, text, head.end);
  const commands = shapes.commands.filter(({ path }) => path[0] === head.group);
  if (commands.length > 0) return { is: 'half', commands };
  return { is: 'unknown', typed: `/${`${head.group} ${head.name}`.trim()}`, nearest: guess(shapes, head) };
}
