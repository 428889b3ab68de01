import { drawHalf, drawMenu, drawMisfit, drawMissing, drawUnknown } from '../cards/typed-card.js';
import { Refusal } from '../core/refusal.js';
import type { Answer, CommandPath, FrontDesk, ReadTyped, Values } from '../ports/front-desk.js';
import { answerCard } from '../use-cases/answers.js';
import type { Context } from '../use-cases/context.js';
import { parseInput, type Parsed } from './parse-input.js';

interface TypedLine {
  readonly line: string;
  readonly read: ReadTyped;
}

type Ask = (path: CommandPath, values: Values) => Promise<Answer>;

/** Asks what a typed line asks, or says what it lacks. Members are not led to what only managers may do. */
export async function askTyped(context: Context, shapes: Pick<FrontDesk, 'groups' | 'commands'>, { line, read }: TypedLine, ask: Ask): Promise<Answer> {
  const first = line.trim().replace(/^\//u, '').split(/\s/u, 1)[0]?.toLowerCase();
  const group = shapes.groups.find(({ name }) => name === first);
  if (group?.managersOnly && !context.manager) throw new Refusal('managers-only');
  const open = shapes.commands.filter(({ managersOnly, path }) => context.manager || !managersOnly || path[0] === first);
  const parsed = parseInput(line, { groups: shapes.groups, commands: open }, read);
  return parsed.is === 'ready' ? ask(parsed.command.path, parsed.values) : answerCard(sayWhatItLacks(parsed, context.manager));
}

/** What is said of a line that is no whole command. */
export function sayWhatItLacks(parsed: Exclude<Parsed, { is: 'ready' }>, manager: boolean) {
  switch (parsed.is) {
    case 'nothing':
      return drawMenu(manager);
    case 'half':
      return drawHalf(parsed.commands);
    case 'unknown':
      return drawUnknown(parsed.typed, parsed.nearest);
    case 'missing':
      return drawMissing(parsed.command, parsed.options.map(({ name }) => name));
    case 'misfit':
      return drawMisfit(parsed.command, parsed.option.name, { typed: parsed.typed, choices: (parsed.option.choices ?? []).map(({ label }) => label) });
  }
}
