import type { Ask, AskReason, NotAsked } from '../core/asks/ask.js';
import type { Moment } from '../core/time/moment.js';
import { known, sayLine } from '../words/say.js';
import { pressOf, type Block, type Card, type Form, type MenuOption, type Piece, type Text } from './card.js';
import { actions, button, card, line, note, title, typed, words } from './compose.js';
import { fillAsk, type CallFacts } from './call-card.js';
import { sayPeople } from './post-words.js';

type Values = Readonly<Record<string, string>>;

/** Somebody and the goal they helped or offered to help with; `who` is a platform id. */
interface Helper {
  readonly who: string;
  readonly title: string;
  readonly at: Moment;
}

export interface AsksFacts {
  readonly open: readonly CallFacts[];
  readonly options: readonly MenuOption[];
  readonly unthanked: readonly Helper[];
  readonly neverAsked: readonly Helper[];
  readonly proposals: number;
  readonly dmsStoppedSince: Moment | null;
}

const MOST_ROWS = 8;

/** Everything about asking, for managers: what is asked for, whom to thank, who offered and was never asked. Nobody is ranked. */
export function drawAsks(facts: AsksFacts): Card {
  const { open, options, unthanked, neverAsked, proposals, dmsStoppedSince } = facts;
  return card(
    title('asks.title'),
    dmsStoppedSince === null ? null : line('asks.dms-stopped', { since: { is: 'moment', at: dmsStoppedSince, as: 'minute' } }),
    open.length === 0 ? line('asks.none') : [line('asks.open'), { is: 'list', items: open.slice(0, MOST_ROWS).map(sayOpen) }],
    list('asks.unthanked', unthanked, 'asks.unthanked.row'),
    list('asks.never-asked', neverAsked, 'asks.never-asked.row'),
    proposals === 0 ? null : note('asks.proposals', { count: proposals }),
    options.length === 0 ? [] : actions({ is: 'menu', placeholder: sayLine('asks.menu'), press: 'ask-show', options }),
    actions(
      button('asks.button.new', pressOf('fill', 'ask-new'), 'main'),
      unthanked.length === 0 ? null : button('asks.button.thank', 'thank'),
      proposals === 0 ? null : button('asks.button.proposals', 'proposals'),
    ),
  );
}

function sayOpen(facts: CallFacts): Text {
  return words('asks.row', gapsOf(facts));
}

function gapsOf({ ask, goal, taken }: CallFacts) {
  return { ...fillAsk(ask), number: ask.number, title: typed(goal.title), taken, places: ask.places };
}

function list(head: 'asks.unthanked' | 'asks.never-asked', helpers: readonly Helper[], row: 'asks.unthanked.row' | 'asks.never-asked.row'): Block[] {
  const items = helpers.slice(0, MOST_ROWS).map(({ who, title: goal, at }) => words(row, { person: { is: 'person', id: who }, title: typed(goal), at: { is: 'moment', at, as: 'day' } }));
  return items.length === 0 ? [] : [line(head), { is: 'list', items }];
}

/** One ask: who helps, how many are being asked, and a way to end it. */
export function drawAskShown(facts: CallFacts & { readonly helpers: readonly string[]; readonly waiting: number }): Card {
  return card(
    line('ask.shown', gapsOf(facts)),
    facts.helpers.length === 0 ? null : line('ask.shown.helpers', { people: sayPeople(facts.helpers) }),
    line('ask.shown.waiting', { count: facts.waiting }),
    facts.ask.state === 'open' ? actions(button('ask.button.close', pressOf('ask-close', facts.ask.id), 'danger')) : null,
  );
}

/** When people are written to for places the call left open. */
export const WRITE_WHEN = ['day', 'now', 'never'] as const;
export type WriteWhen = (typeof WRITE_WHEN)[number];

