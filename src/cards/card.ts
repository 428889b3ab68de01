import type { CalendarDay, Moment } from '../core/time/moment.js';

/**
 * One run of a card's text. A plain string is the catalogue's own words and may be drawn as it is;
 * `typed` is what a person wrote and must be shown letter for letter, without effect.
 * Ids are the platform's own, of the home the card is drawn in.
 */
export type Piece =
  | string
  | { readonly is: 'typed'; readonly text: string }
  | { readonly is: 'person'; readonly id: string }
  | { readonly is: 'channel'; readonly id: string }
  | { readonly is: 'role'; readonly id: string }
  | { readonly is: 'moment'; readonly at: Moment; readonly as: 'day' | 'minute' | 'relative' }
  | { readonly is: 'day'; readonly day: CalendarDay }
  | { readonly is: 'command'; readonly words: string }
  | { readonly is: 'link'; readonly url: string; readonly label: string }
  | { readonly is: 'strong'; readonly parts: Text }
  | { readonly is: 'code'; readonly text: string };

export type Text = readonly Piece[];

export type ButtonStyle = 'main' | 'plain' | 'danger';

/** `press` names what happens and to what: see `pressOf`. Labels are shown letter for letter. */
export interface Button {
  readonly is: 'button';
  readonly label: string;
  readonly press: string;
  readonly style: ButtonStyle;
}

export interface MenuOption {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
}

/** One choice out of a list; the chosen value arrives as the press's last argument. */
export interface Menu {
  readonly is: 'menu';
  readonly placeholder: string;
  readonly press: string;
  readonly options: readonly MenuOption[];
}

export interface LinkButton {
  readonly is: 'link';
  readonly label: string;
  readonly url: string;
}

export type Action = Button | Menu | LinkButton;

export interface CardField {
  readonly name: Text;
  readonly value: Text;
}

export type Block =
  | { readonly is: 'title'; readonly text: Text }
  | { readonly is: 'text'; readonly text: Text }
  | { readonly is: 'list'; readonly items: readonly Text[] }
  | { readonly is: 'fields'; readonly fields: readonly CardField[] }
  | { readonly is: 'progress'; readonly share: number; readonly text: Text }
  | { readonly is: 'note'; readonly text: Text }
  | { readonly is: 'actions'; readonly actions: readonly Action[] };

/** The one message model: every platform draws all of it. */
export interface Card {
  readonly blocks: readonly Block[];
}

/** What people type into a form; at most five fields, because Discord shows no more. */
export type FieldKind =
  /** `day`: a day is asked for, which a platform that has a calendar may show. */
  | { readonly kind: 'line'; readonly most: number; readonly day?: true }
  | { readonly kind: 'lines'; readonly most: number }
  | { readonly kind: 'choice'; readonly options: readonly MenuOption[] }
  | { readonly kind: 'channel' }
  | { readonly kind: 'role' }
  | { readonly kind: 'person' };

export type FormField = FieldKind & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly required: boolean;
  readonly value?: string;
};

export interface Form {
  readonly press: string;
  readonly title: string;
  readonly fields: readonly FormField[];
}

const ARGUMENT = /^[A-Za-z0-9._~-]*$/;

/** Joins what a button does with what it does it to: `pressOf('goal-help', id)` is `goal-help:…`. Arguments are ids and codes, never a person's words. */
export function pressOf(name: string, ...rest: readonly string[]): string {
  const wrong = rest.find((argument) => !ARGUMENT.test(argument));
  if (wrong !== undefined) throw new Error('a press takes ids and codes only');
  return [name, ...rest].join(':');
}

/** The two halves of a press again. */
export function readPress(press: string): { name: string; rest: string[] } {
  const [name = '', ...rest] = press.split(':');
  return { name, rest };
}
