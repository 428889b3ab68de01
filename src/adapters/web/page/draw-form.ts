import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { FormField, MenuOption } from '../../../cards/card.js';
import { sayLine } from '../../../words/say.js';
import type { Drawing } from './draw-text.js';
import type { OpenForm } from './view.js';

function listOptions({ world }: Drawing, field: FormField): readonly MenuOption[] {
  switch (field.kind) {
    case 'choice':
      return field.options;
    case 'channel':
      return world.channels.filter(({ direct }) => !direct).map(({ key, name }) => ({ label: `#${name}`, value: key }));
    case 'role':
      return world.roles.map(({ key, name }) => ({ label: name, value: key }));
    case 'person':
      return world.people.map(({ key, name }) => ({ label: name, value: key }));
    default:
      return [];
  }
}

function drawSelect(drawing: Drawing, field: FormField, id: string): TemplateResult {
  const chosen = field.value ?? '';
  const options = listOptions(drawing, field).map(
    ({ label, value, hint }) => html`<option value=${value} ?selected=${value === chosen}>${hint ? `${label} – ${hint}` : label}</option>`,
  );
  return html`<select id=${id} name=${field.name} ?required=${field.required} aria-describedby=${`${id}-hint`}>
    <option value="" ?selected=${chosen === ''}>${sayLine('playground-form-choose')}</option>
    ${options}
  </select>`;
}

function drawInput(drawing: Drawing, field: FormField, id: string): TemplateResult {
  if (field.kind === 'line') {
    return html`<input id=${id} name=${field.name} type="text" autocomplete="off" maxlength=${field.most} ?required=${field.required}
      aria-describedby=${`${id}-hint`} value=${field.value ?? ''} />`;
  }
  if (field.kind === 'lines') {
    return html`<textarea id=${id} name=${field.name} rows="3" maxlength=${field.most} ?required=${field.required}
      aria-describedby=${`${id}-hint`} .defaultValue=${field.value ?? ''}></textarea>`;
  }
  return drawSelect(drawing, field, id);
}

function drawField(drawing: Drawing, field: FormField): TemplateResult {
  const id = `field-${field.name}`;
  const mark = field.required ? nothing : html` <em>${sayLine('playground-optional')}</em>`;
  return html`<div class="field">
    <label for=${id}>${field.label}${mark}</label>
    ${drawInput(drawing, field, id)}
    <small id=${`${id}-hint`}>${field.hint ?? nothing}</small>
  </div>`;
}

function readValues(form: HTMLFormElement): Record<string, string> {
  const entries = [...new FormData(form).entries()];
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '']));
}

/** A form in front of everything, until it is sent or closed. */
export function drawForm(drawing: Drawing, { form, serial, failed }: OpenForm): unknown {
  const { actions } = drawing;
  const submit = (event: Event): void => {
    event.preventDefault();
    actions.submit(readValues(event.target as HTMLFormElement));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) (event.currentTarget as HTMLFormElement).requestSubmit();
  };
  return keyed(
    serial,
    html`<dialog aria-labelledby="form-title" @close=${() => { actions.closeForm(); }}>
      <form @submit=${submit} @keydown=${onKey}>
        <h2 id="form-title">${form.title}</h2>
        ${form.fields.map((field) => drawField(drawing, field))}
        ${failed ? html`<p class="problem" role="alert">${sayLine('playground-failed')}</p>` : nothing}
        <div class="actions">
          <button type="submit" class="button main">${sayLine('playground-form-send')}</button>
          <button type="button" class="button plain" @click=${() => { actions.closeForm(); }}>${sayLine('playground-form-cancel')}</button>
          <small>${sayLine('playground-form-keys')}</small>
        </div>
      </form>
    </dialog>`,
  );
}
