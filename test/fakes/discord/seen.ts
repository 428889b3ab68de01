import { SELECTS } from './component-rules.js';
import type { JsonObject } from './json.js';
import { isObject, listAt, objectAt, textAt } from './json.js';
import type { Attachment, Revision, StoredMessage } from './messages.js';
import { EPHEMERAL } from './messages.js';

/** A message as people see it at one moment. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  /** Everything a person reads: content, embeds, buttons as [Label], menus as <placeholder: a | b>. */
  readonly text: string;
  readonly content: string;
  readonly embeds: JsonObject[];
  readonly components: JsonObject[];
  readonly attachments: { name: string; description: string | null; bytes: Buffer }[];
  readonly private: boolean;
  /** Null: the bot. */
  readonly author: string | null;
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly pinned: boolean;
  readonly nonce: string | number | null;
  /** Every state the message was in, the first at creation, the last the present one. */
  readonly revisions: { at: number; text: string }[];
}

/** A form as a person sees it. */
export interface SeenForm {
  /** The interaction that opened it. */
  readonly id: string;
  readonly customId: string;
  readonly title: string;
  readonly components: JsonObject[];
  readonly text: string;
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

export interface Outcome {
  readonly kind: 'message' | 'update' | 'form' | 'choices' | 'none';
  readonly interactionId: string;
  readonly message?: SeenMessage;
  readonly form?: SeenForm;
  readonly choices?: Choice[];
  readonly text: string;
  readonly private: boolean;
}

const embedLines = (embed: JsonObject): string[] => [
  textAt(objectAt(embed, 'author'), 'name'),
  textAt(embed, 'title'),
  textAt(embed, 'description'),
  ...listAt(embed, 'fields').map((field) => `${textAt(field, 'name')}: ${textAt(field, 'value')}`),
  textAt(objectAt(embed, 'footer'), 'text'),
];

const menuText = (menu: JsonObject): string => {
  const labels = listAt(menu, 'options').map((option) =>
    option['default'] === true ? `*${textAt(option, 'label')}` : textAt(option, 'label'),
  );
  return `<${textAt(menu, 'placeholder')}: ${labels.join(' | ')}>`;
};

const componentLines = (component: JsonObject): string[] => {
  const type = component['type'];
  if (type === 1) return [listAt(component, 'components').flatMap(componentLines).join(' ')];
  if (type === 2) {
    const label = textAt(component, 'label') || textAt(objectAt(component, 'emoji'), 'name');
    return [component['disabled'] === true ? `[${label} (off)]` : `[${label}]`];
  }
  if (SELECTS.includes(type)) return [menuText(component)];
  const own = textAt(component, 'content');
  const accessory = isObject(component['accessory']) ? componentLines(component['accessory']) : [];
  return [own, ...listAt(component, 'components').flatMap(componentLines), ...accessory];
};

type Drawable = Pick<Revision, 'content' | 'embeds' | 'components'>;

export const textOf = (message: Drawable, attachments: readonly Attachment[] = []): string =>
  [
    message.content,
    ...message.embeds.flatMap(embedLines),
    ...attachments.map((one) => `{${textAt(one.json, 'description') || textAt(one.json, 'filename')}}`),
    ...message.components.flatMap(componentLines),
  ]
    .filter((line) => line !== '')
    .join('\n');

export const seeMessage = (message: StoredMessage): SeenMessage => ({
  id: message.id,
  channelId: message.channel.id,
  text: textOf(message, message.attachments),
  content: message.content,
  embeds: structuredClone(message.embeds),
  components: structuredClone(message.components),
  attachments: message.attachments.map((one) => ({
    name: textAt(one.json, 'filename'),
    description: textAt(one.json, 'description') || null,
    bytes: one.bytes,
  })),
  private: (message.flags & EPHEMERAL) !== 0,
  author: message.author?.name ?? null,
  createdAt: message.createdAt,
  editedAt: message.editedAt,
  pinned: message.pinned,
  nonce: message.nonce,
  revisions: message.revisions.map((revision) => ({ at: revision.at, text: textOf(revision) })),
});

const fieldText = (component: JsonObject): string => {
  const required = component['required'] === false ? '' : '*';
  if (component['type'] === 4) return `${required}[${textAt(component, 'value') || textAt(component, 'placeholder')}]`;
  return `${required}${menuText(component)}`;
};

const formLine = (part: JsonObject): string => {
  if (part['type'] === 10) return textAt(part, 'content');
  if (part['type'] === 1) {
    return listAt(part, 'components').map((one) => `${textAt(one, 'label')} ${fieldText(one)}`).join(' ');
  }
  const description = textAt(part, 'description');
  const field = fieldText(objectAt(part, 'component'));
  return `${textAt(part, 'label')}${description ? ` (${description})` : ''} ${field}`;
};

export const seeForm = (interactionId: string, data: JsonObject): SeenForm => {
  const components = listAt(data, 'components');
  return {
    id: interactionId,
    customId: textAt(data, 'custom_id'),
    title: textAt(data, 'title'),
    components,
    text: [textAt(data, 'title'), ...components.map(formLine)].join('\n'),
  };
};

type Seen = Pick<Outcome, 'kind' | 'interactionId' | 'message' | 'form' | 'choices'>;

export const outcomeOf = (seen: Seen): Outcome => ({
  ...seen,
  text: seen.message?.text ?? seen.form?.text ?? seen.choices?.map((choice) => choice.name).join('\n') ?? '',
  private: seen.message?.private ?? seen.kind !== 'update',
});
