import { english } from '../words/en/index.js';
import type { DeliveryKind } from '../core/delivery/delivery.js';
import { known, sayLine, type MessageKey } from '../words/say.js';
import type { Block, Card, Text } from './card.js';
import { card, line, note, words } from './compose.js';

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
  return card(line('manager.rhythm-off', { channel: { is: 'channel', id: channel }, reason: sayReason(failure) }), sayMend(failure), note('manager.rhythm-off.then', { command: SETTINGS }));
}

/** One post was given up; `channel` is null for a direct message. */
export function drawPostParked({ kind, channel, ...failure }: Failure & { readonly kind: DeliveryKind; readonly channel: string | null }): Card {
  const place = channel === null ? words('manager.place.person') : words('manager.place.channel', { channel: { is: 'channel', id: channel } });
  return card(line('manager.post-parked', { kind: words(`post.kind.${kind}`), place, reason: sayReason(failure) }), sayMend(failure));
}

/** The board stands but is not pinned. */
export function drawPinMissing({ channel, ...failure }: InChannel): Card {
  return card(line('manager.pin-missing', { channel: { is: 'channel', id: channel }, reason: sayReason(failure) }), sayMend(failure));
}

/** Somebody deleted the board, and it was put up again. */
export function drawBoardGone(channel: string): Card {
  return card(line('manager.board-gone', { channel: { is: 'channel', id: channel }, command: SETTINGS }));
}

/** The board cannot be edited. */
export function drawBoardStuck({ channel, ...failure }: InChannel): Card {
  return card(line('manager.board-stuck', { channel: { is: 'channel', id: channel }, reason: sayReason(failure) }), sayMend(failure));
}

/** Why something was given up, as part of a sentence. */
function sayReason({ reason, missing }: Failure): Text {
  return words(keyOr(`post.reason.${reason}`, 'post.reason.other'), { missing: known(sayMissing(missing) || 'none') });
}

function sayMend({ reason }: Failure): Block {
  const key = keyOr(`post.mend.${reason}`, 'post.mend.other');
  return line(key, { command: key === 'post.mend.other' ? DOCTOR : SETTINGS });
}

function sayMissing(missing: readonly string[]): string {
  return missing.map((ability) => `ability.${ability}`).filter(isKey).map((key) => sayLine(key)).join(', ');
}

function keyOr(key: string, otherwise: MessageKey): MessageKey {
  return isKey(key) ? key : otherwise;
}

function isKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key);
}
