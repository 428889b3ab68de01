import type { Platform } from '../core/community/home.js';
import type { FlagEnd } from '../core/heat/flag.js';
import type { Moment } from '../core/time/moment.js';
import { known, sayLine } from '../words/say.js';
import type { Block, Card, MenuOption, Text } from './card.js';
import { actions, card, line, note, title, typed, words } from './compose.js';
import { sayHeat, sayWhy, type FlagReason, type HeatWord } from './heat-words.js';

export interface HeatRow {
  readonly channel: string;
  readonly heat: HeatWord;
  /** The title of a live goal of its own. */
  readonly goal: string | null;
  readonly why: FlagReason;
}

export interface PastFlag {
  readonly channel: string;
  readonly openedAt: Moment;
  readonly closedAt: Moment;
  readonly end: FlagEnd;
}

interface HeatFacts {
  readonly platform: Platform;
  /** Whether the platform lets Guidon see messages at all. */
  readonly sees: boolean;
  /** Flagged ones first, then the hottest. */
  readonly rows: readonly HeatRow[];
  readonly options: readonly MenuOption[];
  readonly past: readonly PastFlag[];
}

/** So many channels are listed. */
export const MOST_ROWS = 12;
const MOST_PAST = 6;

/** Every watched channel with its heat, its goals, and why it is or is not flagged; then the flags there were. */
export function drawHeat({ platform, sees, rows, options, past }: HeatFacts): Card {
  const hidden = rows.length - MOST_ROWS;
  return card(
    title('heat.title'),
    rows.length === 0 ? line('heat.none') : { is: 'list', items: rows.slice(0, MOST_ROWS).map(sayRow) },
    hidden > 0 ? line('heat.more', { count: hidden }) : null,
    listPast(past.slice(0, MOST_PAST)),
    sees ? note('heat.floor') : note(platform === 'slack' ? 'heat.blind.slack' : 'heat.blind'),
    options.length === 0 ? [] : actions({ is: 'menu', placeholder: sayLine('heat.menu'), press: 'heat-channel', options }),
  );
}

function sayRow({ channel, heat, goal, why }: HeatRow): Text {
  const fillings = { channel: { is: 'channel', id: channel } as const, heat: sayHeat(heat), why: sayWhy(why) };
  return goal === null ? words('heat.row', fillings) : words('heat.row.goal', { ...fillings, title: typed(goal) });
}

function listPast(past: readonly PastFlag[]): Block[] {
  return past.length === 0 ? [] : [line('heat.past'), { is: 'list', items: past.map(sayPast) }];
}

function sayPast({ channel, openedAt, closedAt, end }: PastFlag): Text {
  return words('heat.past.row', {
    channel: { is: 'channel', id: channel },
    from: { is: 'moment', at: openedAt, as: 'day' },
    to: { is: 'moment', at: closedAt, as: 'day' },
    end: known(sayLine(`flag.end.short.${end}`)),
  });
}
