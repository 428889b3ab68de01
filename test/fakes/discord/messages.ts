import { refuse } from './api-error.js';
import type { FakeChannel } from './channel.js';
import type { JsonObject } from './json.js';
import { isObject, listAt, textAt } from './json.js';
import { messageEventJson } from './payloads.js';
import type { Person } from './person.js';
import type { World } from './world.js';
import { Intent } from './world.js';

export const EPHEMERAL = 1 << 6;
export const LOADING = 1 << 7;

export interface Attachment {
  readonly json: JsonObject;
  readonly bytes: Buffer;
}

/** One state a message was in, as people saw it. */
export interface Revision {
  readonly at: number;
  readonly content: string;
  readonly embeds: JsonObject[];
  readonly components: JsonObject[];
}

export interface StoredMessage {
  readonly id: string;
  readonly channel: FakeChannel;
  /** Null: the bot. */
  readonly author: Person | null;
  readonly type: number;
  readonly createdAt: number;
  readonly nonce: string | number | null;
  /** Null: everybody who sees the channel; otherwise the one person a private answer is for. */
  readonly visibleTo: Person | null;
  readonly interaction: JsonObject | null;
  readonly replyTo: string | null;
  content: string;
  embeds: JsonObject[];
  components: JsonObject[];
  attachments: Attachment[];
  flags: number;
  mentionIds: string[];
  editedAt: number | null;
  pinned: boolean;
  readonly revisions: Revision[];
}

export interface NewMessage {
  readonly channel: FakeChannel;
  readonly author: Person | null;
  readonly body: JsonObject;
  readonly attachments?: Attachment[];
  readonly visibleTo?: Person | null;
  readonly interaction?: JsonObject | null;
  readonly type?: number;
}

const mentionedIn = (content: string): string[] =>
  [...content.matchAll(/<@!?(\d+)>/g)].flatMap((match) => (match[1] ? [match[1]] : []));

/** Discord numbers the components of a message. */
const numbered = (components: readonly JsonObject[]): JsonObject[] => {
  let next = 0;
  const walk = (component: JsonObject): JsonObject => {
    next += 1;
    const id = next;
    const copy: JsonObject = { id, ...component };
    if ('components' in component) copy['components'] = listAt(component, 'components').map(walk);
    if (isObject(component['accessory'])) copy['accessory'] = walk(component['accessory']);
    return copy;
  };
  return components.map(walk);
};

const drawn = (embeds: readonly JsonObject[]): JsonObject[] =>
  embeds.map((embed) => {
    const fields = listAt(embed, 'fields').map((field) => ({ inline: false, ...field }));
    return { type: 'rich', content_scan_version: 0, ...embed, ...(fields.length > 0 ? { fields } : {}) };
  });

const remember = (world: World, message: StoredMessage): void => {
  const { content, embeds, components } = message;
  message.revisions.push({ at: world.now(), content, embeds, components });
};

const tell = (world: World, t: string, message: StoredMessage): void => {
  if (message.visibleTo !== null || message.flags & LOADING) return;
  if (message.channel.guild && message.channel.botPermissions() === 0n) return;
  const d = messageEventJson(world, message);
  const own = message.author === null || message.mentionIds.includes(world.bot.id) || !message.channel.guild;
  const blank = { ...d, content: '', embeds: [], components: [], attachments: [] };
  const intent = message.channel.guild ? Intent.guildMessages : Intent.directMessages;
  world.dispatch({ t, d, intent, ...(own ? {} : { withoutContent: blank }) });
};

