import { plainText } from '../plain-text.js';
import { refuse, type Refused } from '../refused.js';
import type { WallTime } from './moment.js';

const NAMED: Readonly<Record<string, WallTime>> = { noon: '12:00', midday: '12:00', midnight: '00:00' };
const WRITTEN = /^(\d{1,2})(?: ?[:.h] ?(\d{2}))?(?: ?h)?(?: ?(am|pm))?$/;

/** Reads a time of day as people write it: '9', '09:00', '9.30', '18h', '9 am', 'noon'. */
export function readTime(text: string): WallTime | Refused<'time-unreadable'> {
  const words = plainText(text).replace(/^at /, '').replaceAll(/\b([ap])\.m\.?/g, '$1m').replace(/ ?o'clock$/, '');
  const named = NAMED[words];
  if (named !== undefined) return named;
  const [, hour, minute = '0', half] = WRITTEN.exec(words) ?? [];
  const time = hour === undefined ? null : writeTime(readHour(Number(hour), half), Number(minute));
  return time ?? refuse('time-unreadable');
}

/** Null for 0 am, 13 pm and the like, which nobody can have meant. */
function readHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}

function writeTime(hour: number | null, minute: number): WallTime | null {
  if (hour === null || hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
