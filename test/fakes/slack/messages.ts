import type { JsonObject } from '../discord/json.js';
import type { FakeChannel } from './channel.js';
import { messageJson } from './payloads.js';
import type { Person } from './person.js';
import type { FormState } from './surface.js';
import { initialState, withIds } from './surface.js';

const LONGEST_TEXT = 40_000;

export interface Revision {
  readonly at: number;
  readonly text: string;
  readonly blocks: JsonObject[];
}

export interface StoredMessage {
  readonly channel: FakeChannel;
  readonly ts: string;
  readonly createdAt: number;
  /** Null: the bot. */
  readonly author: Person | null;
  /** Who alone sees it, until the next reload; null: everybody in the channel. */
  readonly visibleTo: Person | null;
  readonly threadTs: string | null;
  text: string;
  blocks: JsonObject[];
  metadata: JsonObject | null;
  editedTs: string | null;
  deleted: boolean;
  pinned: boolean;
  readonly reactions: { name: string; users: string[] }[];
  readonly revisions: Revision[];
  /** What each person has chosen in it without sending. */
  readonly states: Map<string, FormState>;
}

export interface MessageContent {
  readonly text: string;
  readonly blocks: JsonObject[];
  readonly metadata?: JsonObject | null;
}

interface NewMessage extends MessageContent {
  readonly author: Person | null;
  readonly visibleTo?: Person | null;
  readonly threadTs?: string | null;
}

const cutText = (text: string): string => Array.from(text).slice(0, LONGEST_TEXT).join('');

export const createMessage = (channel: FakeChannel, asked: NewMessage): StoredMessage => {
  const { world } = channel.team;
  const ts = world.timestamps.next();
  const message: StoredMessage = {
    channel,
    ts,
    createdAt: world.now(),
    author: asked.author,
    visibleTo: asked.visibleTo ?? null,
    threadTs: asked.threadTs ?? null,
    text: cutText(asked.text),
    blocks: withIds(world.ids, asked.blocks),
    metadata: asked.metadata ?? null,
    editedTs: null,
    deleted: false,
    pinned: false,
    reactions: [],
    revisions: [],
    states: new Map(),
  };
  message.revisions.push({ at: world.now(), text: message.text, blocks: message.blocks });
  channel.messages.push(message);
  world.messages.set(`${channel.id} ${ts}`, message);
  if (message.visibleTo === null) tellMessage(channel, messageJson(message));
  return message;
};

export const editMessage = (message: StoredMessage, content: MessageContent): void => {
  const { world } = message.channel.team;
  const before = messageJson(message);
  message.text = cutText(content.text);
  message.blocks = withIds(world.ids, content.blocks);
  if (content.metadata !== undefined) message.metadata = content.metadata;
  message.editedTs = world.timestamps.next();
  message.states.clear();
  message.revisions.push({ at: world.now(), text: message.text, blocks: message.blocks });
  if (message.visibleTo !== null) return;
  const body = { message: messageJson(message), previous_message: before, hidden: true, ts: message.editedTs };
  tellMessage(message.channel, { subtype: 'message_changed', ...body });
};

export const deleteMessage = (message: StoredMessage): void => {
  message.deleted = true;
  if (message.visibleTo !== null) return;
  const body = { deleted_ts: message.ts, previous_message: messageJson(message), hidden: true };
  tellMessage(message.channel, { subtype: 'message_deleted', ...body, ts: message.channel.team.world.timestamps.next() });
};

/** What this person has chosen in the message so far. */
export const stateFor = (message: StoredMessage, person: Person): FormState => {
  const known = message.states.get(person.id) ?? initialState(message.blocks);
  message.states.set(person.id, known);
  return known;
};

const KINDS = { channel: 'channels', group: 'groups', im: 'im' } as const;

/** Message events exist only for channels the bot is in. */
const tellMessage = (channel: FakeChannel, body: JsonObject): void => {
  if (!channel.botIsMember) return;
  channel.team.world.tell({
    type: 'message',
    team: channel.team,
    subscription: `message.${KINDS[channel.kind]}`,
    scope: channel.scopeTo('history'),
    body: { ...body, channel: channel.id, channel_type: channel.kind },
  });
};
