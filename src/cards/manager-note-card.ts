import type { DeliveryKind } from '../core/delivery/delivery.js';
import type { Goal } from '../core/goals/goal.js';
import type { NextGoal } from '../core/goals/suggest-next.js';
import { pressOf, type Block, type Card, type Text } from './card.js';
import { actions, button, card, line, note, typed, words } from './compose.js';
import { keyOr, sayFailure, sayKind } from './delivery-words.js';
import { offerNext } from './goal-answers.js';

/** What could not be done: `reason` is a code of the ledger or a platform, `missing` the permissions that are not there. */
export interface Failure {
  readonly reason: string;
  readonly missing: readonly string[];
}

interface InChannel extends Failure {
  readonly channel: string;
}

const SETTINGS = { is: 'command', words: 'manage settings' } as const;
const DOCTOR = { is: 'command', words: 'manage doctor' } as const;

/** A channel's digests cannot be posted and are not tried any more. */
export function drawRhythmOff({ channel, ...failure }: InChannel): Card {
  return card(line('manager.rhythm-off', { channel: { is: 'channel', id: channel }, reason: sayFailure(failure.reason, failure.missing) }), sayMend(failure), note('manager.rhythm-off.then', { command: SETTINGS }));
}

/** One post was given up; `channel` is null for a direct message. */
export function drawPostParked({ kind, channel, ...failure }: Failure & { readonly kind: DeliveryKind; readonly channel: string | null }): Card {
  const place = sayPlace(channel);
  return card(line('manager.post-parked', { kind: sayKind(kind), place, reason: sayFailure(failure.reason, failure.missing) }), sayMend(failure));
}

/** A post may have appeared or not, and Guidon may not read there (`unseen`), or was not let see (`undecided`): a person has a look. */
export function drawUnseen({ kind, channel, delivery, reason }: { readonly kind: DeliveryKind; readonly channel: string | null; readonly delivery: string; readonly reason: string }): Card {
  return card(
    line(reason === 'undecided' ? 'manager.undecided' : 'manager.unseen', { kind: sayKind(kind), place: sayPlace(channel) }),
    line('manager.unseen.ask'),
    actions(button('manager.unseen.yes', pressOf('appeared', delivery), 'main'), button('manager.unseen.again', pressOf('send-again', delivery))),
  );
}

export function drawUnseenSettled(said: 'appeared' | 'again' | 'before'): Card {
  return card(line(`manager.unseen.${said}.done`));
}

/** The platform refused a message to a person; `waiting` others are not sent before that is looked into. */
export function drawDmsStopped(waiting: number): Card {
  return card(line('manager.dms-stopped', { count: waiting }));
}

/** The board stands but is not pinned. */
export function drawPinMissing({ channel, ...failure }: InChannel): Card {
  return card(line('manager.pin-missing', { channel: { is: 'channel', id: channel }, reason: sayFailure(failure.reason, failure.missing) }), sayMend(failure));
}

/** A steward said that a goal is achieved: the managers may set the next one. */
export function drawNextGoal(goal: Goal, next: readonly NextGoal[]): Card {
  return card(line('manager.next-goal', { title: typed(goal.title) }), line('achieve.next'), actions(...next.map(offerNext)));
}

/** Somebody deleted the board, and it was put up again. */
export function drawBoardGone(channel: string): Card {
  return card(line('manager.board-gone', { channel: { is: 'channel', id: channel }, command: SETTINGS }));
}

/** The board cannot be edited. */
export function drawBoardStuck({ channel, ...failure }: InChannel): Card {
  return card(line('manager.board-stuck', { channel: { is: 'channel', id: channel }, reason: sayFailure(failure.reason, failure.missing) }), sayMend(failure));
}

function sayPlace(channel: string | null): Text {
  return channel === null ? words('manager.place.person') : words('manager.place.channel', { channel: { is: 'channel', id: channel } });
}

function sayMend({ reason }: Failure): Block {
  const key = keyOr(`post.mend.${reason}`, 'post.mend.other');
  return line(key, { command: key === 'post.mend.other' ? DOCTOR : SETTINGS });
}
