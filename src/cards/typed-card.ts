import { pressOf, type Card, type Piece, type Text } from './card.js';
import { actions, button, card, line, note, title, typed, words } from './compose.js';

/** A command as far as its words go. */
interface Worded {
  readonly path: readonly [string, ...string[]];
  readonly description: string;
  readonly options: readonly { readonly name: string; readonly required: boolean }[];
}

/** What one can do, as buttons: the answer to no words at all. */
export function drawMenu(manager: boolean): Card {
  return card(
    title('menu.title'),
    note('menu.hint', { example: { is: 'command', words: 'goal progress translate 3' } }),
    actions(
      button('home.button.goals', pressOf('ask', 'goal', 'list'), 'main'),
      button('home.button.mission', pressOf('ask', 'guidon', 'mission')),
      button('home.button.help', pressOf('ask', 'guidon', 'help')),
      button('home.button.privacy', pressOf('ask', 'guidon', 'privacy')),
    ),
    manager ? drawManagerActions() : [],
  );
}

/** What only managers can do, as buttons. */
export function drawManagerActions() {
  return actions(
    button('home.button.add-goal', pressOf('fill', 'goal-add')),
    button('home.button.manage-goals', pressOf('ask', 'manage', 'goals')),
    button('home.button.settings', pressOf('ask', 'manage', 'settings')),
    button('home.button.check-up', pressOf('ask', 'manage', 'doctor')),
  );
}

/** Words that are no command, and the one most like them. */
export function drawUnknown(said: string, nearest: Worded | null): Card {
  const help = { is: 'command', words: 'guidon help' } as const;
  return card(line('typed.unknown', { typed: typed(said) }), nearest === null ? line('typed.try-help', { command: help }) : line('typed.nearest', { command: commandOf(nearest) }));
}

/** The first word of several commands. */
export function drawHalf(commands: readonly Worded[]): Card {
  const items = commands.map((command): Text => [commandOf(command), ` ${command.description}`]);
  return card(line('typed.which', { words: { is: 'command', words: commands[0]?.path[0] ?? '' } }), { is: 'list', items });
}

export function drawMissing(command: Worded, names: readonly string[]): Card {
  return card(line('typed.missing', { options: joinWith(', ', names.map(typed)) }), drawUsage(command));
}

/** A value that its option cannot take; `choices` are those it can, none when there are too many to name. */
export function drawMisfit(command: Worded, option: string, misfit: { readonly typed: string; readonly choices: readonly string[] }): Card {
  const said = line('typed.misfit', { typed: typed(misfit.typed), option: typed(option) });
  return card(said, misfit.choices.length > 0 ? line('typed.choices', { choices: joinWith(', ', misfit.choices.map(typed)) }) : drawUsage(command));
}

function drawUsage({ path, options }: Worded) {
  const parts = options.map(({ name, required }) => (required ? `${name}:…` : `[${name}:…]`));
  return { is: 'text', text: words('typed.usage', { usage: [{ is: 'command', words: path.join(' ') }, ...(parts.length === 0 ? [] : [` ${parts.join(' ')}`])] }) } as const;
}

function commandOf({ path }: Worded): Exclude<Piece, string> {
  return { is: 'command', words: path.join(' ') };
}

function joinWith(glue: string, pieces: readonly Piece[]): Text {
  return pieces.flatMap((piece, at) => (at === 0 ? [piece] : [glue, piece]));
}
