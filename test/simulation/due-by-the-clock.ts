const MINUTE = 60_000;
const kept = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * When the clocks of a zone first show a day's wished time or, where they jump over it, the first time after it.
 * Found by reading the clock minute by minute, so that it shares nothing with the code it judges.
 */
export function dueByTheClock(day: string, at: string, zone: string): number {
  const key = `${day} ${at} ${zone}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const wished = `${day}, ${at}`;
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  let moment = Date.UTC(year, month - 1, date) - 15 * 60 * MINUTE;
  for (const step of [60 * MINUTE, MINUTE]) {
    while (readClock(moment, zone) < wished) moment += step;
    if (step > MINUTE) moment -= 2 * step;
  }
  kept.set(key, moment);
  return moment;
}

function readClock(moment: number, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(zone, format);
  return format.format(moment);
}
