import type { Card, Piece, Text } from '../../cards/card.js';
import { say, type MessageKey } from '../../words/say.js';
import type { CommandShape, OptionShape } from '../../ports/front-desk.js';
import type { Parsed } from './parse-command.js';

type Fillings = Readonly<Record<string, Exclude<Piece, string> | Text>>;

function write(key: MessageKey, fillings: Fillings = {}): Text {
  return say<Exclude<Piece, string>>(key, fillings);
}

function show(...texts: readonly Text[]): Card {
  return { blocks: texts.map((text) => ({ is: 'text', text })) };
}

function commandPiece({ path }: CommandShape): Piece {
  return { is: 'command', words: path.join(' ') };
}

function typedPiece(text: string): Exclude<Piece, string> {
  return { is: 'typed', text };
}

function nameOf(option: OptionShape): Piece {
  return { is: 'typed', text: option.name };
}

function joinWith(glue: string, pieces: readonly Piece[]): Text {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [glue, piece]));
}

function usageOf({ path, options }: CommandShape): Text {
  const parts = options.map(({ name, required }) => (required ? `${name}:…` : `[${name}:…]`));
  return write('playground-usage', { usage: { is: 'code', text: [`/${path.join(' ')}`, ...parts].join(' ') } });
}

function sayUnknown(typed: string, nearest: CommandShape | null): Card {
  const unknown = write('playground-unknown-command', { typed: typedPiece(typed) });
  const next = nearest ? write('playground-nearest', { command: [commandPiece(nearest)] }) : write('playground-try-help');
  return show(unknown, next);
}

function sayHalf(commands: readonly CommandShape[]): Card {
  const text = write('playground-which', { words: typedPiece(`/${commands[0]?.path[0] ?? ''}`) });
  return { blocks: [{ is: 'text', text }, { is: 'list', items: commands.map((command) => [commandPiece(command), ` ${command.description}`]) }] };
}

function sayMisfit(command: CommandShape, option: OptionShape, typed: string): Card {
  const misfit = write('playground-not-a-choice', { typed: typedPiece(typed), option: [nameOf(option)] });
  const labels = (option.choices ?? []).map(({ label }) => typedPiece(label));
  return labels.length > 0 ? show(misfit, write('playground-choices', { choices: joinWith(', ', labels) })) : show(misfit, usageOf(command));
}

/** What is said privately of a line that is no whole command. */
export function sayWhatIsWrong(parsed: Exclude<Parsed, { is: 'ready' }>): Card {
  switch (parsed.is) {
    case 'missing':
      return show(write('playground-missing', { options: joinWith(', ', parsed.options.map(nameOf)) }), usageOf(parsed.command));
    case 'misfit':
      return sayMisfit(parsed.command, parsed.option, parsed.typed);
    case 'half':
      return sayHalf(parsed.commands);
    case 'unknown':
      return sayUnknown(parsed.typed, parsed.nearest);
  }
}

export function sayBroken(reference: string): Card {
  return show(write('playground-broke', { reference: typedPiece(reference) }));
}

export function sayGone(): Card {
  return show(write('playground-gone'));
}

export function sayNobodyHome(): Card {
  return show(write('playground-nobody-home'));
}
