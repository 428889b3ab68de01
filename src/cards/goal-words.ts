import type { Entry, Goal } from '../core/goals/goal.js';
import type { Pace } from '../core/goals/pace.js';
import type { Progress } from '../core/goals/progress.js';
import { sayFigure } from '../words/days.js';
import { known } from '../words/say.js';
import type { Block, Text } from './card.js';
import { typed, words } from './compose.js';

/** A figure as it is shown. */
export function figure(amount: number): ReturnType<typeof known> {
  return known(sayFigure(amount));
}

/** What stands behind a figure of this goal: its unit after a space, or nothing. */
export function unitText(goal: Pick<Goal, 'measure'>): Text {
  return goal.measure.is === 'number' && goal.measure.unit !== '' ? [' ', typed(goal.measure.unit)] : [];
}

/** One entry in two or three words: "+12 pages", or the line of the checklist. */
export function sayAmount(goal: Pick<Goal, 'measure'>, entry: Pick<Entry, 'amount' | 'item'>): Text {
  const item = goal.measure.is === 'checklist' ? (goal.measure.items[entry.item ?? -1] ?? '') : '';
  return words(`entry.${goal.measure.is}`, { amount: figure(entry.amount), unit: unitText(goal), item: typed(item) });
}

/** How far a goal is, in words: "40 of 100 pages, 60 left". */
export function sayProgress(goal: Pick<Goal, 'measure'>, progress: Progress): Text {
  const figures = { done: figure(progress.done), target: figure(progress.target), left: figure(progress.left), unit: unitText(goal) };
  if (goal.measure.is === 'number') return words(progress.share >= 1 ? 'goal.progress.number.full' : 'goal.progress.number', figures);
  if (goal.measure.is === 'checklist') return words('goal.progress.checklist', figures);
  return words(progress.share >= 1 ? 'goal.progress.done.yes' : 'goal.progress.done.no');
}

/** The bar and what it says; done / not done has no bar to fill. */
export function drawProgress(goal: Pick<Goal, 'measure'>, progress: Progress): Block {
  const text = sayProgress(goal, progress);
  return goal.measure.is === 'done' ? { is: 'text', text } : { is: 'progress', share: Math.min(1, progress.share), text };
}

/** "on track: at this rate by 3 December". */
export function sayPace(pace: Pace): Text {
  const { forecast } = pace;
  return words(`pace.${pace.word}`, { forecast: known(forecast === null ? 'none' : 'day'), day: forecast === null ? known('') : { is: 'day', day: forecast } });
}
