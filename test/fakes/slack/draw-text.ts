import type { Person } from './person.js';
import type { World } from './world.js';

/** With whose eyes: names are looked up in the world, moments are written in the viewer's zone, UTC without one. */
export interface Eyes {
  readonly world: World;
  readonly viewer?: Person | undefined;
}

const unescaped = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

export const nameOf = (id: string, { world }: Eyes): string => {
  const bot = [...world.teams.values()].find((team) => team.bot.userId === id)?.bot;
  const group = [...world.teams.values()].flatMap((team) => team.groups).find((one) => one.id === id);
  return world.people.get(id)?.name ?? bot?.name ?? group?.handle ?? id;
};

const DATE_PARTS: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  date_pretty: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short_pretty: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long_pretty: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  day_divider_pretty: { weekday: 'long', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/** A moment (epoch seconds) by Slack's format tokens. */
export const drawDate = (seconds: number, format: string, eyes: Eyes): string =>
  format.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    const options = DATE_PARTS[token];
    if (!options) return token === 'ago' ? 'some time ago' : whole;
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: eyes.viewer?.tz ?? 'UTC' }).format(seconds * 1000);
  });

const drawMark = (inside: string, eyes: Eyes): string => {
  const [target = '', label] = inside.split('|');
  if (target.startsWith('@')) return `@${nameOf(target.slice(1), eyes)}`;
  if (target.startsWith('#')) return `#${eyes.world.channels.get(target.slice(1))?.name ?? label ?? target}`;
  if (target.startsWith('!date^')) {
    const [, seconds, format] = target.split('^');
    return drawDate(Number(seconds), unescaped(format ?? ''), eyes);
  }
  if (target.startsWith('!subteam^')) return `@${nameOf(target.slice('!subteam^'.length), eyes)}`;
  if (target.startsWith('!')) return `@${target.slice(1)}`;
  return unescaped(label ?? target.replace(/^mailto:/, ''));
};

/** mrkdwn as people read it; stars and underscores stay, for they make words bold and slanted. */
export const drawMrkdwn = (text: string, eyes: Eyes): string =>
  text
    .split(/(<[^<>\n]+>)/)
    .map((piece) => (/^<[^<>\n]+>$/.test(piece) ? drawMark(piece.slice(1, -1), eyes) : unescaped(piece)))
    .join('');
