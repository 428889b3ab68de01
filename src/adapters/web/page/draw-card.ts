import { html, type TemplateResult } from 'lit';
import type { Action, Block, Card, CardField, Menu } from '../../../cards/card.js';
import { sayLine } from '../../../words/say.js';
import { drawLink, drawText, type Drawing } from './draw-text.js';
import type { ShownMessage } from './shown.js';

function drawMenu({ actions }: Drawing, message: ShownMessage, menu: Menu): TemplateResult {
  const choose = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    actions.press(message, menu.press, [select.value]);
    select.selectedIndex = 0;
  };
  const options = menu.options.map(({ label, value, hint }) => html`<option value=${value}>${hint ? `${label} – ${hint}` : label}</option>`);
  return html`<select class="menu" aria-label=${menu.placeholder} @change=${choose}>
    <option value="" disabled selected>${menu.placeholder}</option>
    ${options}
  </select>`;
}

function drawAction(drawing: Drawing, message: ShownMessage, action: Action): TemplateResult {
  switch (action.is) {
    case 'button':
      return html`<button type="button" class="button ${action.style}" @click=${() => { drawing.actions.press(message, action.press, []); }}>
        ${action.label}
      </button>`;
    case 'menu':
      return drawMenu(drawing, message, action);
    case 'link':
      return drawLink(action.url, action.label, 'button plain');
  }
}

function drawProgress(share: number, text: TemplateResult): TemplateResult {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100);
  const label = sayLine('playground-share', { share: percent });
  return html`<div class="progress">
    <progress max="100" .value=${percent} aria-label=${label}></progress>
    <p>${text}</p>
  </div>`;
}

function drawField(drawing: Drawing, { name, value }: CardField): TemplateResult {
  return html`<div><dt>${drawText(drawing, name)}</dt><dd>${drawText(drawing, value)}</dd></div>`;
}

function drawBlock(drawing: Drawing, message: ShownMessage, block: Block): TemplateResult {
  switch (block.is) {
    case 'title':
      return html`<h3>${drawText(drawing, block.text)}</h3>`;
    case 'text':
      return html`<p class="text">${drawText(drawing, block.text)}</p>`;
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${drawText(drawing, item)}</li>`)}</ul>`;
    case 'fields':
      return html`<dl>${block.fields.map((field) => drawField(drawing, field))}</dl>`;
    case 'progress':
      return drawProgress(block.share, html`${drawText(drawing, block.text)}`);
    case 'note':
      return html`<p class="note">${drawText(drawing, block.text)}</p>`;
    case 'actions':
      return html`<div class="actions">${block.actions.map((action) => drawAction(drawing, message, action))}</div>`;
  }
}

/** A card as the playground shows it. */
export function drawCard(drawing: Drawing, message: ShownMessage, card: Card): TemplateResult {
  return html`<div class="card">${card.blocks.map((block) => drawBlock(drawing, message, block))}</div>`;
}
