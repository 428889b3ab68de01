import type { FakeChannel } from './channel.js';
import type { FakeGuild, FakeRole, Membership } from './guild.js';
import type { JsonObject } from './json.js';
import { moment } from './json.js';
import type { StoredMessage } from './messages.js';
import type { Person } from './person.js';
import type { BotUser, World } from './world.js';

export const userJson = (user: { id: string; name: string }, bot = false): JsonObject => ({
  id: user.id,
  username: user.name.toLowerCase().replaceAll(/[^a-z0-9_.]/g, '_'),
  global_name: bot ? null : user.name,
  discriminator: bot ? '6184' : '0',
  avatar: null,
  avatar_decoration_data: null,
  banner: null,
  accent_color: null,
  clan: null,
  collectibles: null,
  display_name_styles: null,
  primary_guild: null,
  public_flags: bot ? 524_288 : 0,
  flags: 0,
  ...(bot ? { bot: true } : {}),
});

export const botUserJson = (bot: BotUser): JsonObject => userJson(bot, true);

const bareMember = (roleIds: readonly string[], joinedAt: number): JsonObject => ({
  avatar: null,
  banner: null,
  collectibles: null,
  communication_disabled_until: null,
  deaf: false,
  display_name_styles: null,
  flags: 0,
  joined_at: moment(joinedAt),
  mute: false,
  nick: null,
  pending: false,
  premium_since: null,
  roles: roleIds,
});

/** A member without its user, as inside a message. */
export const memberInMessageJson = (membership: Membership): JsonObject =>
  bareMember(
    membership.roles.map((role) => role.id),
    membership.joinedAt,
  );

export const memberJson = (membership: Membership): JsonObject => ({
  ...memberInMessageJson(membership),
  user: membership.person.toJson(),
});

export const botMemberJson = (world: World, guild: FakeGuild): JsonObject => ({
  ...bareMember(guild.botRoleIds(), guild.joinedAt),
  user: botUserJson(world.bot),
});

export const roleJson = (role: FakeRole, position: number): JsonObject => ({
  id: role.id,
  name: role.name,
  permissions: role.permissions.toString(),
  position,
  description: null,
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  managed: role.managed,
  mentionable: false,
  icon: null,
  unicode_emoji: null,
  flags: 0,
});

const overwritesJson = (channel: FakeChannel): JsonObject[] =>
  channel.overwrites.map((one) => ({ ...one, allow: one.allow.toString(), deny: one.deny.toString() }));

const threadJson = (thread: FakeChannel, parent: FakeChannel): JsonObject => ({
  type: thread.privateTo === null ? 11 : 12,
  guild_id: parent.guild?.id,
  parent_id: parent.id,
  name: thread.name,
  owner_id: thread.privateTo === null ? parent.guild?.owner.id : parent.guild?.world.bot.id,
  rate_limit_per_user: 0,
  message_count: thread.messages.length,
  total_message_sent: thread.messages.length,
  member_count: 1,
  thread_metadata: { archived: false, auto_archive_duration: 1440, archive_timestamp: moment(0), locked: false },
});

export const channelJson = (channel: FakeChannel): JsonObject => {
  const last = channel.messages.findLast((message) => message.visibleTo === null);
  const shared = { id: channel.id, last_message_id: last?.id ?? null, flags: 0 };
  if (channel.parent) return { ...shared, ...threadJson(channel, channel.parent) };
  if (!channel.guild) {
    return { ...shared, type: 1, recipients: channel.recipient ? [channel.recipient.toJson()] : [] };
  }
  return {
    ...shared,
    type: 0,
    guild_id: channel.guild.id,
    name: channel.name,
    topic: null,
    position: channel.guild.channels.indexOf(channel),
    parent_id: null,
    nsfw: false,
    rate_limit_per_user: channel.slowSeconds,
    permission_overwrites: overwritesJson(channel),
  };
};

