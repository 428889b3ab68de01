import { addDays, dayOf } from '../time/calendar.js';
import type { Moment, WallTime } from '../time/moment.js';
import { momentOf, timeOf } from '../time/wall-clock.js';
import type { QuietHours } from './volunteer.js';

/** Whether a person is not to be written to just now; the first minute is quiet, the last one no longer. Equal ends are no quiet hours. */
export function isQuiet(quiet: QuietHours | null, zone: string, now: Moment): boolean {
  if (quiet === null || quiet.from === quiet.to) return false;
  const time = timeOf(now, zone);
  return quiet.from < quiet.to ? time >= quiet.from && time < quiet.to : time >= quiet.from || time < quiet.to;
}

const MOST_DAYS = 3;
const MINUTE: Moment = 60_000;
const DAY_MINUTES = 1_440;

/** From one wall time to the next time a clock shows another, as long as nobody changes the clock. */
function minutesTo(to: WallTime, from: WallTime): number {
  const minutesOf = (time: WallTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES;
}

/** When the quiet hours that hold `now` end; `now` itself when none do. A change of clocks may make them an hour longer or shorter. */
export function endOfQuiet(quiet: QuietHours | null, zone: string, now: Moment): Moment {
  if (quiet === null || !isQuiet(quiet, zone, now)) return now;
  const soon = now - (now % MINUTE) + minutesTo(quiet.to, timeOf(now, zone)) * MINUTE;
  if (timeOf(soon, zone) === quiet.to) return soon;
  const today = dayOf(now, zone);
  for (let day = 0; day <= MOST_DAYS; day += 1) {
    const end = momentOf(`${addDays(today, day)}T${quiet.to}`, zone);
    if (end !== null && end > now) return end;
  }
  return now;
}
