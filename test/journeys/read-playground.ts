import type { Card, Form, FormField, Piece, Text } from '../../src/cards/card.js';
import type { Happening, ShownMessage, ShownWorld } from '../../src/adapters/web/page/shown.js';
import { tellMoment } from './stage.js';

function readPiece(piece: Piece, world: ShownWorld): string {
  if (typeof piece === 'string') return piece;
  switch (piece.is) {
    case 'typed':
    case 'code':
      return piece.text;
    case 'person':
      return `@${world.people.find(({ key }) => key === piece.id)?.name ?? piece.id}`;
    case 'role':
      return `@${world.roles.find(({ key }) => key === piece.id)?.name ?? piece.id}`;
    case 'channel':
      return `#${piece.id}`;
    case 'moment':
      return tellMoment(piece.at, piece.as === 'day' ? 'day' : 'minute');
    case 'day':
      return tellMoment(Date.parse(`${piece.day}T12:00Z`), 'day');
    case 'command':
      return `/${piece.words}`;
    case 'link':
      return piece.label;
    case 'strong':
      return readText(piece.parts, world);
  }
}

function readText(text: Text, world: ShownWorld): string {
  return text.map((piece) => readPiece(piece, world)).join('');
}

function drawBar(share: number): string {
  const percent = Math.floor(share * 100 + 1e-9);
  const full = Math.floor(percent / 10);
  return `${'▰'.repeat(full)}${'▱'.repeat(10 - full)} ${String(percent)} %`;
}

/** A card's words, then one line with what can be pressed. */
export function readCard(card: Card, world: ShownWorld): string {
  const words: string[] = [];
  const actions: string[] = [];
  for (const block of card.blocks) {
    switch (block.is) {
      case 'title':
        words.push(`# ${readText(block.text, world)}`);
        break;
      case 'text':
        words.push(readText(block.text, world));
        break;
      case 'note':
        words.push(`(${readText(block.text, world)})`);
        break;
      case 'list':
        words.push(...block.items.map((item) => `- ${readText(item, world)}`));
        break;
      case 'fields':
        words.push(...block.fields.map(({ name, value }) => `${readText(name, world)} ${readText(value, world)}`));
        break;
      case 'progress':
        words.push(`${drawBar(block.share)} ${readText(block.text, world)}`);
        break;
      case 'actions':
        actions.push(...block.actions.map((action) => (action.is === 'menu' ? `<${action.placeholder}: ${action.options.map(({ label }) => label).join(' | ')}>` : `[${action.label}]`)));
    }
  }
  return [...words, ...(actions.length === 0 ? [] : [actions.join(' ')])].join('\n');
}

export function readMessage(message: ShownMessage, world: ShownWorld): string {
  return message.said.is === 'typed' ? message.said.text : readCard(message.said.card, world);
}

function readValue(field: FormField, world: ShownWorld): string {
  const value = field.value ?? '';
  if (value === '') return '';
  switch (field.kind) {
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? '';
    case 'channel':
      return readPiece({ is: 'channel', id: value }, world);
    case 'role':
      return readPiece({ is: 'role', id: value }, world);
    case 'person':
      return readPiece({ is: 'person', id: value }, world);
    case 'line':
    case 'lines':
      return value;
  }
}

export function readForm(form: Form, world: ShownWorld): string {
  return [`«${form.title}»`, ...form.fields.map((field) => `${field.label} ${readValue(field, world)}`.trimEnd())].join('\n');
}

/** What one person's page knows after it heard this. */
export function hear(world: ShownWorld | null, happening: Happening): ShownWorld | null {
  if (happening.is === 'world') return happening.world;
  if (!world) return null;
  switch (happening.is) {
    case 'message':
      return { ...world, messages: [...world.messages.filter(({ id }) => id !== happening.message.id), happening.message].sort((one, other) => one.number - other.number) };
    case 'gone':
      return { ...world, messages: world.messages.filter(({ id }) => id !== happening.id) };
    case 'clock':
      return { ...world, clock: happening.clock };
  }
}
