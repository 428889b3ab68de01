import type { GoalAdvice } from '../core/goals/check-goal.js';
import type { Measure } from '../core/goals/goal.js';
import type { CalendarDay } from '../core/time/moment.js';
import { pressOf, type Block, type Card, type Text } from './card.js';
import { actions, button, card, line, title, typed, words } from './compose.js';
import { figure, unitText } from './goal-words.js';

interface Preview {
  readonly title: string;
  readonly measure: Measure;
  readonly due: CalendarDay;
  readonly benefit: string | null;
  readonly firstStep: string | null;
  readonly advice: readonly GoalAdvice[];
  readonly channel: string;
  readonly draft: string;
  /** What Guidon lacks in that channel. */
  readonly problem: Text | null;
}

function sayMeasure(measure: Measure): Block[] {
  switch (measure.is) {
    case 'number':
      return [line('goal.preview.measure.number', { target: figure(measure.target), unit: unitText({ measure }) })];
    case 'checklist':
      return [
        line('goal.preview.measure.checklist', { count: measure.items.length }),
        { is: 'list', items: measure.items.map((item) => [typed(item)]) },
      ];
    case 'done':
      return [measure.criterion === null ? line('goal.preview.measure.done') : line('goal.preview.measure.criterion', { criterion: typed(measure.criterion) })];
  }
}

function sayAdvice(advice: readonly GoalAdvice[]): Block[] {
  if (advice.length === 0) return [];
  return [line('goal.preview.advice'), { is: 'list', items: advice.map((each) => words(`goal.advice.${each}`)) }];
}

/** How a new goal was read and what could be better, before anybody else sees it. */
export function drawGoalPreview(preview: Preview): Card {
  return card(
    title('goal.preview.title'),
    line('goal.preview.what', { title: typed(preview.title), due: { is: 'day', day: preview.due } }),
    sayMeasure(preview.measure),
    preview.benefit === null ? null : line('goal.preview.benefit', { benefit: typed(preview.benefit) }),
    preview.firstStep === null ? null : line('goal.preview.first-step', { step: typed(preview.firstStep) }),
    sayAdvice(preview.advice),
    { is: 'note', text: words('goal.preview.where', { channel: { is: 'channel', id: preview.channel } }) },
    preview.problem === null ? null : { is: 'text', text: preview.problem },
    actions(button('button.launch', pressOf('launch', preview.draft), 'main'), button('button.change', pressOf('fix', preview.draft))),
  );
}
