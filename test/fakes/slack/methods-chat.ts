import type { JsonObject } from '../discord/json.js';
import type { Call, Method } from './call.js';
import { knownChannel, personIn, text } from './call.js';
import type { FakeChannel } from './channel.js';
import { readContent, refuseUnfurling } from './content.js';
import { openDm } from './direct.js';
import type { StoredMessage } from './messages.js';
import { createMessage, deleteMessage, editMessage } from './messages.js';
import { messageJson } from './payloads.js';
import { notePings } from './pings.js';
import { seeMessage, seenMessage } from './seen.js';
import { SlackError } from './slack-error.js';

const POSTED = ['channel', 'text', 'blocks', 'attachments', 'thread_ts', 'link_names', 'parse', 'mrkdwn'];

/** A channel to write in; a person's id means the direct conversation. */
const writableChannel = (call: Call): FakeChannel => {
  const person = call.back.world.people.get(text(call, 'channel'));
  const channel = person?.team === call.team ? openDm(call, person) : knownChannel(call);
  if (channel.isArchived) throw new SlackError('is_archived');
  const publicly = channel.kind === 'channel' && call.team.scopes.has('chat:write.public');
  if (!channel.botIsMember && !publicly) throw new SlackError('not_in_channel');
  return channel;
};

const threadIn = (call: Call, channel: FakeChannel): string | null => {
  const ts = text(call, 'thread_ts');
  if (ts === '') return null;
  if (!call.back.world.message(channel.id, ts)) throw new SlackError('thread_not_found');
  return ts;
};

const ownMessage = (call: Call, refusal: string): StoredMessage => {
  const channel = knownChannel(call);
  const message = call.back.world.message(channel.id, text(call, 'ts'));
  if (!message || message.deleted || message.visibleTo) throw new SlackError('message_not_found');
  if (message.author) throw new SlackError(refusal);
  if (channel.isArchived) throw new SlackError('is_archived');
  return message;
};

const postMessage = (call: Call): JsonObject => {
  const channel = writableChannel(call);
  const content = readContent(call.back.world, call.args);
  refuseUnfurling(call.back.world, call.args);
  const threadTs = threadIn(call, channel);
  notePings(channel, content);
  const message = createMessage(channel, { ...content, author: null, threadTs });
  if (channel.kind === 'im') {
    for (const person of channel.members) call.back.desk.showDirect(person, seenMessage('message', seeMessage(message, person)));
  }
  return { channel: channel.id, ts: message.ts, message: messageJson(message) };
};

const postEphemeral = (call: Call): JsonObject => {
  const channel = writableChannel(call);
  const person = personIn(call);
  if (!channel.members.has(person)) throw new SlackError('user_not_in_channel');
  const content = readContent(call.back.world, call.args);
  const message = createMessage(channel, { ...content, author: null, visibleTo: person, threadTs: threadIn(call, channel) });
  call.back.desk.show(person, seenMessage('message', seeMessage(message, person)));
  return { message_ts: message.ts };
};

const updateMessage = (call: Call): JsonObject => {
  const message = ownMessage(call, 'cant_update_message');
  const content = readContent(call.back.world, call.args, { before: message });
  editMessage(message, content);
  call.back.desk.showChange(message);
  return { channel: message.channel.id, ts: message.ts, text: message.text, message: messageJson(message) };
};

export const chatMethods: readonly Method[] = [
  {
    name: 'chat.postMessage',
    args: [...POSTED, 'metadata', 'unfurl_links', 'unfurl_media', 'reply_broadcast'],
    required: ['channel'],
    scope: 'chat:write',
    run: postMessage,
  },
  { name: 'chat.postEphemeral', args: [...POSTED, 'user'], required: ['channel', 'user'], scope: 'chat:write', run: postEphemeral },
  {
    name: 'chat.update',
    args: ['channel', 'ts', 'text', 'blocks', 'attachments', 'metadata', 'link_names', 'parse'],
    required: ['channel', 'ts'],
    scope: 'chat:write',
    run: updateMessage,
  },
  {
    name: 'chat.delete',
    args: ['channel', 'ts'],
    required: ['channel', 'ts'],
    scope: 'chat:write',
    run: (call) => {
      const message = ownMessage(call, 'cant_delete_message');
      deleteMessage(message);
      return { channel: message.channel.id, ts: message.ts };
    },
  },
  {
    name: 'chat.getPermalink',
    args: ['channel', 'message_ts'],
    required: ['channel', 'message_ts'],
    run: (call) => {
      const channel = knownChannel(call);
      const ts = text(call, 'message_ts');
      if (!call.back.world.message(channel.id, ts)) throw new SlackError('message_not_found');
      return { channel: channel.id, permalink: permalinkOf(channel, ts) };
    },
  },
];

const permalinkOf = (channel: FakeChannel, ts: string): string =>
  `https://${channel.team.domain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
