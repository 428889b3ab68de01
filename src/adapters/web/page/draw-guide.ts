import { html, nothing, type TemplateResult } from 'lit';
import { sayLine } from '../../../words/say.js';
import type { Drawing } from './draw-text.js';
import { STEPS } from './guide-steps.js';
import type { View } from './view.js';

type Step = (typeof STEPS)[number];

function isPossible({ world }: Drawing, { command }: Step): boolean {
  return command === null ? world.clock.mayMove : world.commands.some(({ path }) => path.join(' ') === command);
}

function drawGo(command: string | null, go: () => void): TemplateResult {
  if (command === null) return html`<button type="button" class="go" @click=${go}>${sayLine('playground-guide-move')}</button>`;
  const label = `${sayLine('playground-guide-type')}: /${command}`;
  return html`<button type="button" class="go" title=${label} aria-label=${label} @click=${go}><code>/${command}</code></button>`;
}

function drawStep({ actions }: Drawing, view: View, { name, command }: Step): TemplateResult {
  const done = view.guideDone.includes(name);
  const go = (): void => {
    if (command === null) actions.moveToMonday();
    else actions.type(`/${command} `);
  };
  return html`<li ?data-done=${done}>
    <p><strong>${sayLine(`playground-step-${name}`)}</strong>${done ? html`<span class="unseen">${sayLine('playground-guide-done')}</span>` : nothing}</p>
    <p class="how">${sayLine(`playground-step-${name}-how`)}</p>
    ${drawGo(command, go)}
  </li>`;
}

/** "Try this", for whoever is here for the first time. */
export function drawGuide(drawing: Drawing, view: View): TemplateResult {
  const { actions } = drawing;
  if (!view.guideOpen) {
    return html`<button type="button" class="text-button guide-open" @click=${() => { actions.showGuide(true); }}>${sayLine('playground-guide-open')}</button>`;
  }
  const steps = STEPS.filter((step) => isPossible(drawing, step));
  return html`<section class="guide" aria-labelledby="guide-title">
    <h2 id="guide-title">${sayLine('playground-guide')}</h2>
    <button type="button" class="icon" aria-label=${sayLine('playground-guide-close')} @click=${() => { actions.showGuide(false); }}>✕</button>
    <ol>${steps.map((step) => drawStep(drawing, view, step))}</ol>
  </section>`;
}
