import type { Entry, Goal } from '../core/goals/goal.js';
import type { Progress } from '../core/goals/progress.js';
import { pressOf, type Block, type Button, type Card } from './card.js';
import { actions, button, card, line, note, typed } from './compose.js';
import { drawProgress } from './goal-words.js';
import { sayEntryFor } from './shared-entry-card.js';

export interface StewardNoteFacts {
  readonly goal: Goal;
  readonly progress: Progress;
  /** False where the steward cannot be written to and the managers' channel reads it instead. */
  readonly privately: boolean;
  /** Platform id; null when the goal has no steward. */
  readonly steward: string | null;
}

/** Somebody offered help; `person` is a platform id. */
export function drawHelperOffered(facts: StewardNoteFacts, person: string): Card {
  const { goal } = facts;
  return drawNote(facts, [line('steward.helper-offered', { person: { is: 'person', id: person }, title: typed(goal.title) })], [open(goal)]);
}

/** What shall become of a goal past its day? */
export function drawPastDue(facts: StewardNoteFacts): Card {
  const { goal, progress } = facts;
  const said = [line('steward.past-due', { title: typed(goal.title), due: { is: 'day', day: goal.due } }), drawProgress(goal, progress), note('steward.past-due.then')];
  return drawNote(facts, said, [achieve(goal), extend(goal), letGo(goal)]);
}

/** Nothing has moved for two rhythms. */
export function drawStale(facts: StewardNoteFacts): Card {
  const { goal, progress } = facts;
  const said = [line('steward.stale', { title: typed(goal.title) }), drawProgress(goal, progress), note('steward.stale.once')];
  return drawNote(facts, said, [button('button.add-progress', pressOf('add-progress', goal.id)), extend(goal), letGo(goal), open(goal)]);
}

/** The target is reached; saying so is the steward's. */
export function drawReached(facts: StewardNoteFacts): Card {
  const { goal, progress } = facts;
  return drawNote(facts, [line('steward.reached', { title: typed(goal.title) }), drawProgress(goal, progress)], [achieve(goal), open(goal)]);
}

/** An entry waits for the ✓; `person` is the platform id of the one credited. */
export function drawEntryWaiting(facts: StewardNoteFacts, entry: Entry, person: string): Card {
  const said: Block[] = [{ is: 'text', text: sayEntryFor('steward.entry-waiting', facts.goal, entry, person) }];
  if (entry.note !== null) said.push(line('shared-entry.note', { note: typed(entry.note) }));
  const pressed = [button('button.confirm', pressOf('confirm-entry', entry.id), 'main'), button('button.take-back', pressOf('undo-entry', entry.id))];
  return drawNote(facts, [...said, note('steward.entry-waiting.why')], pressed);
}

/** Somebody who took a place, and what became of it. */
export type HelperNews = 'helper-yes' | 'helper-waits' | 'helper-back' | 'helper-needs' | 'helper-done';

/** `person` is a platform id. */
export function drawHelperNews(facts: StewardNoteFacts, what: HelperNews, { help, task, person }: { readonly help: string; readonly task: string; readonly person: string }): Card {
  const said = line(`steward.${what}`, { person: { is: 'person', id: person }, task: typed(task), title: typed(facts.goal.title) });
  const isToWrite = what === 'helper-yes' || what === 'helper-waits' || what === 'helper-needs';
  return drawNote(facts, [said], [...(isToWrite ? [button('steward.button.written', pressOf('written', help), 'main')] : []), open(facts.goal)]);
}

export function drawStewardSettled(): Card {
  return card(line('steward.written'));
}

/** A goal was closed after 14 quiet days. */
export function drawMissed(facts: StewardNoteFacts): Card {
  const { goal } = facts;
  const said = [line('steward.missed', { title: typed(goal.title), due: { is: 'day', day: goal.due } })];
  return drawNote(facts, said, [button('button.reopen', pressOf('fill', 'reopen', goal.id), 'main')]);
}

function drawNote(facts: StewardNoteFacts, said: readonly Block[], pressed: readonly Button[]): Card {
  return card(said, facts.privately ? null : addressee(facts.steward), actions(...pressed));
}

function addressee(steward: string | null): Block {
  return steward === null ? note('steward.for-nobody') : note('steward.for', { steward: { is: 'person', id: steward } });
}

function achieve(goal: Goal): Button {
  return button('button.achieved', pressOf('achieve', goal.id), 'main');
}

function extend(goal: Goal): Button {
  return button('button.extend', pressOf('fill', 'extend', goal.id));
}

function letGo(goal: Goal): Button {
  return button('button.let-go', pressOf('fill', 'let-go', goal.id));
}

function open(goal: Goal): Button {
  return button('steward.open', pressOf('show-goal', goal.id));
}
