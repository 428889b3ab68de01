import type { Form, MenuOption } from '../cards/card.js';
import type { MessageKey } from '../words/say.js';
import type { ActedOn, Answer, CommandPath, OptionShape, Values } from '../ports/front-desk.js';
import type { Context } from './context.js';

/** Whom a door is open to; finer rules (a goal's steward) are the door's own. */
export type Who = 'anyone' | 'managers';

export type Option = Omit<OptionShape, 'description' | 'choices'> & {
  readonly description: MessageKey;
  readonly choices?: readonly { readonly value: string; readonly label: MessageKey }[];
  /** What is offered while the person types. */
  readonly suggest?: (context: Context, typed: string) => Promise<readonly MenuOption[]>;
};

/** Someone asks. Registration, parsing, help, usage and permission all follow from this. */
export interface Command {
  readonly path: CommandPath;
  readonly description: MessageKey;
  readonly who: Who;
  readonly options: readonly Option[];
  readonly run: (context: Context, values: Values) => Promise<Answer>;
}

/** Someone presses a button or chooses from a menu; `rest` are the ids the press carries, `chosen` the menu's values. */
export interface Press {
  readonly name: string;
  readonly who: Who;
  readonly run: (context: Context, rest: readonly string[], chosen: readonly string[]) => Promise<Answer>;
}

/** A form to fill in: opened by a command or the press `fill:<name>`, opened again with what was typed by *Fix it*. */
export interface FormDoor {
  readonly name: string;
  readonly who: Who;
  readonly open: (context: Context, rest: readonly string[], values: Values | null) => Promise<Form>;
  readonly submit: (context: Context, rest: readonly string[], values: Values) => Promise<Answer>;
}

/** Someone points at a message. */
export interface MessageAction {
  readonly name: MessageKey;
  readonly who: Who;
  readonly run: (context: Context, on: ActedOn) => Promise<Answer>;
}
