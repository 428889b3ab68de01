import type { JsonObject } from '../discord/json.js';
import type { FakeChannel } from './channel.js';
import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import type { FakeGroup, FakeTeam } from './team.js';
import type { StoredView } from './views.js';

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** Minutes east of Greenwich in this zone now. */
const offsetOf = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return sign ? (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1) : 0;
};

export const userJson = (person: Person): JsonObject => ({
  id: person.id,
  team_id: person.team.id,
  name: person.handle,
  deleted: person.deactivated,
  ...(person.deactivated
    ? {}
    : {
        real_name: person.name,
        tz: person.tz,
        tz_label: person.tz,
        tz_offset: offsetOf(person.tz, person.team.world.now()) * 60,
        is_admin: person.admin || person.owner,
        is_owner: person.owner,
        is_primary_owner: person.owner,
        is_restricted: person.guest,
        is_ultra_restricted: false,
      }),
  profile: {
    real_name: person.name,
    real_name_normalized: person.name,
    display_name: person.name,
    display_name_normalized: person.name,
    team: person.team.id,
    ...(person.isBot ? { bot_id: person.id.replace('U', 'B') } : {}),
  },
  is_bot: person.isBot,
  is_app_user: false,
  updated: seconds(person.team.world.now()),
  locale: person.locale,
});

export const botUserJson = ({ bot, id, world }: FakeTeam): JsonObject => ({
  id: bot.userId,
  team_id: id,
  name: bot.name,
  deleted: false,
  real_name: bot.name,
  tz: 'America/Los_Angeles',
  tz_offset: -28_800,
  is_admin: false,
  is_owner: false,
  is_bot: true,
  is_app_user: false,
  profile: { real_name: bot.name, display_name: bot.name, bot_id: bot.botId, api_app_id: world.appId, team: id },
});

export const channelJson = (channel: FakeChannel): JsonObject => {
  const { team } = channel;
  const common = {
    id: channel.id,
    created: seconds(channel.createdAt),
    is_archived: channel.isArchived,
    is_im: channel.kind === 'im',
    is_mpim: false,
    is_org_shared: false,
    context_team_id: team.id,
    updated: channel.createdAt,
  };
  if (channel.kind === 'im') {
    const [person] = channel.members;
    return { ...common, user: person?.id, is_user_deleted: person?.deactivated ?? false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'channel',
    is_group: channel.kind === 'group',
    is_private: channel.kind === 'group',
    is_general: channel.name === 'general',
    is_member: channel.botIsMember,
    is_shared: false,
    is_ext_shared: false,
    is_pending_ext_shared: false,
    unlinked: 0,
    creator: team.bot.userId,
    shared_team_ids: [team.id],
    pending_shared: [],
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: channel.members.size + (channel.botIsMember ? 1 : 0),
  };
};

const authorJson = ({ author, channel }: StoredMessage): JsonObject => {
  if (author) return author.isBot ? { user: author.id, bot_id: author.id.replace('U', 'B') } : { user: author.id };
  const { bot, id, world } = channel.team;
  const profile = { id: bot.botId, app_id: world.appId, user_id: bot.userId, name: bot.name, deleted: false, team_id: id };
  return { user: bot.userId, bot_id: bot.botId, app_id: world.appId, bot_profile: profile };
};

const threadJson = (message: StoredMessage): JsonObject => {
  const { channel, threadTs, ts } = message;
  if (threadTs !== null) {
    const root = channel.team.world.message(channel.id, threadTs);
    return { thread_ts: threadTs, parent_user_id: root ? authorJson(root)['user'] : '' };
  }
  const replies = channel.messages.filter((one) => one.threadTs === ts && !one.deleted && one.visibleTo === null);
  const last = replies.at(-1);
  return last ? { thread_ts: ts, reply_count: replies.length, latest_reply: last.ts } : {};
};

export const messageJson = (message: StoredMessage, withMetadata = true): JsonObject => ({
  type: 'message',
  ...authorJson(message),
  text: message.text,
  ts: message.ts,
  team: message.channel.team.id,
  ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
  ...threadJson(message),
  ...(message.editedTs ? { edited: { user: authorJson(message)['user'], ts: message.editedTs } } : {}),
  ...(message.metadata && withMetadata ? { metadata: message.metadata } : {}),
  ...(message.pinned ? { pinned_to: [message.channel.id] } : {}),
  ...(message.reactions.length > 0
    ? { reactions: message.reactions.map((one) => ({ ...one, count: one.users.length })) }
    : {}),
});

export const groupJson = (group: FakeGroup, team: FakeTeam): JsonObject => ({
  id: group.id,
  team_id: team.id,
  is_usergroup: true,
  is_subteam: true,
  name: group.name,
  handle: group.handle,
  description: '',
  is_external: false,
  date_delete: 0,
  prefs: { channels: [], groups: [] },
  user_count: group.people.length,
});

export const viewJson = (view: StoredView): JsonObject => {
  const { team } = view.person;
  const values: JsonObject = {};
  for (const [blockId, actions] of view.state) values[blockId] = Object.fromEntries(actions);
  return {
    ...view.content,
    id: view.id,
    team_id: team.id,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    external_id: view.externalId,
    state: { values },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: team.world.appId,
    app_installed_team_id: team.id,
    bot_id: team.bot.botId,
  };
};
