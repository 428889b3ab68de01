import type { Completion } from '../../../ports/front-desk.js';
import type { Card, Form } from '../../../cards/card.js';
import type { CommandGroup, CommandShape, MessageActionShape } from '../../../ports/front-desk.js';
import type { Moment } from '../../../core/time/moment.js';

/** One of the people a visitor of the playground can be. */
export interface ShownPerson {
  readonly key: string;
  readonly name: string;
  readonly about: 'manager' | 'steward' | 'member' | 'newcomer';
  readonly admin: boolean;
  readonly roles: readonly string[];
}

/** A channel, or the direct messages with Guidon. */
export interface ShownChannel {
  readonly key: string;
  readonly name: string;
  readonly direct: boolean;
}

export interface ShownRole {
  readonly key: string;
  readonly name: string;
}

export type Said = { readonly is: 'typed'; readonly text: string } | { readonly is: 'card'; readonly card: Card };

/** One message as one person sees it; `author` is null for Guidon. Numbers only ever grow. */
export interface ShownMessage {
  readonly id: string;
  readonly number: number;
  readonly channel: string;
  readonly author: string | null;
  readonly at: Moment;
  readonly said: Said;
  readonly edited: boolean;
  readonly pinned: boolean;
  readonly onlyYou: boolean;
  /** The command this answers, as it was typed; null where it answers none. */
  readonly asked: string | null;
}

/** `zone` is null until the community has one. */
export interface ShownClock {
  readonly now: Moment;
  readonly zone: string | null;
  readonly mayMove: boolean;
  readonly moving: boolean;
}

/** All that one person sees. */
export interface ShownWorld {
  readonly me: string;
  readonly people: readonly ShownPerson[];
  readonly channels: readonly ShownChannel[];
  readonly roles: readonly ShownRole[];
  readonly groups: readonly CommandGroup[];
  readonly commands: readonly CommandShape[];
  readonly messageActions: readonly MessageActionShape[];
  readonly messages: readonly ShownMessage[];
  readonly clock: ShownClock;
}

/** What is told to the page as it happens. */
export type Happening =
  | { readonly is: 'world'; readonly world: ShownWorld }
  | { readonly is: 'message'; readonly message: ShownMessage }
  | { readonly is: 'gone'; readonly id: string }
  | { readonly is: 'clock'; readonly clock: ShownClock };

/** What a visit gave; a card has arrived among the messages already. */
export type Given = { readonly is: 'card'; readonly id: string } | { readonly is: 'form'; readonly form: Form } | { readonly is: 'nothing' };

export type { Completion, Suggestion } from '../../../ports/front-desk.js';

export type UsagePart = NonNullable<Completion['usage']>['parts'][number];
