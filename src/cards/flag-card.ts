import type { Flag } from '../core/heat/flag.js';
import type { HeatReason } from '../core/heat/heat.js';
import type { Moment } from '../core/time/moment.js';
import { sayLine } from '../words/say.js';
import { pressOf, type Block, type Card, type Form, type Piece, type Text } from './card.js';
import { actions, button, card, line, note, typed } from './compose.js';
import { listReasons } from './heat-words.js';

/** What managers are told of a flag: counts, moments and goals, no person and no words of anybody. */
export interface FlagFacts {
  readonly flag: Flag;
  /** Of the last 14. */
  readonly hotDays: number;
  /** When it was hottest on each of those days, oldest first. */
  readonly hotAt: readonly Moment[];
  readonly reasons: readonly HeatReason[];
  /** The title of a live goal for the whole community; null when there is none. */
  readonly wholeGoal: string | null;
  /** A goal of this channel people offered help with, most offers first; null when there is none. */
  readonly offered: { readonly title: string; readonly people: number } | null;
  /** The title of the goal set since the flag was raised. */
  readonly goalSet: string | null;
}

/** The one card of a flag, the same from its beginning to its end. */
export function drawFlag(facts: FlagFacts): Card {
  return facts.flag.end === null ? drawOpen(facts) : drawClosed(facts);
}

function drawOpen(facts: FlagFacts): Card {
  const { flag, wholeGoal, offered, goalSet } = facts;
  return card(
    line(goalSet === null ? 'flag.hot' : 'flag.hot.goal', { channel: channelPiece(flag), count: facts.hotDays }),
    facts.hotAt.length === 0 ? null : line('flag.when', { times: listMoments(facts.hotAt) }),
    listReasons(facts.reasons),
    wholeGoal === null ? null : line('flag.whole', { title: typed(wholeGoal) }),
    offered === null ? null : line('flag.offer', { count: offered.people, title: typed(offered.title) }),
    goalSet === null ? line('flag.any-goal') : line('flag.goal', { title: typed(goalSet) }),
    flag.seenAt === null ? null : note('flag.seen', { at: { is: 'moment', at: flag.seenAt, as: 'minute' } }),
    drawAnswers(flag),
  );
}

function drawAnswers({ id, seenAt }: Flag): Block[] {
  return actions(
    button('flag.button.goal', pressOf('fill', 'goal-add', 'flag', id), 'main'),
    button('flag.button.not-heated', pressOf('flag-not-heated', id)),
    seenAt === null ? button('flag.button.seen', pressOf('flag-seen', id)) : null,
    button('flag.button.mute', pressOf('fill', 'flag-mute', id)),
  );
}

function drawClosed({ flag, goalSet, hotDays }: FlagFacts): Card {
  return card(
    line('flag.closed', { channel: channelPiece(flag) }),
    line(`flag.end.${flag.end ?? 'cooled'}`),
    goalSet === null ? null : line('flag.goal-was', { title: typed(goalSet) }),
    note('flag.days-now', { count: hotDays }),
  );
}

/** What a manager gets to read after answering a flag. */
export function drawFlagAnswer(said: 'not-heated' | 'not-heated.most' | 'muted' | 'seen' | 'closed', channel: string, until: Moment | null = null): Card {
  const when: Piece = until === null ? '' : { is: 'moment', at: until, as: 'day' };
  return card(line(`flag.answer.${said}`, { channel: { is: 'channel', id: channel }, until: [when] }));
}

export const MUTED_DAYS = ['7', '30', '90'] as const;

/** For how long a channel raises no flag. */
export function drawMuteForm(press: string): Form {
  const options = MUTED_DAYS.map((days) => ({ label: sayLine(`form.mute.days.${days}`), value: days }));
  return { press, title: sayLine('form.mute.title'), fields: [{ name: 'days', label: sayLine('form.mute.days'), kind: 'choice', required: true, options, value: '7' }] };
}

function channelPiece({ channel }: Flag): Exclude<Piece, string> {
  return { is: 'channel', id: channel };
}

function listMoments(moments: readonly Moment[]): Text {
  return moments.flatMap((at, place): Piece[] => [...(place === 0 ? [] : [' · ']), { is: 'moment', at, as: 'minute' }]);
}
