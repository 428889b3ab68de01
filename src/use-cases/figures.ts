import { drawFigures } from '../cards/figures-card.js';
import { MISSION_ROOM } from '../cards/mission-forms.js';
import { plainText } from '../core/plain-text.js';
import { LARGEST_NUMBER, readLeadingNumber } from '../core/goals/read-number.js';
import { Refusal } from '../core/refusal.js';
import { readWrittenDay } from '../core/time/read-written-day.js';
import type { CalendarDay } from '../core/time/moment.js';
import type { Answer, Values } from '../ports/front-desk.js';
import { within } from './accept.js';
import { answerCard } from './answers.js';
import type { Context } from './context.js';

export async function showFigures({ store }: Context, said: 'figures.saved' | 'figures.published' | null): Promise<Answer> {
  return answerCard(drawFigures(await store.standings(), said));
}

/** One dated pair, seen by managers until it is published. */
export async function addFigures({ store, now, today }: Context, values: Values): Promise<void> {
  const unit = within(values['unit'] ?? '', MISSION_ROOM.unit);
  if (unit === '') throw new Refusal('unit-missing');
  const [us, them] = [readFigure(values['us'] ?? ''), readFigure(values['them'] ?? '')];
  await store.addStanding({ day: readPastDay(values['day'] ?? '', today), us, them, unit, publishedAt: null }, now);
}

function readFigure(typed: string): number {
  const found = readLeadingNumber(typed);
  if (found?.rest !== '' || found.value < 0 || found.value > LARGEST_NUMBER) throw new Refusal('figure-unreadable', { typed });
  return found.value;
}

function readPastDay(typed: string, today: CalendarDay): CalendarDay {
  if (typed === '' || plainText(typed) === 'today') return today;
  const day = readWrittenDay(plainText(typed), today);
  if (typeof day !== 'string' || day > today) throw new Refusal('figure-day', { typed });
  return day;
}
