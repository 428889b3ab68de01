import type { JsonObject } from '../discord/json.js';
import type { Call, Method } from './call.js';
import { channelScope, joinedChannel, knownChannel, pageOf, personIn, text } from './call.js';
import type { FakeChannel } from './channel.js';
import { openDm } from './direct.js';
import type { StoredMessage } from './messages.js';
import { channelJson, messageJson } from './payloads.js';
import { SlackError } from './slack-error.js';
import { COMMERCIAL_HISTORY } from './slack-tiers.js';

const KIND_BY_TYPE = { public_channel: 'channel', private_channel: 'group', im: 'im' } as const;
const SCOPE_BY_TYPE: Readonly<Record<string, string>> = {
  public_channel: 'channels:read',
  private_channel: 'groups:read',
  im: 'im:read',
  mpim: 'mpim:read',
};

const typesIn = (call: Call): string[] => (text(call, 'types') || 'public_channel').split(',').map((one) => one.trim());

/** The first scope that is missing for one of the types asked for. */
const listScope = (call: Call): string => {
  const scopes = typesIn(call).map((type) => SCOPE_BY_TYPE[type] ?? '');
  if (scopes.includes('')) throw new SlackError('invalid_types');
  return scopes.find((scope) => !call.team.scopes.has(scope)) ?? scopes[0] ?? '';
};

const listChannels = (call: Call, fits: (channel: FakeChannel) => boolean): JsonObject => {
  const kinds = typesIn(call).map((type) => KIND_BY_TYPE[type as keyof typeof KIND_BY_TYPE]);
  const all = [...call.back.world.channels.values()].filter(
    (channel) => channel.team === call.team && kinds.includes(channel.kind) && channel.botSees && fits(channel),
  );
  const kept = call.args['exclude_archived'] === true ? all.filter((channel) => !channel.isArchived) : all;
  const { page, next } = pageOf(call, kept, 1000);
  return { channels: page.map(channelJson), response_metadata: { next_cursor: next } };
};

const open = (call: Call): JsonObject => {
  const channel = text(call, 'channel') === '' ? null : knownChannel(call);
  if (channel) return { channel: channelJson(channel), no_op: true, already_open: true };
  const ids = text(call, 'users').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new SlackError('users_list_not_supplied');
  if (ids.length > 1) throw new SlackError('method_not_supported_for_channel_type');
  const [id = ''] = ids;
  if (id === call.team.bot.userId) throw new SlackError('cannot_dm_bot');
  const person = personIn({ ...call, args: { user: id } });
  const known = person.hasDm;
  const dm = openDm(call, person);
  const shown = call.args['return_im'] === true ? channelJson(dm) : { id: dm.id };
  return { channel: shown, ...(known ? { no_op: true, already_open: true } : {}) };
};

interface Span {
  readonly oldest: string;
  readonly latest: string;
  readonly inclusive: boolean;
}

const within = (ts: string, { oldest, latest, inclusive }: Span): boolean => {
  if (oldest !== '' && (inclusive ? ts < oldest : ts <= oldest)) return false;
  return latest === '' || (inclusive ? ts <= latest : ts < latest);
};

/** Messages that can be read back by now, in the span asked for, oldest first. */
const readable = (call: Call, channel: FakeChannel): StoredMessage[] => {
  const { settings } = call.back.world;
  const until = settings.now() - settings.historyLagMs;
  const padded = (key: string): string => (text(call, key) === '' ? '' : Number(text(call, key)).toFixed(6).padStart(17, '0'));
  const span = { oldest: padded('oldest'), latest: padded('latest'), inclusive: call.args['inclusive'] === true };
  return channel.messages.filter(
    (message) =>
      message.visibleTo === null && !message.deleted && message.createdAt <= until && within(message.ts.padStart(17, '0'), span),
  );
};

const answerMessages = (call: Call, messages: readonly StoredMessage[]): JsonObject => {
  const commercial = call.back.world.settings.historyMode === 'commercial';
  const { page, next } = pageOf(withLimit(call, 100), messages, commercial ? COMMERCIAL_HISTORY.most : 999);
  const withMetadata = call.args['include_all_metadata'] === true;
  return {
    messages: page.map((message) => messageJson(message, withMetadata)),
    has_more: next !== '',
    ...(next === '' ? {} : { response_metadata: { next_cursor: next } }),
  };
};

const withLimit = (call: Call, otherwise: number): Call => ({ ...call, args: { limit: otherwise, ...call.args } });

const history = (call: Call): JsonObject => {
  const channel = joinedChannel(call);
  const messages = readable(call, channel).filter((message) => message.threadTs === null);
  return { ...answerMessages(call, messages.toReversed()), pin_count: channel.messages.filter((one) => one.pinned).length };
};

const replies = (call: Call): JsonObject => {
  const channel = joinedChannel(call);
  const ts = text(call, 'ts');
  if (!call.back.world.message(channel.id, ts)) throw new SlackError('thread_not_found');
  return answerMessages(call, readable(call, channel).filter((message) => message.ts === ts || message.threadTs === ts));
};

const join = (call: Call): JsonObject => {
  const channel = knownChannel(call);
  if (channel.kind !== 'channel') throw new SlackError('method_not_supported_for_channel_type');
  if (channel.isArchived) throw new SlackError('is_archived');
  const known = channel.botIsMember;
  channel.inviteBot();
  return { channel: channelJson(channel), ...(known ? { warning: 'already_in_channel' } : {}) };
};

const members = (call: Call): JsonObject => {
  const channel = knownChannel(call);
  const ids = [...channel.members].map((person) => person.id);
  const { page, next } = pageOf(withLimit(call, 100), channel.botIsMember ? [...ids, call.team.bot.userId] : ids, 1000);
  return { members: page, response_metadata: { next_cursor: next } };
};

const PAGING = ['cursor', 'limit'];
const SPAN = ['channel', 'oldest', 'latest', 'inclusive', 'include_all_metadata', ...PAGING];

export const conversationMethods: readonly Method[] = [
  { name: 'conversations.open', args: ['users', 'channel', 'return_im', 'prevent_creation'], scope: 'im:write', run: open },
  {
    name: 'conversations.list',
    args: ['types', 'exclude_archived', 'team_id', ...PAGING],
    scope: listScope,
    run: (call) => listChannels(call, () => true),
  },
  {
    name: 'users.conversations',
    args: ['types', 'exclude_archived', 'team_id', 'user', ...PAGING],
    scope: listScope,
    run: (call) => {
      const user = text(call, 'user');
      if (user === '' || user === call.team.bot.userId) return listChannels(call, (channel) => channel.botIsMember);
      const person = personIn(call);
      return listChannels(call, (channel) => channel.members.has(person));
    },
  },
  {
    name: 'conversations.info',
    args: ['channel', 'include_num_members', 'include_locale'],
    required: ['channel'],
    scope: channelScope('read'),
    run: (call) => ({ channel: channelJson(knownChannel(call)) }),
  },
  { name: 'conversations.members', args: ['channel', ...PAGING], required: ['channel'], scope: channelScope('read'), run: members },
  { name: 'conversations.history', args: SPAN, required: ['channel'], scope: channelScope('history'), run: history },
  { name: 'conversations.replies', args: [...SPAN, 'ts'], required: ['channel', 'ts'], scope: channelScope('history'), run: replies },
  { name: 'conversations.join', args: ['channel'], required: ['channel'], scope: 'channels:join', run: join },
];
