import { refuse, refuseField } from './api-error.js';
import type { Answer, Call, Route } from './call.js';
import { bodyOf } from './call.js';
import type { FakeChannel } from './channel.js';
import type { JsonObject } from './json.js';
import { listAt, moment, objectAt, textAt, written } from './json.js';
import { checkMessage } from './message-rules.js';
import type { StoredMessage } from './messages.js';
import { createMessage, deleteMessage, EPHEMERAL, pinMessage, unpinMessage } from './messages.js';
import { messageJson } from './payloads.js';
import { Permission } from './permissions.js';
import {
  applyEdit,
  attachmentsOf,
  channelFor,
  CREATE_FIELDS,
  EDIT_FIELDS,
  isReply,
  messageFor,
  refuseUnknownFields,
  refuseUnsafeMentions,
  requirePermission,
  requireReachable,
} from './posting.js';

/** "The past few minutes" of Discord's documentation. */
const NONCE_WINDOW_MS = 120_000;
const HOUR_MS = 3_600_000;
const OLD_EDITS_PER_HOUR = 30;

const mayPost = (call: Call, channel: FakeChannel, body: JsonObject): void => {
  requireReachable(call.back, channel);
  requirePermission(channel, channel.parent === null ? Permission.sendMessages : Permission.sendMessagesInThreads);
  if (listAt(body, 'embeds').length > 0) requirePermission(channel, Permission.embedLinks);
  if (call.files.length > 0) requirePermission(channel, Permission.attachFiles);
  if (!isReply(body)) return;
  requirePermission(channel, Permission.readMessageHistory);
  const reference = objectAt(body, 'message_reference');
  const known = call.back.world.messages.get(textAt(reference, 'message_id'))?.channel === channel;
  if (!known && reference['fail_if_not_exists'] !== false) {
    throw refuseField(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  }
};

const sameNonce = (call: Call, body: JsonObject): StoredMessage | undefined => {
  const { world } = call.back;
  if (body['enforce_nonce'] !== true || body['nonce'] === undefined) return undefined;
  const message = world.messageByNonce.get(written(body['nonce']));
  return message && world.now() - message.createdAt < NONCE_WINDOW_MS ? message : undefined;
};

const create = (call: Call): Answer => {
  const body = bodyOf(call);
  const { world } = call.back;
  const channel = channelFor(call);
  refuseUnknownFields(call.back, body, CREATE_FIELDS, 'create message');
  refuseUnsafeMentions(call.back, body, 'create message');
  mayPost(call, channel, body);
  checkMessage(body, { files: call.files.length, before: 0, edit: false });
  if (Number(body['flags'] ?? 0) & EPHEMERAL) throw refuseField(['flags'], 'MESSAGE_FLAGS_INVALID', 'Not a private answer');
  const before = sameNonce(call, body);
  if (before) return { status: 200, body: messageJson(world, before) };
  const attachments = attachmentsOf(call, channel);
  return { status: 200, body: messageJson(world, createMessage(world, { channel, author: null, body, attachments })) };
};

const countOldEdit = (call: Call, message: StoredMessage): void => {
  const now = call.back.world.now();
  if (now - message.createdAt <= HOUR_MS) return;
  const { oldEditsAt } = message.channel;
  const recent = oldEditsAt.filter((at) => at > now - HOUR_MS);
  if (recent.length >= OLD_EDITS_PER_HOUR) throw refuse.tooManyOldEdits(((recent[0] ?? now) + HOUR_MS - now) / 1000);
  oldEditsAt.push(now);
};

const edit = (call: Call): Answer => {
  const body = bodyOf(call);
  const channel = channelFor(call);
  const message = messageFor(call, channel);
  refuseUnknownFields(call.back, body, EDIT_FIELDS, 'edit message');
  if (message.author !== null) throw refuse.notAuthor();
  if (message.type === 6) throw refuse.systemMessage();
  refuseUnsafeMentions(call.back, body, 'edit message');
  requireReachable(call.back, channel);
  countOldEdit(call, message);
  applyEdit(call, message, body);
  return { status: 200, body: messageJson(call.back.world, message) };
};

const remove = (call: Call): Answer => {
  const channel = channelFor(call);
  const message = messageFor(call, channel);
  if (message.author !== null) requirePermission(channel, Permission.manageMessages);
  deleteMessage(call.back.world, message);
  return { status: 204 };
};

const readOne = (call: Call): Answer => {
  const channel = channelFor(call);
  if (!(channel.botPermissions() & Permission.readMessageHistory)) throw refuse.missingAccess();
  return { status: 200, body: contentRespecting(call, messageFor(call, channel)) };
};

/** Without the privileged grant, what others wrote reads as empty over REST too. */
const contentRespecting = (call: Call, message: StoredMessage): JsonObject => {
  const json = messageJson(call.back.world, message);
  const open =
    call.back.mayReadContent() ||
    message.author === null ||
    message.channel.guild === null ||
    message.mentionIds.includes(call.back.world.bot.id);
  return open ? json : { ...json, content: '', embeds: [], components: [], attachments: [] };
};

const readMany = (call: Call): Answer => {
  const channel = channelFor(call);
  if (!(channel.botPermissions() & Permission.readMessageHistory)) return { status: 200, body: [] };
  const limit = Number(call.query['limit'] ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    throw refuseField(['limit'], 'NUMBER_TYPE_RANGE', 'int value should be between 1 and 100.');
  }
  const all = channel.messages.filter((message) => message.visibleTo === null);
  const chosen = selectPage(all, call.query, limit);
  return { status: 200, body: chosen.reverse().map((message) => contentRespecting(call, message)) };
};

/** Oldest first. */
const selectPage = (all: StoredMessage[], query: Call['query'], limit: number): StoredMessage[] => {
  const { before, after, around } = query;
  if (before !== undefined) return all.filter((one) => BigInt(one.id) < BigInt(before)).slice(-limit);
  if (after !== undefined) return all.filter((one) => BigInt(one.id) > BigInt(after)).slice(0, limit);
  if (around === undefined) return all.slice(-limit);
  const middle = BigInt(around);
  const half = Math.floor(limit / 2);
  const older = all.filter((one) => BigInt(one.id) < middle).slice(-half);
  return [...older, ...all.filter((one) => BigInt(one.id) >= middle).slice(0, limit - older.length)];
};

const setPinned = (pinned: boolean) => (call: Call): Answer => {
  const channel = channelFor(call);
  requirePermission(channel, Permission.pinMessages);
  const message = messageFor(call, channel);
  if (pinned) pinMessage(call.back.world, message);
  else unpinMessage(call.back.world, message);
  return { status: 204 };
};

const pinnedIn = (call: Call): StoredMessage[] => {
  const channel = channelFor(call);
  if (!(channel.botPermissions() & Permission.readMessageHistory)) return [];
  return channel.messages.filter((message) => message.pinned).reverse();
};

const readPins = (call: Call): Answer => {
  const items = pinnedIn(call).map((message) => ({
    pinned_at: moment(message.editedAt ?? message.createdAt),
    message: contentRespecting(call, message),
  }));
  return { status: 200, body: { items, has_more: false } };
};

const readPinsOldWay = (call: Call): Answer => ({
  status: 200,
  body: pinnedIn(call).map((message) => contentRespecting(call, message)),
});

const typing = (call: Call): Answer => {
  requirePermission(channelFor(call), Permission.sendMessages);
  return { status: 204 };
};

const MESSAGES = '/channels/{channel_id}/messages';
const ONE = `${MESSAGES}/{message_id}`;

export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: `${MESSAGES}/pins`, bot: true, run: readPins },
  { method: 'PUT', path: `${MESSAGES}/pins/{message_id}`, bot: true, run: setPinned(true) },
  { method: 'DELETE', path: `${MESSAGES}/pins/{message_id}`, bot: true, run: setPinned(false) },
  { method: 'GET', path: '/channels/{channel_id}/pins', bot: true, run: readPinsOldWay },
  { method: 'PUT', path: '/channels/{channel_id}/pins/{message_id}', bot: true, run: setPinned(true) },
  { method: 'DELETE', path: '/channels/{channel_id}/pins/{message_id}', bot: true, run: setPinned(false) },
  { method: 'POST', path: MESSAGES, bot: true, run: create },
  { method: 'GET', path: MESSAGES, bot: true, run: readMany },
  { method: 'GET', path: ONE, bot: true, run: readOne },
  { method: 'PATCH', path: ONE, bot: true, run: edit },
  { method: 'DELETE', path: ONE, bot: true, run: remove },
  { method: 'POST', path: '/channels/{channel_id}/typing', bot: true, run: typing },
];
