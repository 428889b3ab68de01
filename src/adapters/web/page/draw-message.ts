import { html, nothing, type TemplateResult } from 'lit';
import { sayLine } from '../../../words/say.js';
import { drawCard } from './draw-card.js';
import { drawFace } from './draw-side.js';
import type { Drawing } from './draw-text.js';
import { drawFlag } from './flag.js';
import type { ShownMessage, ShownPerson } from './shown.js';
import { showTime, zoneOf } from './show-time.js';
import type { View } from './view.js';

function nameOf(author: ShownPerson | null): string {
  return author?.name ?? sayLine('playground-name');
}

function drawChoices({ world, actions }: Drawing, message: ShownMessage): TemplateResult {
  const choices = world.messageActions.map(
    ({ name }) => html`<button type="button" role="menuitem" @click=${() => { actions.act(message, name); }}>${name}</button>`,
  );
  return html`<div class="choices" role="menu">${choices}</div>`;
}

function drawMore(drawing: Drawing, view: View, message: ShownMessage, name: string): TemplateResult | typeof nothing {
  if (message.onlyYou || drawing.world.messageActions.length === 0) return nothing;
  const open = view.menu === message.id;
  const toggle = (): void => { drawing.actions.openMenu(open ? null : message.id); };
  return html`<div class="more" ?data-open=${open}>
    <button type="button" class="icon" aria-haspopup="menu" aria-expanded=${open} aria-label=${sayLine('playground-more', { name })} @click=${toggle}>⋯</button>
    ${open ? drawChoices(drawing, message) : nothing}
  </div>`;
}

function drawPrivacy({ actions }: Drawing, message: ShownMessage): TemplateResult {
  return html`<p class="only-you">
    <span>${sayLine('playground-only-you')}</span>
    <button type="button" @click=${() => { actions.dismiss(message); }}>${sayLine('playground-dismiss')}</button>
  </p>`;
}

function drawSaid(drawing: Drawing, message: ShownMessage): TemplateResult {
  if (message.said.is === 'card') return drawCard(drawing, message, message.said.card);
  return html`<p class="text"><bdi class="typed">${message.said.text}</bdi></p>`;
}

/** One message: who, when, what, and what can be done with it. */
export function drawMessage(drawing: Drawing, view: View, message: ShownMessage): TemplateResult {
  const author = drawing.world.people.find(({ key }) => key === message.author) ?? null;
  const name = nameOf(author);
  return html`<article class="message" id=${message.id} tabindex="-1" ?data-private=${message.onlyYou}>
    ${author ? drawFace(drawing, author) : html`<span class="face guidon">${drawFlag()}</span>`}
    <div class="body">
      <p class="head">
        <strong><bdi>${name}</bdi></strong>
        ${author ? nothing : html`<span class="tag">${sayLine('playground-bot')}</span>`}
        <time>${showTime(zoneOf(drawing.world.clock), message.at)}</time>
        ${message.asked === null ? nothing : html`<span class="asked">${sayLine('playground-asked')} <code><bdi>${message.asked}</bdi></code></span>`}
        ${message.edited ? html`<span class="edited">${sayLine('playground-edited')}</span>` : nothing}
      </p>
      ${drawSaid(drawing, message)} ${message.onlyYou ? drawPrivacy(drawing, message) : nothing}
    </div>
    ${drawMore(drawing, view, message, name)}
  </article>`;
}
