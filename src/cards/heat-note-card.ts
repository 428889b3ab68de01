import type { HeatKind, HeatReason } from '../core/heat/heat.js';
import type { NextGoal } from '../core/goals/suggest-next.js';
import type { Moment } from '../core/time/moment.js';
import { known, sayLine } from '../words/say.js';
import { pressOf, type Card, type Piece } from './card.js';
import { actions, button, card, line, note } from './compose.js';
import { offerNext } from './goal-answers.js';
import { listReasons } from './heat-words.js';

interface HotNow {
  readonly home: string;
  readonly channel: string;
  readonly kind: HeatKind;
  readonly reasons: readonly HeatReason[];
  /** Whether Guidon may slow this channel; until when it is slowed, if it is. */
  readonly maySlow: boolean;
  readonly slowedUntil: Moment | null;
}

/** What people in a channel read when its text begins to be read, or no longer is. */
export function drawHeatNotice(on: boolean): Card {
  return card(on ? line('heat.notice.on', { privacy: { is: 'command', words: 'guidon privacy' } }) : line('heat.notice.off'));
}

/** Somebody's word, passed on where nothing could be counted. */
export function drawHeatTold(channel: string): Card {
  return card(
    line('heat.passed-on', { channel: { is: 'channel', id: channel } }),
    actions(button('flag.button.goal', pressOf('fill', 'goal-add', 'channel', channel), 'main'), button('heat.button.look', pressOf('heat-channel', channel))),
    note('heat.passed-on.once'),
  );
}

/** Told at once to managers who asked for it. */
export function drawHotNow({ channel, kind, reasons, maySlow, slowedUntil }: HotNow): Card {
  const place: Piece = { is: 'channel', id: channel };
  return card(
    line(kind === 'raid-or-spam' ? 'hot-now.raid' : 'hot-now.title', { channel: place }),
    listReasons(reasons),
    kind === 'raid-or-spam' ? null : line('hot-now.goal'),
    slowedUntil === null ? null : line('hot-now.slowed', { channel: place, until: { is: 'moment', at: slowedUntil, as: 'minute' } }),
    actions(
      button('flag.button.goal', pressOf('fill', 'goal-add', 'channel', channel), 'main'),
      maySlow && slowedUntil === null ? button('hot-now.button.slow', pressOf('slow', channel)) : null,
    ),
    maySlow && slowedUntil === null ? note('hot-now.slow') : null,
  );
}

/** No goal has been alive for a fortnight: two that are ready to go. */
export function drawNoGoal(next: readonly NextGoal[]): Card {
  return card(line('no-goal.text'), actions(...next.map(offerNext), button('no-goal.button.off', 'no-goal-off')), note('no-goal.once'));
}

export function drawNoGoalOff(): Card {
  return card(line('no-goal.off', { settings: { is: 'command', words: 'manage settings' } }));
}

/** What became of slowing a channel. */
export function drawSlowed(channel: string, came: { readonly is: 'done' | 'already'; readonly until: Moment } | { readonly is: 'slower' | 'cannot' | 'later' }): Card {
  const place: Piece = { is: 'channel', id: channel };
  switch (came.is) {
    case 'done':
      return card(line('hot-now.slowed', { channel: place, until: { is: 'moment', at: came.until, as: 'minute' } }));
    case 'already':
      return card(line('hot-now.slow.already', { channel: place, until: { is: 'moment', at: came.until, as: 'minute' } }));
    case 'cannot':
      return card(line('hot-now.slow.cannot', { channel: place, permission: known(sayLine('ability.slow')) }));
    case 'slower':
      return card(line('hot-now.slow.slower', { channel: place }));
    case 'later':
      return card(line('hot-now.slow.later'));
  }
}
