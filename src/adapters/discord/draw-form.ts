import {
  ChannelType, ComponentType, SelectMenuDefaultValueType, TextInputStyle,
  type APIComponentInLabel, type APIModalInteractionResponseCallbackData, type APILabelComponent,
} from 'discord.js';
import type { Form, FormField } from '../../cards/card.js';
import { drawLabel, drawOptions } from './draw-actions.js';
import { harmlessLines } from '../../cards/harmless-text.js';

const MOST_FIELDS = 5;
const TITLE = 45;
const LABEL = 45;
const HINT = 100;
const LONGEST_INPUT = 4000;

/** Channels that can be posted in. */
export const TEXT_CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

/** A form as Discord's modal; what fields hold comes back by `readForm`. */
export function drawForm(form: Form): APIModalInteractionResponseCallbackData {
  return { custom_id: form.press, title: drawLabel(form.title, TITLE), components: form.fields.slice(0, MOST_FIELDS).map(drawField) };
}

function drawField(field: FormField): APILabelComponent {
  const hint = field.hint === undefined || field.hint === '' ? {} : { description: drawLabel(field.hint, HINT) };
  return { type: ComponentType.Label, label: drawLabel(field.label, LABEL), ...hint, component: drawInput(field) };
}

function drawInput(field: FormField): APIComponentInLabel {
  switch (field.kind) {
    case 'line':
    case 'lines': return drawTextInput(field, field.kind, field.most);
    case 'choice': return drawChoice(field, drawOptions(field.options));
    case 'channel': return { type: ComponentType.ChannelSelect, channel_types: [...TEXT_CHANNELS], ...chosen(field, SelectMenuDefaultValueType.Channel) };
    case 'role': return { type: ComponentType.RoleSelect, ...chosen(field, SelectMenuDefaultValueType.Role) };
    case 'person': return { type: ComponentType.UserSelect, ...chosen(field, SelectMenuDefaultValueType.User) };
  }
}

function drawTextInput(field: FormField, kind: 'line' | 'lines', most: number): APIComponentInLabel {
  const max_length = Math.min(LONGEST_INPUT, Math.max(1, most));
  const style = kind === 'line' ? TextInputStyle.Short : TextInputStyle.Paragraph;
  const value = harmlessLines(field.value ?? '').slice(0, max_length);
  return { type: ComponentType.TextInput, custom_id: field.name, style, max_length, required: field.required, ...(value === '' ? {} : { value }) };
}

function drawChoice(field: FormField, options: ReturnType<typeof drawOptions>): APIComponentInLabel {
  const marked = options.map((option) => (option.value === field.value ? { ...option, default: true } : option));
  return { type: ComponentType.StringSelect, options: marked, ...select(field) };
}

function select({ name, required }: FormField): { custom_id: string; required: boolean; min_values: number; max_values: number } {
  return { custom_id: name, required, min_values: required ? 1 : 0, max_values: 1 };
}

function chosen<Kind extends SelectMenuDefaultValueType>(field: FormField, type: Kind): ReturnType<typeof select> & { default_values?: { id: string; type: Kind }[] } {
  const id = field.value ?? '';
  return /^\d+$/u.test(id) ? { ...select(field), default_values: [{ id, type }] } : select(field);
}
