import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { sayLine, type MessageKey } from '../../../words/say.js';
import { drawComposer } from './draw-composer.js';
import { drawMessage } from './draw-message.js';
import { drawText, type Drawing } from './draw-text.js';
import type { ShownChannel, ShownMessage } from './shown.js';
import { showDay, showTime, zoneOf, readNow } from './show-time.js';
import type { View } from './view.js';

function topicOf({ world }: Drawing, channel: ShownChannel): string {
  const name = world.people.find(({ key }) => key === world.me)?.name ?? '';
  if (channel.direct) return sayLine('playground-topic-direct', { name });
  return sayLine(`playground-topic-${channel.key}` as MessageKey);
}

function titleOf({ name, direct }: ShownChannel): string {
  return direct ? name : `#${name}`;
}

function drawHeader(drawing: Drawing, channel: ShownChannel): TemplateResult {
  const { world, actions } = drawing;
  const zone = zoneOf(world.clock);
  const now = readNow(world.clock);
  return html`<header class="top">
    <button type="button" class="icon open-side" aria-label=${sayLine('playground-open-side')} @click=${() => { actions.openPanel('side'); }}>☰</button>
    <div class="place"><h1>${titleOf(channel)}</h1><p>${topicOf(drawing, channel)}</p></div>
    <button type="button" class="open-clock" aria-label=${sayLine('playground-open-clock')} @click=${() => { actions.openPanel('clock'); }}>
      <span aria-hidden="true">◷</span> ${showTime(zone, now)}
    </button>
  </header>`;
}

/** The first sentence of a pinned card; on the board that is the mission. */
function drawGist(drawing: Drawing, { said }: ShownMessage): unknown {
  if (said.is === 'typed') return said.text;
  const first = said.card.blocks.find((block) => block.is === 'text');
  return first ? drawText(drawing, first.text) : nothing;
}

/** What a press on the board gives appears below it, so it gets out of the way. */
function closeBoard(event: Event): void {
  const touched = event.target instanceof Element ? event.target.closest('.actions button, .mention, select') : null;
  if (touched && (event.type === 'change' || touched.tagName !== 'SELECT')) touched.closest('details')?.removeAttribute('open');
}

function drawPinned(drawing: Drawing, view: View, pinned: readonly ShownMessage[]): TemplateResult | typeof nothing {
  if (pinned.length === 0) return nothing;
  return html`<details class="pinned">
    <summary><span class="ribbon">${sayLine('playground-pinned')}</span> <span class="gist">${pinned.map((message) => drawGist(drawing, message))}</span></summary>
    <div class="board" @click=${closeBoard} @change=${closeBoard}>${pinned.map((message) => drawMessage(drawing, view, message))}</div>
  </details>`;
}

function drawEmpty(channel: ShownChannel): TemplateResult {
  const kind = channel.direct ? 'direct' : 'channel';
  return html`<div class="empty">
    <p>${sayLine(`playground-empty-${kind}`)}</p>
    <p>${sayLine(`playground-empty-${kind}-how`)}</p>
  </div>`;
}

function drawDated(drawing: Drawing, view: View, messages: readonly ShownMessage[]): unknown {
  const zone = zoneOf(drawing.world.clock);
  const days = messages.map(({ at }) => showDay(zone, at));
  return repeat(
    messages,
    ({ id }) => id,
    (message, index) => html`${days[index] === days[index - 1] ? nothing : html`<p class="day"><span>${days[index]}</span></p>`}
    ${drawMessage(drawing, view, message)}`,
  );
}

/** The middle: one channel with its board, its messages and the box to write in. */
export function drawChannel(drawing: Drawing, view: View, channel: ShownChannel): TemplateResult {
  const here = drawing.world.messages.filter((message) => message.channel === channel.key);
  const stream = here.filter(({ pinned }) => !pinned);
  const title = titleOf(channel);
  return html`<main class="channel">
    ${drawHeader(drawing, channel)}
    ${drawPinned(drawing, view, here.filter(({ pinned }) => pinned))}
    <div class="stream" role="log" aria-live="polite" aria-label=${sayLine('playground-messages', { channel: title })} tabindex="0">
      ${here.length === 0 ? drawEmpty(channel) : drawDated(drawing, view, stream)}
    </div>
    ${drawComposer(drawing, view, channel)}
  </main>`;
}