export const createMessage = (world: World, asked: NewMessage): StoredMessage => {
  const { body } = asked;
  const content = textAt(body, 'content');
  const nonce = body['nonce'];
  const reference = body['message_reference'];
  const message: StoredMessage = {
    id: world.ids.next(),
    channel: asked.channel,
    author: asked.author,
    type: asked.type ?? (isObject(reference) ? 19 : 0),
    createdAt: world.now(),
    nonce: typeof nonce === 'string' || typeof nonce === 'number' ? nonce : null,
    visibleTo: asked.visibleTo ?? null,
    interaction: asked.interaction ?? null,
    replyTo: isObject(reference) ? textAt(reference, 'message_id') : null,
    content,
    embeds: drawn(listAt(body, 'embeds')),
    components: numbered(listAt(body, 'components')),
    attachments: asked.attachments ?? [],
    flags: typeof body['flags'] === 'number' ? body['flags'] : 0,
    mentionIds: mentionedIn(content),
    editedAt: null,
    pinned: false,
    revisions: [],
  };
  remember(world, message);
  asked.channel.messages.push(message);
  world.messages.set(message.id, message);
  if (message.author === null && message.nonce !== null) world.messageByNonce.set(String(message.nonce), message);
  tell(world, 'MESSAGE_CREATE', message);
  return message;
};

/** Takes over what the body names and leaves the rest; `null` empties. */
export const editMessage = (world: World, message: StoredMessage, body: JsonObject, added: Attachment[]): void => {
  const wasLoading = (message.flags & LOADING) !== 0;
  if ('content' in body) message.content = textAt(body, 'content');
  if ('embeds' in body) message.embeds = drawn(listAt(body, 'embeds'));
  if ('components' in body) message.components = numbered(listAt(body, 'components'));
  if ('attachments' in body) {
    const kept = new Set(listAt(body, 'attachments').map((one) => one['id']));
    message.attachments = message.attachments.filter((one) => kept.has(one.json['id']));
  }
  message.attachments = [...message.attachments, ...added];
  message.flags &= ~LOADING;
  message.mentionIds = mentionedIn(message.content);
  if (wasLoading) message.revisions.length = 0;
  else message.editedAt = world.now();
  remember(world, message);
  tell(world, wasLoading ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', message);
};

/** Takes it away without telling anybody. */
export const forgetMessage = (world: World, message: StoredMessage): void => {
  const { channel } = message;
  world.messages.delete(message.id);
  channel.messages.splice(channel.messages.indexOf(message), 1);
};

export const deleteMessage = (world: World, message: StoredMessage): void => {
  const { channel } = message;
  forgetMessage(world, message);
  if (message.visibleTo !== null || (channel.guild && channel.botPermissions() === 0n)) return;
  const d = { id: message.id, channel_id: channel.id, ...(channel.guild ? { guild_id: channel.guild.id } : {}) };
  const intent = channel.guild ? Intent.guildMessages : Intent.directMessages;
  world.dispatch({ t: 'MESSAGE_DELETE', d, intent });
};

const PINS_PER_CHANNEL = 250;

/** Pins, and leaves the line "… pinned a message" in the channel as Discord does. */
export const pinMessage = (world: World, message: StoredMessage): void => {
  if (message.pinned) return;
  const { channel } = message;
  if (channel.messages.filter((one) => one.pinned).length >= PINS_PER_CHANNEL) throw refuse.tooManyPins();
  message.pinned = true;
  createMessage(world, { channel, author: null, body: { message_reference: { message_id: message.id } }, type: 6 });
  tellPins(world, channel);
  tell(world, 'MESSAGE_UPDATE', message);
};

export const unpinMessage = (world: World, message: StoredMessage): void => {
  message.pinned = false;
  tellPins(world, message.channel);
  tell(world, 'MESSAGE_UPDATE', message);
};

const tellPins = (world: World, channel: FakeChannel): void => {
  const guild = channel.guild ? { guild_id: channel.guild.id } : {};
  const d = { channel_id: channel.id, last_pin_timestamp: new Date(world.now()).toISOString(), ...guild };
  world.dispatch({ t: 'CHANNEL_PINS_UPDATE', d, intent: channel.guild ? Intent.guilds : Intent.directMessages });
};
