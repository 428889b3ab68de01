import { sayWhatItLacks } from '../../../src/commands/ask-typed.js';
import { completeInput } from '../../../src/commands/complete-input.js';
import { parseInput } from '../../../src/commands/parse-input.js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Card, Form, MenuOption, Text } from '../../../src/cards/card.js';
import type { MovableClock } from '../../../src/ports/clock.js';
import type { ActedOn, Answer, CommandPath, CommandShape, FrontDesk, OptionShape, Values, Visit } from '../../../src/ports/front-desk.js';
import type { Log } from '../../../src/ports/log.js';

/** Sunday 6 December 2026, 14:20 in UTC. */
export const START = Date.UTC(2026, 11, 6, 14, 20);

/** A clock that stands still until it is moved; sleeping passes at once. */
export function createStillClock(start = START): MovableClock {
  let now = start;
  return {
    now: () => now,
    monotonic: () => now,
    sleep: async () => { await sleep(1); },
    heartbeat: () => () => undefined,
    moveBy: (milliseconds) => { now += milliseconds; },
  };
}

export interface Noted {
  readonly level: string;
  readonly message: string;
}

export function createNotingLog(): Log & { readonly noted: Noted[] } {
  const noted: Noted[] = [];
  const at = (level: string) => (_facts: unknown, message: string): void => { noted.push({ level, message }); };
  const log = { noted, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error'), child: () => log };
  return log;
}

function option(name: string, kind: OptionShape['kind'], required = false, choices?: readonly MenuOption[]): OptionShape {
  return { name, description: `The ${name}`, kind, required, ...(choices ? { choices } : {}) };
}

function shape(path: CommandPath, description: string, options: readonly OptionShape[] = [], managersOnly = false): CommandShape {
  return { path, description, managersOnly, options };
}

export const COMMANDS: readonly CommandShape[] = [
  shape(['goal', 'list'], 'See what we are doing'),
  shape(['goal', 'add'], 'Add a goal', [option('title', 'text'), option('by', 'text')], true),
  shape(['goal', 'progress'], 'Report progress', [option('goal', 'suggested', true), option('amount', 'text'), option('who', 'person')]),
  shape(['guidon', 'help'], 'What Guidon can do for you'),
  shape(['guidon', 'volunteer'], 'May we ask you?', [option('answer', 'text', true, [{ label: 'Yes, please', value: 'yes' }, { label: 'No', value: 'no' }])]),
  shape(['manage', 'settings'], 'Set Guidon up', [option('channel', 'channel'), option('role', 'role'), option('pause', 'yes-no')], true),
  shape(['manage', 'mission'], 'The mission', [], true),
  shape(['propose'], 'Propose something', [option('title', 'text')]),
];

export const GROUPS = [
  { name: 'goal', description: 'Goals', managersOnly: false },
  { name: 'guidon', description: 'Guidon', managersOnly: false },
  { name: 'manage', description: 'For managers', managersOnly: true },
];

export function text(...pieces: Text): Card {
  return { blocks: [{ is: 'text', text: pieces }] };
}

const FORM: Form = {
  press: 'goal-add',
  title: 'A new goal',
  fields: [
    { name: 'title', label: 'What shall be done?', hint: 'Begin with a verb: Translate, Collect, Invite …', kind: 'line', most: 80, required: true, value: 'Translate the handbook' },
    { name: 'measure', label: 'How do we know it is done?', hint: '100 pages, or a list with a line each beginning with “-”', kind: 'lines', most: 300, required: false },
    { name: 'benefit', label: 'Who benefits?', kind: 'choice', options: [{ label: 'The members', value: 'members' }, { label: 'The company', value: 'company' }], required: true, value: 'members' },
    { name: 'channel', label: 'Where does it live?', kind: 'channel', required: true, value: 'workshop' },
    { name: 'steward', label: 'In whose hands?', kind: 'person', required: false },
  ],
};

/** A goal with everything a card can hold. */
export function goalCard(title = 'Translate 100 pages', done = 38): Card {
  return {
    blocks: [
      { is: 'title', text: [{ is: 'typed', text: title }] },
      { is: 'text', text: ['It would bring us closer to: ', { is: 'strong', parts: [{ is: 'typed', text: 'every neighbour can read the handbook' }] }, '. Who is ready to help?'] },
      { is: 'progress', share: done / 100, text: [`${done} of 100 pages, `, { is: 'strong', parts: ['on track'] }] },
      { is: 'fields', fields: [{ name: ['By'], value: [{ is: 'day', day: '2026-12-24' }] }, { name: ['Steward'], value: [{ is: 'person', id: 'jonas' }] }, { name: ['Lives in'], value: [{ is: 'channel', id: 'workshop' }] }] },
      { is: 'list', items: [[{ is: 'typed', text: 'Chapter one <b>again</b> *please*' }], ['Report with ', { is: 'command', words: 'goal progress' }], ['Next look ', { is: 'moment', at: START + 86_400_000, as: 'relative' }]] },
      { is: 'note', text: ['Start: read one page in 15 minutes · ', { is: 'link', url: 'https://example.org/handbook', label: 'the handbook' }] },
      { is: 'actions', actions: [
        { is: 'button', label: 'I’ll help', press: 'goal-help:g1', style: 'main' },
        { is: 'button', label: 'Add progress', press: 'goal-progress:g1', style: 'plain' },
        { is: 'button', label: 'Let go', press: 'goal-drop:g1', style: 'danger' },
        { is: 'menu', placeholder: 'Move it to …', press: 'goal-move:g1', options: [{ label: 'Next week', value: 'week' }, { label: 'Next month', value: 'month', hint: 'new due day' }] },
        { is: 'link', label: 'Handbook', url: 'https://example.org/handbook' },
      ] },
    ],
  };
}

interface Asked {
  readonly visit: Visit;
  readonly what: string;
  readonly values?: Values;
  readonly chosen?: readonly string[];
  readonly on?: ActedOn;
}

/** A front desk that answers by rote and remembers who asked what. */
export function createStandIn(): FrontDesk & { readonly heard: Asked[] } {
  const heard: Asked[] = [];
  const give = (asked: Asked, answer: Answer): Promise<Answer> => {
    heard.push(asked);
    return Promise.resolve(answer);
  };
  const card = (value: Card): Answer => ({ is: 'card', card: value });
  const answers: Readonly<Record<string, () => Answer>> = {
    'goal add': () => ({ is: 'form', form: FORM }),
    'goal list': () => card(goalCard()),
    'guidon help': () => { throw new Error('out of order'); },
  };
  const desk: FrontDesk & { readonly heard: Asked[] } = {
    heard,
    groups: GROUPS,
    commands: COMMANDS,
    messageActions: [{ name: 'Count towards a goal' }, { name: 'Propose as a goal' }],
    asked: async (visit, path, values) => give({ visit, what: path.join(' '), values }, answers[path.join(' ')]?.() ?? card(text(`Done: ${path.join(' ')}`))),
    typed: async (visit, line, read) => {
      const parsed = parseInput(line, { groups: GROUPS, commands: COMMANDS }, read);
      return parsed.is === 'ready' ? desk.asked(visit, parsed.command.path, parsed.values) : give({ visit, what: line }, card(sayWhatItLacks(parsed, visit.visitor.admin)));
    },
    completed: (visit, line, typing) => {
      const suggest = (command: CommandShape, option: string, values: Values): ReturnType<FrontDesk['suggested']> => desk.suggested(visit, command.path, option, values);
      const commands = COMMANDS.filter(({ managersOnly }) => visit.visitor.admin || !managersOnly);
      return completeInput(line, { groups: GROUPS, commands }, { typing, suggest });
    },
    home: () => Promise.resolve(text('Home')),
    suggested: async (_visit, _path, _option, values) =>
      [{ label: '#1 Translate 100 pages', value: 'g1' }, { label: '#2 Paint the hall', value: 'g2' }].filter(({ label }) => label.toLowerCase().includes((values.goal ?? '').toLowerCase())),
    acted: (visit, action, on) => give({ visit, what: action, on }, card(text('Counted.'))),
    pressed: (visit, press, chosen) => give({ visit, what: press, chosen }, press === 'goal-progress:g1' ? { is: 'form', form: { ...FORM, fields: FORM.fields.slice(0, 1) } } : card(text(`Pressed ${press}`, ...chosen))),
    submitted: (visit, press, values) => give({ visit, what: press, values }, card({ blocks: [{ is: 'title', text: ['Added'] }, { is: 'text', text: [{ is: 'typed', text: values.title ?? '' }] }, { is: 'actions', actions: [{ is: 'button', label: 'Change', press: 'goal-change:g1', style: 'plain' }] }] })),
    joined: () => Promise.resolve(),
    found: () => Promise.resolve(),
    left: () => Promise.resolve(),
  };
  return desk;
}
