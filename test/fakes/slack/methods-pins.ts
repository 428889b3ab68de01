import type { Call, Method } from './call.js';
import { joinedChannel, text } from './call.js';
import type { StoredMessage } from './messages.js';
import { messageJson } from './payloads.js';
import { SlackError } from './slack-error.js';

const MOST_PINS = 100;

const messageIn = (call: Call): StoredMessage => {
  const message = call.back.world.message(joinedChannel(call).id, text(call, 'timestamp'));
  if (!message || message.deleted || message.visibleTo) throw new SlackError('message_not_found');
  return message;
};

const pinnedIn = (call: Call): StoredMessage[] => joinedChannel(call).messages.filter((one) => one.pinned && !one.deleted);

const ITEM = ['channel', 'timestamp'];

export const pinMethods: readonly Method[] = [
  {
    name: 'pins.add',
    args: ITEM,
    required: ITEM,
    scope: 'pins:write',
    run: (call) => {
      const message = messageIn(call);
      if (message.pinned) throw new SlackError('already_pinned');
      if (pinnedIn(call).length >= MOST_PINS) throw new SlackError('too_many_pins');
      message.pinned = true;
      return {};
    },
  },
  {
    name: 'pins.remove',
    args: ITEM,
    required: ITEM,
    scope: 'pins:write',
    run: (call) => {
      const message = messageIn(call);
      if (!message.pinned) throw new SlackError('no_pin');
      message.pinned = false;
      return {};
    },
  },
  {
    name: 'pins.list',
    args: ['channel'],
    required: ['channel'],
    scope: 'pins:read',
    run: (call) => ({
      items: pinnedIn(call).map((message) => ({
        type: 'message',
        channel: message.channel.id,
        created: Math.floor(message.createdAt / 1000),
        created_by: call.team.bot.userId,
        message: messageJson(message),
      })),
    }),
  },
  {
    name: 'reactions.add',
    args: [...ITEM, 'name'],
    required: [...ITEM, 'name'],
    scope: 'reactions:write',
    run: (call) => {
      const message = messageIn(call);
      const name = text(call, 'name');
      const { userId } = call.team.bot;
      const reaction = message.reactions.find((one) => one.name === name);
      if (reaction?.users.includes(userId)) throw new SlackError('already_reacted');
      if (reaction) reaction.users.push(userId);
      else message.reactions.push({ name, users: [userId] });
      return {};
    },
  },
];
