import { daysBetween } from '../time/calendar.js';
import type { CalendarDay } from '../time/moment.js';
import type { Beneficiary, Goal } from './goal.js';

/** Advice, never a refusal. */
export type GoalAdvice = 'no-measure' | 'too-long' | 'faster-than-ever' | 'no-benefit' | 'third-company-goal-in-a-row';

/** What a community's past says: its best rate in the goal's unit a day (null when it has none), and who its last goals were for, newest first. */
export interface GoalPast {
  readonly today: CalendarDay;
  readonly bestRate: number | null;
  readonly lastBeneficiaries: readonly Beneficiary[];
}

type Checked = Pick<Goal, 'measure' | 'due' | 'benefit' | 'beneficiary'>;

const LONGEST_DAYS = 12 * 7;

export function checkGoal(goal: Checked, past: GoalPast): GoalAdvice[] {
  const checks: readonly [boolean, GoalAdvice][] = [
    [goal.measure.is === 'done' && goal.measure.criterion === null, 'no-measure'],
    [daysBetween(past.today, goal.due) > LONGEST_DAYS, 'too-long'],
    [isFasterThanEver(goal, past), 'faster-than-ever'],
    [(goal.benefit ?? '').trim() === '', 'no-benefit'],
    [isThirdForCompany(goal, past), 'third-company-goal-in-a-row'],
  ];
  return checks.filter(([applies]) => applies).map(([, advice]) => advice);
}

/** Both today and the due day can be worked on. */
function isFasterThanEver({ measure, due }: Checked, { today, bestRate }: GoalPast): boolean {
  if (measure.is !== 'number' || bestRate === null) return false;
  return measure.target / Math.max(1, daysBetween(today, due) + 1) > bestRate;
}

/** Also asked when a goal that is open already is given to the company. */
export function isThirdForCompany({ beneficiary }: Pick<Goal, 'beneficiary'>, { lastBeneficiaries }: Pick<GoalPast, 'lastBeneficiaries'>): boolean {
  const lastThree = [beneficiary, ...lastBeneficiaries.slice(0, 2)];
  return lastThree.length === 3 && lastThree.every((one) => one === 'company');
}
