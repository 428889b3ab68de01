import type { Entry, Goal } from '../core/goals/goal.js';
import type { Pace } from '../core/goals/pace.js';
import type { Progress } from '../core/goals/progress.js';
import type { CalendarDay } from '../core/time/moment.js';
import { sayLine } from '../words/say.js';
import { pressOf, type Block, type Button, type Card, type CardField, type Piece, type Text } from './card.js';
import { actions, button, card, line, typed, words } from './compose.js';
import { drawProgress, figure, sayPace, unitText } from './goal-words.js';

/** An entry with the platform's id of the person credited. */
export interface ShownEntry extends Entry {
  readonly who: string;
}

/** Everything a goal's own card says, and what the one who looks may do. */
export interface GoalFacts {
  readonly goal: Goal;
  readonly progress: Progress;
  readonly pace: Pace;
  readonly pastDue: boolean;
  readonly closedDay: CalendarDay | null;
  /** The steward's platform id. */
  readonly steward: string | null;
  readonly helpers: number;
  readonly entries: readonly ShownEntry[];
  readonly keeper: boolean;
  readonly manager: boolean;
}

const MOST_ENTRIES = 5;
const MOST_LEFT = 5;

function sayState({ goal, pastDue, closedDay }: GoalFacts): Block {
  const due: Piece = { is: 'day', day: goal.due };
  const day: Piece = { is: 'day', day: closedDay ?? goal.due };
  return line(goal.state === 'active' && pastDue ? 'goal.show.state.past-due' : `goal.show.state.${goal.state}`, { due, day });
}

function field(name: Parameters<typeof words>[0], value: Text): CardField {
  return { name: words(name), value };
}

/** A field for what a person wrote, if they did. */
function typedField(name: Parameters<typeof words>[0], text: string | null): CardField[] {
  return text === null ? [] : [field(name, [typed(text)])];
}

function listLeft(left: readonly string[]): CardField[] {
  const named = left.slice(0, MOST_LEFT).flatMap((item, place): Piece[] => (place === 0 ? [typed(item)] : [' · ', typed(item)]));
  return named.length === 0 ? [] : [field('goal.show.left', named)];
}

function listFields({ goal, steward, helpers, pace, progress }: GoalFacts): CardField[] {
  const channel: Piece = { is: 'channel', id: goal.channel };
  return [
    ...typedField('goal.show.benefit', goal.benefit),
    ...typedField('goal.show.criterion', goal.measure.is === 'done' ? goal.measure.criterion : null),
    ...typedField('goal.show.first-step', goal.firstStep),
    ...(goal.state === 'active' ? [field('goal.show.pace', sayPace(pace))] : []),
    ...listLeft(progress.leftWhat),
    field('goal.show.steward', steward === null ? words('goal.show.no-steward') : [{ is: 'person', id: steward }]),
    field('goal.show.channel', goal.wholeCommunity ? words('goal.show.whole', { channel }) : [channel]),
    field('goal.show.helpers', words('goal.show.helper-count', { count: helpers })),
  ];
}

/** One entry as a line: who, how much, when, and what they said of it. */
function sayEntry(goal: Goal, entry: ShownEntry): Text {
  const person: Piece = { is: 'person', id: entry.who };
  const at: Piece = { is: 'moment', at: entry.at, as: 'day' };
  const item = goal.measure.is === 'checklist' ? (goal.measure.items[entry.item ?? -1] ?? '') : '';
  const said = {
    number: () => words('goal.show.entry', { person, at, amount: figure(entry.amount), unit: unitText(goal) }),
    checklist: () => words('goal.show.entry.item', { person, at, item: typed(item) }),
    done: () => words('goal.show.entry.done', { person, at }),
  }[goal.measure.is]();
  return [
    ...said,
    ...(entry.note === null ? [] : [' ', ...words('goal.show.entry.note', { note: typed(entry.note) })]),
    ...(entry.link === null ? [] : [' ', { is: 'link' as const, url: entry.link, label: sayLine('goal.show.entry.proof') }]),
    ...(entry.state === 'waiting' ? [' ', ...words('goal.show.entry.waiting')] : []),
  ];
}

function listEntries({ goal, entries }: GoalFacts): Block[] {
  const newest = entries.filter((entry) => entry.state !== 'undone').slice(-MOST_ENTRIES).reverse();
  if (newest.length === 0) return [];
  return [line('goal.show.entries'), { is: 'list', items: newest.map((entry) => sayEntry(goal, entry)) }];
}

function offerClosing({ goal, keeper, manager }: GoalFacts): Button[] {
  if (!keeper) return [];
  const edit = manager ? [button('button.edit', pressOf('fill', 'goal-edit', goal.id)), button('button.place', pressOf('fill', 'goal-place', goal.id))] : [];
  if (goal.state !== 'active') return [button('button.reopen', pressOf('fill', 'reopen', goal.id))];
  return [
    button('button.achieved', pressOf('achieve', goal.id)),
    button('button.extend', pressOf('fill', 'extend', goal.id)),
    button('button.let-go', pressOf('fill', 'let-go', goal.id)),
    ...edit,
  ];
}

/** The steward's ✓ for what waits, oldest first. */
function offerConfirming({ goal, entries, keeper }: GoalFacts): Block[] {
  const waiting = keeper ? entries.filter((entry) => entry.state === 'waiting').slice(0, 2) : [];
  return waiting.flatMap((entry) => [
    { is: 'text' as const, text: [...words('progress.waiting-list'), ' ', ...sayEntry(goal, entry)] },
    ...actions(button('button.confirm', pressOf('confirm-entry', entry.id), 'main'), button('button.take-back', pressOf('undo-entry', entry.id))),
  ]);
}

/** One goal, seen by one person. */
export function drawGoal(facts: GoalFacts): Card {
  const { goal, progress } = facts;
  const active = goal.state === 'active';
  return card(
    { is: 'title', text: words('goal.show.title', { number: goal.number, title: typed(goal.title) }) },
    sayState(facts),
    goal.reason === null ? null : line('goal.show.reason', { reason: typed(goal.reason) }),
    goal.learned === null ? null : line('goal.show.learned', { learned: typed(goal.learned) }),
    drawProgress(goal, progress),
    { is: 'fields', fields: listFields(facts) },
    listEntries(facts),
    offerConfirming(facts),
    actions(
      active ? button('button.help', pressOf('goal-help', goal.id), 'main') : null,
      active ? button('button.add-progress', pressOf('add-progress', goal.id)) : null,
      button('button.share', pressOf('share-goal', goal.id)),
    ),
    actions(...offerClosing(facts)),
  );
}
