import { html, nothing, type TemplateResult } from 'lit';
import { sayLine } from '../../../words/say.js';
import type { Drawing } from './draw-text.js';
import type { Completion, ShownChannel, Suggestion, UsagePart } from './shown.js';
import type { View } from './view.js';

function drawPart({ name, required, current }: UsagePart): TemplateResult {
  return html` <span class=${current ? 'part current' : 'part'}>${required ? name : `[${name}]`}</span>`;
}

function drawHint({ completion, busy, failed }: View): TemplateResult {
  if (failed) return html`<p class="hint problem" role="alert">${sayLine('playground-failed')}</p>`;
  if (busy) return html`<p class="hint" role="status">${sayLine('playground-busy')}</p>`;
  if (!completion?.usage) return html`<p class="hint quiet">${sayLine('playground-keys')}</p>`;
  const { command, parts, about } = completion.usage;
  return html`<p class="hint"><code>${command}${parts.map(drawPart)}</code> ${about}</p>`;
}

function drawSuggestion({ actions }: Drawing, view: View, suggestion: Suggestion, index: number): TemplateResult {
  const take = (event: Event): void => {
    event.preventDefault();
    actions.take(index);
  };
  // Taken on pointer down, before the box would lose its focus and close the list.
  return html`<li role="option" id=${`suggestion-${index}`} aria-selected=${index === view.chosen} @pointerdown=${take}>
    <span>${suggestion.label}</span><small>${suggestion.hint}</small>
  </li>`;
}

function listOf(completion: Completion | null): readonly Suggestion[] {
  return completion?.suggestions ?? [];
}

/** What a key does to the list of suggestions, where it does anything. */
function steerOf({ actions }: Drawing, { completion, completed, chosen }: View, { key, typed }: { key: string; typed: string }): (() => void) | null {
  const count = listOf(completion).length;
  const take = (): void => {
    if (chosen >= 0) actions.take(chosen);
    else actions.takeFirst();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => { actions.choose((chosen + 1) % count); },
    ArrowUp: () => { actions.choose((Math.max(0, chosen) + count - 1) % count); },
    Escape: () => { actions.closeSuggestions(); },
    Tab: take,
  };
  if (key === 'Enter') return chosen >= 0 || (completion?.ready === false && completed === typed) ? take : null;
  return keys[key] ?? null;
}

function onKey(drawing: Drawing, view: View, event: KeyboardEvent): void {
  if (event.isComposing) return;
  const box = event.target as HTMLTextAreaElement;
  const open = listOf(view.completion).length > 0;
  const send = event.key === 'Enter' ? (): void => { drawing.actions.sendText(box.value); } : null;
  const act = (open ? steerOf(drawing, view, { key: event.key, typed: box.value }) : null) ?? send;
  if (!act || event.shiftKey) return;
  event.preventDefault();
  act();
}

function drawBox(drawing: Drawing, view: View, channel: ShownChannel): TemplateResult {
  const open = listOf(view.completion).length > 0;
  const { actions } = drawing;
  return html`<textarea
    id="box"
    rows="1"
    maxlength="4000"
    role="combobox"
    aria-label=${sayLine('playground-box')}
    aria-autocomplete="list"
    aria-expanded=${open}
    aria-controls="suggestions"
    aria-activedescendant=${view.chosen >= 0 ? `suggestion-${view.chosen}` : nothing}
    placeholder=${channel.direct ? sayLine('playground-placeholder-direct') : sayLine('playground-placeholder', { channel: channel.name })}
    @input=${(event: Event) => { actions.complete((event.target as HTMLTextAreaElement).value); }}
    @keydown=${(event: KeyboardEvent) => { onKey(drawing, view, event); }}
    @blur=${() => { actions.closeSuggestions(); }}
  ></textarea>`;
}

/** The box for messages and commands, with what could come next above it. */
export function drawComposer(drawing: Drawing, view: View, channel: ShownChannel): TemplateResult {
  const suggestions = listOf(view.completion).map((suggestion, index) => drawSuggestion(drawing, view, suggestion, index));
  const submit = (event: Event): void => {
    event.preventDefault();
    drawing.actions.sendText(((event.target as HTMLFormElement).elements.namedItem('box') as HTMLTextAreaElement).value);
  };
  return html`<form class="composer" @submit=${submit}>
    <ul id="suggestions" role="listbox" aria-label=${sayLine('playground-suggestions')} ?hidden=${suggestions.length === 0}>${suggestions}</ul>
    <div class="write">
      ${drawBox(drawing, view, channel)}
      <button type="submit" class="button main" aria-label=${sayLine('playground-send')}>
        <svg viewBox="0 0 20 20" aria-hidden="true"><path d="M3 10h12M10 4.5 15.5 10 10 15.5" /></svg>
      </button>
    </div>
    ${drawHint(view)}
  </form>`;
}
