const monthName = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' });
const figures = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** `2026-12-12` as `12 December 2026`; the year is left out when `near` says which year the reader is in. */
export function sayDay(day: string, near?: string): string {
  const [year = '1970', month = '1', date = '1'] = day.split('-');
  const name = monthName.format(Date.UTC(2000, Number(month) - 1, 1));
  const short = `${String(Number(date))} ${name}`;
  return near?.startsWith(`${year}-`) ? short : `${short} ${year}`;
}

/** A figure as people write it: at most two decimals, thousands apart. */
export function sayFigure(figure: number): string {
  return figures.format(figure);
}
