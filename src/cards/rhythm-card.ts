import { DEFAULT_CATCH_UP_WINDOW_MS, type CatchUpPolicy } from '../core/time/catch-up.js';
import type { Moment, WallTime } from '../core/time/moment.js';
import type { Recurrence } from '../core/time/rhythm.js';
import { known, sayLine, type Known } from '../words/say.js';
import { pressOf, type Block, type Card, type MenuOption, type Text } from './card.js';
import { actions, button, card, line, note, title, words } from './compose.js';
import { sayFailure } from './delivery-words.js';
import { sayRhythm } from './rhythm-words.js';

interface RhythmFacts {
  readonly id: string;
  readonly channel: string;
  readonly recurrence: Recurrence;
  readonly at: WallTime;
  readonly catchUp: CatchUpPolicy;
  readonly on: boolean;
  readonly offReason: string | null;
  readonly nextDue: Moment | null;
}

const MOST_OPTIONS = 25;
const HOUR_MS = 3_600_000;

/** Every channel that has a digest, with when it comes. */
export function drawRhythms(rhythms: readonly RhythmFacts[]): Card {
  const options = rhythms.slice(0, MOST_OPTIONS).map(optionOf);
  const menu = actions({ is: 'menu', placeholder: sayLine('rhythm.menu'), press: 'settings-rhythm', options });
  return card(
    title('rhythm.title'),
    rhythms.length === 0 ? line('rhythm.none') : { is: 'list', items: rhythms.map(sayRow) },
    rhythms.length === 0 ? [] : menu,
    actions(button('rhythm.button.add', pressOf('fill', 'settings-rhythm')), button('settings.button.back', 'settings')),
  );
}

/** One channel's digest, and what can be done with it. */
export function drawRhythm(rhythm: RhythmFacts, paused: boolean, saved: boolean): Card {
  return card(
    saved ? line('rhythm.saved') : null,
    line('rhythm.row', fillingsOf(rhythm)),
    drawState(rhythm, paused),
    rhythm.on ? note(`rhythm.away.${rhythm.catchUp}`, { hours: DEFAULT_CATCH_UP_WINDOW_MS / HOUR_MS }) : null,
    actions(
      button('rhythm.button.change', pressOf('fill', 'settings-rhythm', rhythm.id), 'main'),
      button('rhythm.button.preview', pressOf('settings-preview', rhythm.id)),
      rhythm.on ? button('rhythm.button.off', pressOf('settings-switch', rhythm.id, 'off')) : button('rhythm.button.on', pressOf('settings-switch', rhythm.id, 'on')),
      button('rhythm.button.back', 'settings-rhythms'),
    ),
  );
}

/** Why a digest was switched off, in words; without a reason it was a manager. */
export function sayOffReason(reason: string | null): Known {
  if (reason === null) return known(sayLine('rhythm.off.by-manager'));
  return sayFailure(reason);
}

function drawState(rhythm: RhythmFacts, paused: boolean): Block {
  if (!rhythm.on) return note('rhythm.off', { reason: sayOffReason(rhythm.offReason) });
  if (paused) return note('rhythm.paused');
  return rhythm.nextDue === null ? note('rhythm.never') : note('rhythm.next', { at: { is: 'moment', at: rhythm.nextDue, as: 'minute' } });
}

function sayRow(rhythm: RhythmFacts, place: number): Text {
  const row = rhythm.on ? words('rhythm.row', fillingsOf(rhythm)) : words('rhythm.row.off', { ...fillingsOf(rhythm), reason: sayOffReason(rhythm.offReason) });
  return [`${String(place + 1)}. `, ...row];
}

/** A menu cannot show a channel's name, so its options are numbered like the list above it. */
function optionOf({ id, recurrence, at }: RhythmFacts, place: number): MenuOption {
  return { value: id, label: sayLine('rhythm.menu.option', { number: place + 1, when: sayRhythm(recurrence, at) }) };
}

function fillingsOf({ channel, recurrence, at }: RhythmFacts) {
  return { channel: { is: 'channel', id: channel }, when: known(sayRhythm(recurrence, at)) } as const;
}
