import { DEFAULT_DUE_DAYS, type Beneficiary, type Goal, type Measure } from '../core/goals/goal.js';
import { checkGoal, isThirdForCompany, type GoalAdvice } from '../core/goals/check-goal.js';
import { measureProgress } from '../core/goals/progress.js';
import { readMeasure } from '../core/goals/read-measure.js';
import { Refusal } from '../core/refusal.js';
import { addDays, dayOf, daysBetween } from '../core/time/calendar.js';
import { readDay } from '../core/time/read-day.js';
import type { CalendarDay } from '../core/time/moment.js';
import type { Values } from '../ports/front-desk.js';
import { accept, orNone, within } from './accept.js';
import type { Context } from './context.js';

/** The most characters of each field of a goal. */
export const GOAL_ROOM = { title: 120, measure: 1000, due: 60, benefit: 300, firstStep: 200 } as const;

/** A goal as five fields say it. */
export interface GoalWords {
  readonly title: string;
  readonly measure: Measure;
  readonly due: CalendarDay;
  readonly benefit: string | null;
  readonly firstStep: string | null;
}

/** Reads the five fields; only the title is required. */
export function readGoal(values: Values, today: CalendarDay): GoalWords {
  const title = within((values['title'] ?? '').replaceAll(/\s+/g, ' '), GOAL_ROOM.title);
  if (title === '') throw new Refusal('title-missing');
  return {
    title,
    measure: accept(readMeasure(within(values['measure'] ?? '', GOAL_ROOM.measure)), { most: GOAL_ROOM.measure }),
    due: accept(readDay(within(values['due'] ?? '', GOAL_ROOM.due), today), { typed: values['due'] ?? '' }) ?? addDays(today, DEFAULT_DUE_DAYS),
    benefit: orNone(values['benefit'], GOAL_ROOM.benefit),
    firstStep: orNone(values['firstStep'], GOAL_ROOM.firstStep),
  };
}

/** A measure as it would be typed into the form. */
export function writeMeasure(measure: Measure): string {
  if (measure.is === 'number') return `${String(measure.target)} ${measure.unit}`.trim();
  return measure.is === 'checklist' ? measure.items.map((item) => `- ${item}`).join('\n') : (measure.criterion ?? '');
}

/** What a goal's words could do better, in the light of this community's past; it never stands in the way. */
export async function advise(context: Context, words: GoalWords, beneficiary: Beneficiary): Promise<readonly GoalAdvice[]> {
  const goals = await context.store.goals();
  return checkGoal(
    { ...words, beneficiary },
    { today: context.today, bestRate: await findBestRate(context, goals, words.measure), lastBeneficiaries: goals.slice(0, 2).map((goal) => goal.beneficiary) },
  );
}

/** Whom a goal serves is said after its launch, so that this advice can only come then. */
export async function isThirdInARow({ store }: Context, goal: Goal): Promise<boolean> {
  const before = (await store.goals()).filter(({ number }) => number < goal.number);
  return isThirdForCompany(goal, { lastBeneficiaries: before.map(({ beneficiary }) => beneficiary) });
}

/** The most of this unit a day that any achieved goal of the community reached. */
async function findBestRate(context: Context, goals: readonly Goal[], measure: Measure): Promise<number | null> {
  if (measure.is !== 'number') return null;
  const alike = goals.filter((goal) => goal.state === 'achieved' && goal.measure.is === 'number' && goal.measure.unit === measure.unit);
  if (alike.length === 0) return null;
  const entries = await context.store.entriesOf(alike.map((goal) => goal.id));
  const { zone } = context.community;
  const rates = alike.map((goal) => {
    const days = daysBetween(dayOf(goal.openedAt, zone), dayOf(goal.closedAt ?? context.now, zone)) + 1;
    return measureProgress(goal, entries.get(goal.id) ?? []).done / Math.max(1, days);
  });
  return Math.max(...rates);
}
