import type { Entry, Goal } from '../core/goals/goal.js';
import type { EntryVerdict } from '../core/goals/judge-entry.js';
import type { Progress } from '../core/goals/progress.js';
import type { NextGoal } from '../core/goals/suggest-next.js';
import { pressOf, type Block, type Button, type Card, type MenuOption } from './card.js';
import { actions, button, card, line, note, typed } from './compose.js';
import { drawProgress, figure, sayAmount, unitText } from './goal-words.js';
import { sayLine } from '../words/say.js';

interface Told {
  readonly goal: Goal;
  readonly entry: Entry;
  readonly progress: Progress;
  readonly verdict: EntryVerdict;
  /** Platform id of the person credited, when it is somebody else. */
  readonly credited: string | null;
}

function sayCounted(goal: Goal, entry: Entry): Block {
  const name = typed(goal.title);
  if (goal.measure.is === 'number') return line('progress.counted', { amount: figure(entry.amount), unit: unitText(goal), title: name });
  if (goal.measure.is === 'checklist') return line('progress.counted.item', { item: typed(goal.measure.items[entry.item ?? -1] ?? ''), title: name });
  return line('progress.counted.done', { title: name });
}

/** What one report came to. */
export function drawReported({ goal, entry, progress, verdict, credited }: Told): Card {
  return card(
    verdict.is === 'waiting' ? line('progress.noted', { what: sayAmount(goal, entry), title: typed(goal.title) }) : sayCounted(goal, entry),
    credited === null ? null : line('progress.credited', { person: { is: 'person', id: credited } }),
    drawProgress(goal, progress),
    verdict.is === 'waiting' ? note(`progress.waiting.${verdict.because}`) : null,
    verdict.is === 'counted' && progress.share >= 1 && goal.measure.is !== 'done' ? note('progress.reached') : null,
    actions(
      button('button.undo', pressOf('undo-entry', entry.id)),
      verdict.is === 'counted' ? button('button.share', pressOf('share-entry', entry.id)) : null,
    ),
  );
}

/** An entry was taken back. */
export function drawUndone(goal: Goal, entry: Entry, progress: Progress): Card {
  return card(
    line('progress.undone', { what: sayAmount(goal, entry), title: typed(goal.title) }),
    drawProgress(goal, progress),
    actions(button('button.add-progress', pressOf('add-progress', goal.id))),
  );
}

/** What a steward may take back when nothing is their own. */
export function drawUndoChoice(options: readonly MenuOption[]): Card {
  return card(line('progress.undo.choose'), actions({ is: 'menu', placeholder: sayLine('menu.undo'), press: 'undo-entry', options }));
}

/** The ✓ was given. */
export function drawConfirmed(goal: Goal, entry: Entry, who: string): Card {
  return card(
    line('progress.confirmed', { what: sayAmount(goal, entry), title: typed(goal.title), person: { is: 'person', id: who } }),
    actions(button('button.undo', pressOf('undo-entry', entry.id))),
  );
}

interface Help {
  readonly goal: Goal;
  readonly steward: string | null;
  readonly first: boolean;
  readonly told: boolean;
}

function sayFirstStep({ goal, steward }: Help): Block {
  if (goal.firstStep !== null) return line('help.first-step', { step: typed(goal.firstStep) });
  if (steward !== null) return line('help.no-first-step', { steward: { is: 'person', id: steward } });
  return line('help.no-first-step-nobody', { channel: { is: 'channel', id: goal.channel } });
}

/** *I'll help* is never a form: it answers with where to start. */
export function drawHelp(help: Help): Card {
  const { goal, steward, first, told } = help;
  return card(
    line(first ? 'help.offered' : 'help.offered-before', { title: typed(goal.title) }),
    sayFirstStep(help),
    told && steward !== null ? line('help.steward-told', { steward: { is: 'person', id: steward } }) : null,
    note('help.channel', { channel: { is: 'channel', id: goal.channel } }),
    actions(button('button.add-progress', pressOf('add-progress', goal.id)), button('button.show', pressOf('show-goal', goal.id))),
  );
}

/** Asks before a goal that is not full is called achieved. */
export function drawAchieveQuestion(goal: Goal, progress: Progress): Card {
  const key = goal.measure.is === 'checklist' ? 'achieve.sure.item' : 'achieve.sure';
  return card(
    line(key, { title: typed(goal.title), done: figure(progress.done), target: figure(progress.target), unit: unitText(goal) }),
    actions(button('button.achieved-yes', pressOf('achieve', goal.id, 'yes'), 'main'), button('button.extend', pressOf('fill', 'extend', goal.id))),
  );
}

/** A next goal as a button that opens the form filled in. */
export function offerNext(next: NextGoal): Button {
  switch (next.is) {
    case 'step-up':
      return button('button.next-step-up', pressOf('fill', 'goal-add', 'step-up', next.goalId), 'plain', { target: next.target, unit: next.unit.slice(0, 40) });
    case 'take-up-again':
      return button('button.next-again', pressOf('fill', 'reopen', next.goalId), 'plain', { number: next.number });
    case 'starter':
      return button('button.next-starter', pressOf('fill', 'goal-add', 'starter', next.starter), 'plain', { title: sayLine(`starter.${next.starter}`) });
  }
}

/** Achieved: and two goals to go on with, for those who may add one. */
export function drawAchievedAnswer(goal: Goal, next: readonly NextGoal[]): Card {
  return card(
    line('achieve.said', { title: typed(goal.title), channel: { is: 'channel', id: goal.channel } }),
    next.length === 0 ? null : line('achieve.next'),
    actions(...next.map(offerNext)),
  );
}

/** A goal was launched, extended, taken up again, let go or edited. */
export function drawGoalSaid(said: 'goal.launched' | 'goal.saved' | 'let-go.said' | 'extend.said' | 'reopen.said', goal: Goal): Card {
  return card(
    line(said, { title: typed(goal.title), number: goal.number, due: { is: 'day', day: goal.due }, channel: { is: 'channel', id: goal.channel } }),
    said === 'goal.launched' ? note('goal.launched.rhythm', { command: { is: 'command', words: 'manage settings' } }) : null,
    actions(button('button.show', pressOf('show-goal', goal.id))),
  );
}

/** A goal has its place; `thirdForCompany`: so were the two before it. */
export function drawGoalPlaced(goal: Goal, thirdForCompany: boolean): Card {
  const { blocks } = drawGoalSaid('goal.saved', goal);
  return card(thirdForCompany ? [...blocks, line('goal.advice.third-company-goal-in-a-row')] : [...blocks]);
}

/** It will appear in a moment, or did so before. */
export function drawShared(channel: string, first: boolean): Card {
  return card(line(first ? 'shared' : 'shared.before', { channel: { is: 'channel', id: channel } }));
}

/** Asked once of everybody who becomes a steward. */
export function drawConsentQuestion(): readonly Block[] {
  return [line('goal.consent.ask'), ...actions(button('button.yes-write', pressOf('steward-consent', 'yes'), 'main'), button('button.no-write', pressOf('steward-consent', 'no')))];
}

/** What was answered to it; it can be changed at any time. */
export function drawConsentAnswer(yes: boolean): Card {
  return yes
    ? card(line('goal.consent.yes', { command: { is: 'command', words: 'guidon privacy' } }), actions(button('button.no-write', pressOf('steward-consent', 'no'))))
    : card(line('goal.consent.no'), actions(button('button.yes-write', pressOf('steward-consent', 'yes'))));
}

/** The question's wording, kept with the consent. */
export function sayConsentQuestion(): string {
  return sayLine('goal.consent.ask');
}
