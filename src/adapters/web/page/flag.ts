import { html, type TemplateResult } from 'lit';

/** The small swallow-tailed flag people gather round. */
export function drawFlag(): TemplateResult {
  return html`<svg class="flag" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="pole" d="M7 3v26" />
    <path class="cloth" d="M8.5 5H29l-6 6.5L29 18H8.5z" />
  </svg>`;
}
