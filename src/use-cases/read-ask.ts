import { ASK_ROOM } from '../cards/asks-card.js';
import type { Ask } from '../core/asks/ask.js';
import type { Goal } from '../core/goals/goal.js';
import { Refusal } from '../core/refusal.js';
import { addDays } from '../core/time/calendar.js';
import { readDay } from '../core/time/read-day.js';
import type { CalendarDay } from '../core/time/moment.js';
import type { Values } from '../ports/front-desk.js';
import { accept, orNone, within } from './accept.js';
import type { Context } from './context.js';
import { goalOf, requireActive } from './pick-goal.js';

const MOST_PLACES = 20;
const LONGEST_SKILL = 30;
/** Where no day is named. */
const USUAL_DAYS = 7;

export type AskWords = Pick<Ask, 'task' | 'size' | 'deadline' | 'places' | 'skill'> & { readonly goal: Goal };

/** What a manager asks for, as the form has it. */
export async function readAsk(context: Context, values: Values): Promise<AskWords> {
  const goal = await goalOf(context, values['goal']);
  requireActive(goal);
  const task = within((values['task'] ?? '').replaceAll(/\s+/g, ' '), ASK_ROOM.task);
  if (task === '') throw new Refusal('task-missing');
  return { goal, task, size: orNone(values['size'], ASK_ROOM.size), deadline: readDeadline(context, goal, values['deadline'] ?? ''), ...readPlaces(values['places'] ?? '') };
}

/** Not after the goal's own day, as long as that is to come. */
function readDeadline({ today }: Context, { due }: Goal, typed: string): CalendarDay {
  const last = due < today ? null : due;
  const usual = addDays(today, USUAL_DAYS);
  const day = accept(readDay(typed, today), { typed }) ?? (last !== null && last < usual ? last : usual);
  if (last !== null && day > last) throw new Refusal('deadline-past', { typed });
  return day;
}

/** "3 French": how many people, and what they need to know if anything. */
function readPlaces(typed: string): Pick<Ask, 'places' | 'skill'> {
  const [, count = '', skill = ''] = /^(\d{1,3})(?:\s+(.*))?$/su.exec(typed) ?? [];
  const places = Number(count);
  if (places < 1 || places > MOST_PLACES) throw new Refusal('places-unreadable', { typed, most: MOST_PLACES });
  return { places, skill: orNone(skill.trim(), LONGEST_SKILL) };
}
