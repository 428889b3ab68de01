import type { Entry, Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import { sayLine } from '../words/say.js';
import type { Card, Text } from './card.js';
import { actions, card, line, typed, words } from './compose.js';
import { drawProgress, figure, unitText } from './goal-words.js';
import { offerHelp } from './post-words.js';

export interface SharedEntryFacts {
  readonly goal: Goal;
  readonly entry: Entry;
  readonly progress: Progress;
  /** Platform id of the person credited. */
  readonly person: string;
}

/** A piece of progress somebody wants others to see. */
export function drawSharedEntry({ goal, entry, progress, person }: SharedEntryFacts): Card {
  return card(
    { is: 'text', text: sayEntryFor('shared-entry', goal, entry, person) },
    entry.note === null ? null : line('shared-entry.note', { note: typed(entry.note) }),
    goal.measure.is === 'done' ? null : drawProgress(goal, progress),
    goal.state === 'active' ? offerHelp([goal]) : [],
    entry.link === null ? [] : actions({ is: 'link', label: sayLine('shared-entry.proof'), url: entry.link }),
  );
}

/** Who did how much of what, in the words of a shared post or of the question to the steward. */
export function sayEntryFor(occasion: 'shared-entry' | 'steward.entry-waiting', goal: Goal, entry: Entry, person: string): Text {
  const item = goal.measure.is === 'checklist' ? (goal.measure.items[entry.item ?? -1] ?? '') : '';
  return words(`${occasion}.${goal.measure.is}`, {
    person: { is: 'person', id: person },
    title: typed(goal.title),
    amount: figure(entry.amount),
    unit: unitText(goal),
    item: typed(item),
  });
}