export interface PreviewFacts {
  readonly draft: string;
  readonly ask: Pick<Ask, 'task' | 'size' | 'deadline' | 'places' | 'skill'>;
  readonly channel: string;
  readonly when: WriteWhen;
  /** In the order in which they would be asked; `who` are platform ids. */
  readonly chosen: readonly { readonly who: string; readonly reasons: readonly AskReason[] }[];
  readonly left: Readonly<Partial<Record<NotAsked, number>>>;
}

const MOST_CHOSEN = 8;

/** What would happen, and to whom, before anything is sent. */
export function drawAskPreview(facts: PreviewFacts): Card {
  const { ask, when, chosen, draft } = facts;
  return card(
    title('ask.preview.title'),
    line('ask.preview.call', { ...fillAsk(ask), channel: { is: 'channel', id: facts.channel }, places: ask.places }),
    line('ask.preview.then', { when: known(when === 'never' ? 'never' : 'later'), hours: when === 'now' ? 0 : 24, places: ask.places }),
    when === 'never' ? null : drawChosen(facts),
    actions(
      button('ask.button.send', pressOf('ask-send', draft, when), 'main'),
      ...WRITE_WHEN.filter((each) => each !== when).map((each) => button(`ask.button.when-${each}`, pressOf('ask-when', draft, each))),
      button('button.change', pressOf('fix', draft)),
    ),
    chosen.length === 0 || when === 'never' ? null : note('ask.preview.once'),
  );
}

function drawChosen({ chosen, left, ask }: PreviewFacts): Block[] {
  const items = chosen.slice(0, MOST_CHOSEN).map(({ who, reasons }) => words('ask.preview.row', { person: { is: 'person', id: who }, reasons: sayReasons(reasons, ask.skill) }));
  const hidden = chosen.length - items.length;
  return [
    line('ask.preview.list', { count: chosen.length }),
    ...(items.length === 0 ? [] : [{ is: 'list' as const, items: hidden > 0 ? [...items, words('ask.preview.more', { count: hidden })] : items }]),
    ...sayLeft(left),
  ];
}

function sayReasons(reasons: readonly AskReason[], skill: string | null): Text {
  return reasons.flatMap((reason, place): Piece[] => [...(place === 0 ? [] : [', ']), ...words(`ask.reason.${reason}`, { skill: typed(skill ?? '') })]);
}

/** Only counted, for it is nobody's business who pauses or said later. */
function sayLeft(left: PreviewFacts['left']): Block[] {
  const said = Object.entries(left).map(([why, count]) => sayLine(`ask.left.${why as NotAsked}`, { count }));
  return said.length === 0 ? [] : [note('ask.preview.left', { list: known(said.join(', ')) })];
}

export function drawAskSaid(said: 'sent' | 'sent.before' | 'closed', facts: { readonly task: string; readonly channel: string }): Card {
  return card(line(`ask.${said}`, { task: typed(facts.task), channel: { is: 'channel', id: facts.channel } }));
}

export function drawThanked(count: number): Card {
  return card(line('asks.thanked', { count }));
}

export const ASK_ROOM = { task: 200, size: 60, deadline: 60, places: 60 } as const;

/** What is asked for, in five fields; the skill stands behind the number of people. */
export function drawAskForm(press: string, goals: readonly MenuOption[], values: Values): Form {
  const field = (name: keyof typeof ASK_ROOM, required: boolean) =>
    ({ name, label: sayLine(`form.ask.field.${name}`), kind: 'line', most: ASK_ROOM[name], required, value: values[name] ?? '' }) as const;
  return {
    press,
    title: sayLine('form.ask.title'),
    fields: [
      { name: 'goal', label: sayLine('form.ask.field.goal'), kind: 'choice', required: true, options: goals, value: values['goal'] ?? goals[0]?.value ?? '' },
      { ...field('task', true), hint: sayLine('form.ask.field.task.hint') },
      { ...field('size', false), hint: sayLine('form.ask.field.size.hint') },
      { ...field('deadline', false), hint: sayLine('form.goal.field.due.hint'), day: true },
      { ...field('places', true), hint: sayLine('form.ask.field.places.hint') },
    ],
  };
}
