import { ApiError, refuse, refuseField } from './api-error.js';
import type { Backstage, Call } from './call.js';
import { bodyOf } from './call.js';
import type { FakeChannel } from './channel.js';
import type { JsonObject } from './json.js';
import { isObject, listAt, textAt, written } from './json.js';
import { checkMessage, isEmpty, pingsNobody } from './message-rules.js';
import type { Attachment, StoredMessage } from './messages.js';
import { editMessage, LOADING } from './messages.js';
import { Permission } from './permissions.js';

const SHARED_FIELDS = ['content', 'embeds', 'allowed_mentions', 'components', 'attachments', 'flags', 'tts', 'nonce', 'enforce_nonce', 'poll'];
export const CREATE_FIELDS = [...SHARED_FIELDS, 'message_reference', 'sticker_ids', 'shared_client_theme'];
export const EDIT_FIELDS = [...SHARED_FIELDS, 'sticker_ids'];
export const WEBHOOK_FIELDS = [...SHARED_FIELDS, 'username', 'avatar_url', 'thread_name', 'applied_tags'];

const LARGEST_FILE = 10 * 1024 * 1024;

/** A field Discord does not have is a mistake of the bot's, never something to pass over. */
export const refuseUnknownFields = (back: Backstage, body: JsonObject, known: readonly string[], where: string): void => {
  const unknown = Object.keys(body).filter((key) => !known.includes(key));
  if (unknown.length === 0) return;
  back.world.violations.push(`${where}: unknown field ${unknown.join(', ')}`);
  throw refuseField([unknown[0] ?? ''], 'UNKNOWN_FIELD', 'No such field');
};

/** Any text of the bot's must say that it pings nobody. */
export const refuseUnsafeMentions = (back: Backstage, body: JsonObject, where: string): void => {
  if (!back.settings.rejectUnsafeMentions || pingsNobody(body)) return;
  back.world.violations.push(`${where}: allowed_mentions is not {parse: []}`);
  throw refuseField(['allowed_mentions'], 'UNSAFE_MENTIONS', 'The message could ping somebody');
};

export const channelFor = (call: Call): FakeChannel => {
  const channel = call.back.world.channels.get(call.params['channel_id'] ?? '');
  if (!channel) throw refuse.unknownChannel();
  if (!(channel.botPermissions() & Permission.viewChannel)) throw refuse.missingAccess();
  return channel;
};

/** A message everybody in the channel sees; private answers are not found this way. */
export const messageFor = (call: Call, channel: FakeChannel): StoredMessage => {
  const message = call.back.world.messages.get(call.params['message_id'] ?? '');
  if (message?.channel !== channel || message.visibleTo !== null) throw refuse.unknownMessage();
  return message;
};

export const requirePermission = (channel: FakeChannel, permission: bigint): void => {
  if (!(channel.botPermissions() & permission)) throw refuse.missingPermissions();
};

export const requireReachable = (back: Backstage, channel: FakeChannel): void => {
  const person = channel.recipient;
  if (!person) return;
  const shared = [...back.world.guilds.values()].some((guild) => guild.members.has(person.id));
  if (!shared) throw refuse.noMutualGuild();
  if (person.dmsClosed) throw refuse.closedDms();
};

export const attachmentsOf = (call: Call, channel: FakeChannel): Attachment[] => {
  const described = listAt(bodyOf(call), 'attachments');
  return call.files.map((file, index) => {
    if (file.bytes.length > LARGEST_FILE) throw new ApiError(413, 40005, 'Request entity too large');
    const id = call.back.world.ids.next();
    const number = /\d+/.exec(file.field)?.[0] ?? String(index);
    const entry = described.find((one) => written(one['id']) === number) ?? {};
    const url = `https://cdn.discordapp.com/attachments/${channel.id}/${id}/${file.name}`;
    const json: JsonObject = {
      id,
      filename: file.name,
      size: file.bytes.length,
      content_type: file.type,
      url,
      proxy_url: url.replace('cdn.discordapp.com', 'media.discordapp.net'),
      ...(textAt(entry, 'description') ? { description: textAt(entry, 'description') } : {}),
    };
    return { json, bytes: file.bytes };
  });
};

/** Checks an edit against what the message then is, and carries it out. */
export const applyEdit = (call: Call, message: StoredMessage, body: JsonObject): void => {
  const loading = (message.flags & LOADING) !== 0;
  checkMessage(body, { files: call.files.length, before: message.flags, edit: true });
  const { content, embeds, components } = message;
  const files = message.attachments.length + call.files.length;
  if (isEmpty({ content, embeds, components, ...body }, loading ? call.files.length : files)) throw refuse.emptyMessage();
  editMessage(call.back.world, message, body, attachmentsOf(call, message.channel));
};

export const isReply = (body: JsonObject): boolean => isObject(body['message_reference']);
