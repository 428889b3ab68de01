import { drawReported } from '../cards/goal-answers.js';
import type { Goal } from '../core/goals/goal.js';
import type { Answer } from '../ports/front-desk.js';
import { answerCard } from './answers.js';
import type { Context } from './context.js';
import { reportProgress, type Report } from './report-progress.js';

/** Reports progress and says what it came to. */
export async function answerReport(context: Context, goal: Goal, report: Report): Promise<Answer> {
  const reported = await reportProgress(context, goal, report);
  context.around.wake();
  const credited = report.credited && report.credited !== context.person.key ? report.credited : null;
  return answerCard(drawReported({ ...reported, credited }));
}
