import type { Volunteer } from '../core/asks/volunteer.js';
import type { CalendarDay } from '../core/time/moment.js';
import { known, sayLine } from '../words/say.js';
import type { Block, Button, Card, CardField, Form, Text } from './card.js';
import { pressOf } from './card.js';
import { actions, button, card, line, title, words } from './compose.js';
import { clipWords } from './measure-text.js';
import { sayTyped } from './post-words.js';

type Values = Readonly<Record<string, string>>;

const VOLUNTEER = { is: 'command', words: 'guidon volunteer' } as const;
const MOST_EXAMPLES = 50;
const ROOM = { skills: 300, quiet: 60, zone: 60, paused: 60 } as const;

/** Put once under the answer to *I'll help*. */
export function drawAgainQuestion(): readonly Block[] {
  return [line('again.ask'), ...actions(button('again.button.yes', pressOf('ask-again', 'yes'), 'main'), button('again.button.no', pressOf('ask-again', 'no')))];
}

/** The question's wording, kept with the consent. */
export function sayAgainQuestion(): string {
  return sayLine('again.ask');
}

export function drawAgainAnswer(yes: boolean): Card {
  return card(line(yes ? 'again.yes' : 'again.no', { volunteer: VOLUNTEER }));
}

interface Shown {
  readonly pausedUntil: CalendarDay | null;
  /** Whether this platform has private threads, for those whose direct messages are closed. */
  readonly threads: boolean;
}

/** One's own page of the register; null: not in it. */
export function drawVolunteer(volunteer: Volunteer | null, shown: Shown): Card {
  if (volunteer === null) {
    return card(title('volunteer.title'), line('volunteer.out'), actions(button('volunteer.button.join', 'volunteer-join', 'main')));
  }
  return card(title('volunteer.title'), line('volunteer.in'), { is: 'fields', fields: listFields(volunteer, shown) }, drawChoices(volunteer, shown));
}

function listFields(volunteer: Volunteer, { pausedUntil, threads }: Shown): CardField[] {
  const { skills, quiet, zone } = volunteer;
  return [
    field('volunteer.skills', skills.length === 0 ? words('volunteer.skills.none') : sayTyped(skills)),
    field('volunteer.quiet', quiet === null ? words('volunteer.quiet.none') : words('volunteer.quiet.value', { from: known(quiet.from), to: known(quiet.to), zone: known(zone) })),
    field('volunteer.paused', pausedUntil === null ? words('volunteer.paused.none') : [{ is: 'day', day: pausedUntil }]),
    ...(threads ? [field('volunteer.thread', words(volunteer.threadFallback ? 'volunteer.thread.yes' : 'volunteer.thread.no'))] : []),
    field('volunteer.named', words(volunteer.unnamed ? 'volunteer.named.no' : 'volunteer.named.yes')),
  ];
}

function drawChoices({ threadFallback, unnamed }: Volunteer, { threads }: Shown): Block[] {
  return actions(
    button('volunteer.button.change', pressOf('fill', 'volunteer'), 'main'),
    threads ? chooseThread(threadFallback) : null,
    unnamed ? button('volunteer.button.named', pressOf('volunteer-named', 'on')) : button('volunteer.button.unnamed', pressOf('volunteer-named', 'off')),
    button('volunteer.button.leave', 'volunteer-leave', 'danger'),
  );
}

function chooseThread(chosen: boolean): Button {
  return chosen ? button('volunteer.button.thread-off', pressOf('volunteer-thread', 'off')) : button('volunteer.button.thread-on', pressOf('volunteer-thread', 'on'));
}

/** `elsewhere`: other communities of this Guidon may still ask them. */
export function drawLeft(elsewhere: boolean): Card {
  return card(line('volunteer.left', { volunteer: VOLUNTEER }), elsewhere ? actions(button('invitation.stop.everywhere', 'stop-everywhere', 'danger')) : null);
}

/** What somebody agrees to who joins from here, kept with the consent. */
export function sayJoinQuestion(): string {
  return sayLine('volunteer.out');
}

/** `examples`: skills others have named. */
export function drawVolunteerForm(press: string, values: Values, examples: readonly string[]): Form {
  const line = (name: keyof typeof ROOM, hint: string) =>
    ({ name, label: sayLine(`form.volunteer.field.${name}`), hint, kind: 'line', most: ROOM[name], required: false, value: values[name] ?? '' }) as const;
  return {
    press,
    title: sayLine('form.volunteer.title'),
    fields: [
      line('skills', sayLine('form.volunteer.field.skills.hint', { examples: clipWords(examples.length === 0 ? sayLine('form.volunteer.field.skills.examples') : examples.join(', '), MOST_EXAMPLES) })),
      line('quiet', sayLine('form.volunteer.field.quiet.hint')),
      line('zone', sayLine('form.volunteer.field.zone.hint')),
      { ...line('paused', sayLine('form.volunteer.field.paused.hint')), day: true },
    ],
  };
}

function field(name: Parameters<typeof sayLine>[0], value: Text): CardField {
  return { name: words(name), value };
}