const guildCore = (guild: FakeGuild): JsonObject => ({
  id: guild.id,
  name: guild.name,
  owner_id: guild.owner.id,
  icon: null,
  description: null,
  home_header: null,
  splash: null,
  discovery_splash: null,
  banner: null,
  features: [],
  application_id: null,
  afk_channel_id: null,
  afk_timeout: 300,
  system_channel_id: null,
  system_channel_flags: 0,
  rules_channel_id: null,
  public_updates_channel_id: null,
  safety_alerts_channel_id: null,
  widget_enabled: false,
  widget_channel_id: null,
  verification_level: 1,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw: false,
  nsfw_level: 0,
  max_presences: null,
  max_members: 500_000,
  max_video_channel_users: 25,
  max_stage_video_channel_users: 50,
  vanity_url_code: null,
  premium_tier: 0,
  premium_subscription_count: 0,
  premium_progress_bar_enabled: false,
  preferred_locale: 'en-US',
  region: 'deprecated',
  hub_type: null,
  incidents_data: null,
  emojis: [],
  stickers: [],
  roles: guild.roles.map(roleJson),
});

/** As GET /guilds/{id} answers. */
export const guildRestJson = guildCore;

/** As GUILD_CREATE brings it: with channels and, lacking the members intent, the bot as only member. */
export const guildJson = (world: World, guild: FakeGuild): JsonObject => ({
  ...guildCore(guild),
  joined_at: moment(guild.joinedAt),
  large: false,
  unavailable: false,
  member_count: guild.members.size + 1,
  members: [botMemberJson(world, guild)],
  channels: guild.channels.map(channelJson),
  threads: guild.threads.map(channelJson),
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
});

const authorJson = (world: World, message: StoredMessage): JsonObject =>
  message.author === null ? botUserJson(world.bot) : message.author.toJson();

const mentionsJson = (world: World, message: StoredMessage): JsonObject[] =>
  message.mentionIds.flatMap((id) => {
    if (id === world.bot.id) return [botUserJson(world.bot)];
    const person = world.people.get(id);
    return person ? [person.toJson()] : [];
  });

/** As REST answers with it and as interactions carry it. */
export const messageJson = (world: World, message: StoredMessage): JsonObject => ({
  id: message.id,
  channel_id: message.channel.id,
  author: authorJson(world, message),
  content: message.content,
  embeds: message.embeds,
  components: message.components,
  attachments: message.attachments.map((one) => one.json),
  timestamp: moment(message.createdAt),
  edited_timestamp: message.editedAt === null ? null : moment(message.editedAt),
  flags: message.flags,
  mention_everyone: false,
  mention_roles: [],
  mentions: mentionsJson(world, message),
  pinned: message.pinned,
  tts: false,
  type: message.type,
  ...(message.nonce === null ? {} : { nonce: message.nonce }),
  ...(message.author === null ? { application_id: world.bot.id } : {}),
  ...(message.interaction ? { webhook_id: world.bot.id, interaction_metadata: message.interaction } : {}),
  ...(message.replyTo
    ? {
        message_reference: {
          type: 0,
          channel_id: message.channel.id,
          message_id: message.replyTo,
          ...(message.channel.guild ? { guild_id: message.channel.guild.id } : {}),
        },
      }
    : {}),
});

/** As MESSAGE_CREATE and MESSAGE_UPDATE bring it. */
export const messageEventJson = (world: World, message: StoredMessage): JsonObject => {
  const { guild } = message.channel;
  const core = { ...messageJson(world, message), channel_type: guild ? 0 : 1 };
  if (!guild) return core;
  const membership = message.author ? guild.members.get(message.author.id) : undefined;
  const botMember = bareMember(guild.botRoleIds(), guild.joinedAt);
  return { ...core, guild_id: guild.id, member: membership ? memberInMessageJson(membership) : botMember };
};

/** The channel as an interaction carries it: partial, with the permissions of the person. */
export const channelInInteractionJson = (channel: FakeChannel, person: Person): JsonObject => {
  const core = channelJson(channel);
  if (!channel.guild) return core;
  const { permission_overwrites: _hidden, ...partial } = core;
  return { ...partial, permissions: channel.permissionsOf(person).toString() };
};
