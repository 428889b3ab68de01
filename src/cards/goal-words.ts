import type { Goal } from '../core/goals/goal.js';
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

/** The unit a goal counts in; nothing for those that count no unit. */
export function unitOf(goal: Pick<Goal, 'measure'>): string {
  return goal.measure.is === 'number' ? goal.measure.unit : '';
}

/** How far a goal is, in words: "40 of 100 pages, 60 left". */
export function sayProgress(goal: Pick<Goal, 'measure'>, progress: Progress): Text {
  const figures = { done: figure(progress.done), target: figure(progress.target), left: figure(progress.left), unit: typed(unitOf(goal)) };
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
