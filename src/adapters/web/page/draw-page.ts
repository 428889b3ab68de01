import { html, nothing, type TemplateResult } from 'lit';
import { sayLine } from '../../../words/say.js';
import { drawChannel } from './draw-channel.js';
import { drawClock } from './draw-clock.js';
import { drawForm } from './draw-form.js';
import { drawGuide } from './draw-guide.js';
import { drawReplay } from './draw-replay.js';
import { drawSide } from './draw-side.js';
import type { Drawing } from './draw-text.js';
import type { Actions } from './actions.js';
import type { ShownChannel, ShownWorld } from './shown.js';
import type { View } from './view.js';

function drawExtra(drawing: Drawing, view: View): TemplateResult {
  const close = (): void => { drawing.actions.openPanel(null); };
  return html`<aside class="extra" ?data-open=${view.panel === 'clock'}>
    <button type="button" class="icon close" aria-label=${sayLine('playground-close-side')} @click=${close}>✕</button>
    ${drawClock(drawing)} ${drawGuide(drawing, view)} ${drawReplay(drawing)}
  </aside>`;
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('box')?.focus();
}

function findChannel({ channels }: ShownWorld, key: string): ShownChannel {
  return channels.find((channel) => channel.key === key) ?? channels[0] ?? { key, name: key, direct: false };
}

function drawLost(view: View): TemplateResult | typeof nothing {
  return view.online ? nothing : html`<p class="lost" role="status">${sayLine('playground-lost')}</p>`;
}

/** The whole page. */
export function drawPage(view: View, actions: Actions): TemplateResult {
  const { world } = view;
  const lost = drawLost(view);
  if (!world) return html`${lost}<p class="loading">${sayLine('playground-loading')}</p>`;
  const channel = findChannel(world, view.channel);
  const drawing = { world, actions };
  return html`<a class="skip" href="#box" @click=${skip}>${sayLine('playground-skip')}</a>
    ${lost}
    <div class="page">
      ${drawSide(drawing, view)} ${drawChannel(drawing, view, channel)} ${drawExtra(drawing, view)}
      ${view.panel ? html`<div class="shade" @click=${() => { actions.openPanel(null); }}></div>` : nothing}
    </div>
    ${view.form ? drawForm(drawing, view.form) : nothing}`;
}
