import { html, nothing, type TemplateResult } from 'lit';
import { sayLine } from '../../../words/say.js';
import type { Drawing } from './draw-text.js';
import { readNow, showDay, showTime, zoneOf } from './show-time.js';

const HOUR_MS = 3_600_000;

const MOVES = [
  ['playground-hour', HOUR_MS],
  ['playground-day', 24 * HOUR_MS],
  ['playground-week', 7 * 24 * HOUR_MS],
] as const;

function drawMoves({ actions, world }: Drawing): TemplateResult {
  const still = world.clock.moving || !world.clock.mayMove;
  const moves = MOVES.map(
    ([key, span]) => html`<button type="button" class="button plain" ?disabled=${still} @click=${() => { actions.moveBy(span); }}>${sayLine(key)}</button>`,
  );
  const monday = html`<button type="button" class="button plain wide" ?disabled=${still} @click=${() => { actions.moveToMonday(); }}>
    ${sayLine('playground-monday')}
  </button>`;
  return html`<div class="moves">${moves} ${monday}</div>`;
}

function explain({ world }: Drawing): string {
  if (!world.clock.mayMove) return sayLine('playground-clock-fixed');
  return sayLine(world.clock.moving ? 'playground-clock-moving' : 'playground-clock-why');
}

/** The community's time, and how to move it on. */
export function drawClock(drawing: Drawing): TemplateResult {
  const { clock } = drawing.world;
  const zone = zoneOf(clock);
  const now = readNow(clock);
  return html`<section class="clock" aria-labelledby="clock-title" ?data-moving=${clock.moving}>
    <h2 id="clock-title">${sayLine('playground-clock')}</h2>
    <p class="hour">${showTime(zone, now)}</p>
    <p class="date">${showDay(zone, now)}<br /><small>${zone.replaceAll('_', ' ')}</small></p>
    ${drawMoves(drawing)}
    <p class="why" role=${clock.moving ? 'status' : nothing}>${explain(drawing)}</p>
  </section>`;
}
