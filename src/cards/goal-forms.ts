import type { Goal } from '../core/goals/goal.js';
import { sayLine } from '../words/say.js';
import { pressOf, type Form, type FormField, type MenuOption } from './card.js';

/** What was typed, by field. */
type Values = Readonly<Record<string, string>>;

type Room = Readonly<Record<'title' | 'measure' | 'due' | 'benefit' | 'firstStep', number>>;

/** The five fields of a goal, filled in with what is known. */
export function drawGoalForm(press: string, title: 'form.goal.title' | 'form.goal-edit.title', values: Values, room: Room): Form {
  return {
    press,
    title: sayLine(title),
    fields: [
      { name: 'title', label: sayLine('form.goal.field.title'), hint: sayLine('form.goal.field.title.hint'), kind: 'line', most: room.title, required: true, value: values['title'] ?? '' },
      { name: 'measure', label: sayLine('form.goal.field.measure'), hint: sayLine('form.goal.field.measure.hint'), kind: 'lines', most: room.measure, required: false, value: values['measure'] ?? '' },
      { name: 'due', label: sayLine('form.goal.field.due'), hint: sayLine('form.goal.field.due.hint'), kind: 'line', day: true, most: room.due, required: false, value: values['due'] ?? '' },
      { name: 'benefit', label: sayLine('form.goal.field.benefit'), hint: sayLine('form.goal.field.benefit.hint'), kind: 'lines', most: room.benefit, required: false, value: values['benefit'] ?? '' },
      { name: 'firstStep', label: sayLine('form.goal.field.first-step'), hint: sayLine('form.goal.field.first-step.hint'), kind: 'line', most: room.firstStep, required: false, value: values['firstStep'] ?? '' },
    ],
  };
}

function yesNo(): MenuOption[] {
  return [
    { label: sayLine('form.yes'), value: 'yes' },
    { label: sayLine('form.no'), value: 'no' },
  ];
}

/** Where a goal lives, for whom it is and in whose hands; who gains is asked only where there is a company. */
export function drawPlaceForm(press: string, values: Values, hasCompany: boolean): Form {
  const beneficiary: FormField = {
    name: 'beneficiary',
    label: sayLine('form.place.field.beneficiary'),
    hint: sayLine('form.place.field.beneficiary.hint'),
    kind: 'choice',
    required: true,
    value: values['beneficiary'] ?? 'members',
    options: [
      { label: sayLine('form.members'), value: 'members' },
      { label: sayLine('form.company'), value: 'company' },
    ],
  };
  return {
    press,
    title: sayLine('form.place.title'),
    fields: [
      { name: 'channel', label: sayLine('form.place.field.channel'), hint: sayLine('form.place.field.channel.hint'), kind: 'channel', required: true, value: values['channel'] ?? '' },
      { name: 'whole', label: sayLine('form.place.field.whole'), hint: sayLine('form.place.field.whole.hint'), kind: 'choice', required: true, value: values['whole'] ?? 'no', options: yesNo() },
      { name: 'steward', label: sayLine('form.place.field.steward'), hint: sayLine('form.place.field.steward.hint'), kind: 'person', required: false, value: values['steward'] ?? '' },
      ...(hasCompany ? [beneficiary] : []),
    ],
  };
}

function drawNote(values: Values): FormField {
  return { name: 'note', label: sayLine('form.progress.field.note'), hint: sayLine('form.progress.field.note.hint'), kind: 'lines', most: 300, required: false, value: values['note'] ?? '' };
}

/** Progress on one goal: a figure, a line of its checklist out of those still `open` (from 0), or just that it is done. */
export function drawProgressForm(goal: Goal, open: readonly number[], values: Values): Form {
  const { measure } = goal;
  const amount: FormField[] = [];
  if (measure.is === 'number') {
    const hint = measure.unit === '' ? sayLine('form.progress.field.amount.hint-bare') : sayLine('form.progress.field.amount.hint', { unit: measure.unit.slice(0, 50) });
    amount.push({ name: 'amount', label: sayLine('form.progress.field.amount'), hint, kind: 'line', most: 40, required: true, value: values['amount'] ?? '' });
  }
  if (measure.is === 'checklist') {
    const options = open.map((place) => ({ label: (measure.items[place] ?? '').slice(0, 75), value: String(place + 1) }));
    amount.push({ name: 'amount', label: sayLine('form.progress.field.item'), kind: 'choice', required: true, options, value: values['amount'] ?? '' });
  }
  return { press: pressOf('progress', goal.id), title: sayLine('form.progress.title'), fields: [...amount, drawNote(values)] };
}

/** Which goal a message counts towards, and how much. */
export function drawCountForm(press: string, goals: readonly MenuOption[], values: Values): Form {
  return {
    press,
    title: sayLine('form.count.title'),
    fields: [
      { name: 'goal', label: sayLine('form.count.field.goal'), kind: 'choice', required: true, options: goals, value: values['goal'] ?? goals[0]?.value ?? '' },
      { name: 'amount', label: sayLine('form.count.field.amount'), hint: sayLine('form.count.field.amount.hint'), kind: 'line', most: 100, required: false, value: values['amount'] ?? '' },
      drawNote(values),
    ],
  };
}

/** A new due day, for a goal that runs on or is taken up again. */
export function drawDueForm(press: string, title: 'form.extend.title' | 'form.reopen.title', values: Values): Form {
  return {
    press,
    title: sayLine(title),
    fields: [{ name: 'due', label: sayLine('form.extend.field.due'), hint: sayLine('form.goal.field.due.hint'), kind: 'line', day: true, most: 60, required: false, value: values['due'] ?? '' }],
  };
}

/** Why a goal is let go, and what was learned. */
export function drawLetGoForm(press: string, values: Values): Form {
  return {
    press,
    title: sayLine('form.let-go.title'),
    fields: [
      { name: 'reason', label: sayLine('form.let-go.field.reason'), hint: sayLine('form.let-go.field.reason.hint'), kind: 'line', most: 300, required: true, value: values['reason'] ?? '' },
      { name: 'learned', label: sayLine('form.let-go.field.learned'), kind: 'lines', most: 1000, required: false, value: values['learned'] ?? '' },
    ],
  };
}
