import { html, nothing, type TemplateResult } from 'lit';
import { sayLine } from '../../../words/say.js';
import type { Drawing } from './draw-text.js';

const STORIES = ['hot', 'calm'] as const;

/** Conversations that can be watched as they happen; they need a clock that may be moved. */
export function drawReplay({ actions, world }: Drawing): TemplateResult | typeof nothing {
  if (!world.clock.mayMove) return nothing;
  const stories = STORIES.map(
    (story) => html`<p class="how">${sayLine(`playground-replay-${story}-why`)}</p>
      <button type="button" class="button plain wide" ?disabled=${world.clock.moving} @click=${() => { actions.replay(story); }}>${sayLine(`playground-replay-${story}`)}</button>`,
  );
  return html`<section class="replay" aria-labelledby="replay-title">
    <h2 id="replay-title">${sayLine('playground-replay')}</h2>
    ${stories}
  </section>`;
}
