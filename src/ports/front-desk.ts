import type { Card, Form, MenuOption } from '../cards/card.js';
import type { Platform } from '../core/community/home.js';
import type { Visitor } from '../core/community/person.js';

/** One time somebody turns to Guidon. `home` is null in direct messages that do not name it; `channel` is empty where there is none, such as on a page of one's own; `message` is the one a button stands on. */
export interface Visit {
  readonly id: string;
  readonly platform: Platform;
  readonly home: { readonly key: string; readonly name: string } | null;
  readonly channel: string;
  readonly message: string | null;
  readonly visitor: Visitor;
}

/** What a person gets back, always private. `nothing`: this visit was answered before, say nothing more. */
export type Answer =
  | { readonly is: 'card'; readonly card: Card }
  | { readonly is: 'form'; readonly form: Form }
  | { readonly is: 'nothing' };

/** `goal` is text with suggestions; the others are what the platform's own pickers give. */
export type OptionKind = 'text' | 'suggested' | 'number' | 'person' | 'channel' | 'role' | 'yes-no';

export interface OptionShape {
  readonly name: string;
  readonly description: string;
  readonly kind: OptionKind;
  readonly required: boolean;
  readonly most?: number;
  readonly choices?: readonly MenuOption[];
}

/** A command's words: those of `/goal add`, or the one of `/propose`, which belongs to no group. */
export type CommandPath = readonly [string] | readonly [string, string];

/** One command as a platform needs it to be registered or parsed. */
export interface CommandShape {
  readonly path: CommandPath;
  readonly description: string;
  readonly managersOnly: boolean;
  readonly options: readonly OptionShape[];
}

/** One of the few first words (`goal`, `guidon`, `manage`) and what is said of it where commands are listed. */
export interface CommandGroup {
  readonly name: string;
  readonly description: string;
  readonly managersOnly: boolean;
}

export interface MessageActionShape {
  readonly name: string;
}

/** The message somebody chose an action on. */
export interface ActedOn {
  /** Of a message in a thread, the channel the thread hangs on. */
  readonly channel: string;
  readonly author: string;
  readonly byBot: boolean;
  readonly link: string;
  /** What it says, as far as it is text: for the action alone, never to be logged. */
  readonly text: string;
}

/** Reads one typed value as its platform writes it: a mention as its id, text without escapes. Null: it names nothing there is. */
export type ReadTyped = (kind: OptionKind, typed: string) => string | null;

/** What a platform adds to typing: how it writes values, and what it can name of one kind. */
export interface Typing {
  readonly read: ReadTyped;
  list(kind: OptionKind): readonly MenuOption[];
}

/** `text` is what the line is once the suggestion is taken. */
export interface Suggestion {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
}

/** What could follow a line; `ready`: the command could be sent as it stands. */
export interface Completion {
  readonly suggestions: readonly Suggestion[];
  readonly usage: { readonly command: string; readonly parts: readonly { readonly name: string; readonly required: boolean; readonly current: boolean }[]; readonly about: string } | null;
  readonly ready: boolean;
}

export type Values = Readonly<Record<string, string>>;

/** Every way in, the same for each platform: adapters translate and hand over, and draw what comes back. */
export interface FrontDesk {
  readonly groups: readonly CommandGroup[];
  readonly commands: readonly CommandShape[];
  readonly messageActions: readonly MessageActionShape[];
  /** A line such as `goal progress translate 3`, for platforms that know no options of their own. */
  typed(visit: Visit, line: string, read: ReadTyped): Promise<Answer>;
  /** What could follow a line while it is typed. */
  completed(visit: Visit, line: string, typing: Typing): Promise<Completion>;
  asked(visit: Visit, path: readonly string[], values: Values): Promise<Answer>;
  suggested(visit: Visit, path: readonly string[], option: string, values: Values): Promise<readonly MenuOption[]>;
  acted(visit: Visit, action: string, on: ActedOn): Promise<Answer>;
  pressed(visit: Visit, press: string, chosen: readonly string[]): Promise<Answer>;
  submitted(visit: Visit, press: string, values: Values): Promise<Answer>;
  /** The person's own page, for platforms that have one; it may be longer than a message. Null when this visit was shown it before. */
  home(visit: Visit): Promise<Card | null>;
  joined(platform: Platform, key: string, name: string): Promise<void>;
  left(platform: Platform, key: string): Promise<void>;
  /** All the homes Guidon is in just now: those it does not name were left while nobody was listening. */
  found(platform: Platform, keys: readonly string[]): Promise<void>;
}
