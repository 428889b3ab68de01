import type { FakeChannel } from './channel.js';
import type { FakeGuild } from './guild.js';
import type { JsonObject } from './json.js';
import { moment } from './json.js';
import type { StoredMessage } from './messages.js';
import { forgetMessage } from './messages.js';
import { memberJson } from './payloads.js';
import { Permission } from './permissions.js';
import type { Person } from './person.js';
import { Intent } from './world.js';

const AUDITED = { deletion: 72, bulkDeletion: 73, member: 24, automodTimeout: 145 } as const;
const AUTOMOD = { block: 1, alert: 2, timeout: 3 } as const;

/** Entries of the audit log reach only bots that may view it. */
const tellAudit = (guild: FakeGuild, entry: JsonObject): void => {
  if (!(guild.botPermissions & (Permission.viewAuditLog | Permission.administrator))) return;
  const { world } = guild;
  world.dispatch({ t: 'GUILD_AUDIT_LOG_ENTRY_CREATE', d: { id: world.ids.next(), guild_id: guild.id, ...entry }, intent: Intent.guildModeration });
};

/** Somebody else than the author took a message away. */
export const auditDeletion = ({ channel, author }: StoredMessage, by: Person): void => {
  const { guild } = channel;
  if (!guild || author === by) return;
  const target = author?.id ?? guild.world.bot.id;
  tellAudit(guild, { action_type: AUDITED.deletion, user_id: by.id, target_id: target, options: { channel_id: channel.id, count: '1' } });
};

/** Many messages of one channel gone at once. */
export const deleteTogether = (channel: FakeChannel, messages: readonly StoredMessage[], by: Person): void => {
  const { guild } = channel;
  if (!guild) throw new Error('a direct conversation has no moderators');
  const ids = messages.map((message) => message.id);
  for (const message of messages) forgetMessage(guild.world, message);
  if (channel.botPermissions() !== 0n) {
    guild.world.dispatch({ t: 'MESSAGE_DELETE_BULK', d: { ids, channel_id: channel.id, guild_id: guild.id }, intent: Intent.guildMessages });
  }
  tellAudit(guild, { action_type: AUDITED.bulkDeletion, user_id: by.id, target_id: channel.id, options: { count: String(ids.length) } });
};

/** A person is silenced until a moment of the fake's clock, or, with null, no longer. */
export const silence = (guild: FakeGuild, person: Person, by: Person, until: number | null): void => {
  const value = until === null ? {} : { new_value: moment(until) };
  const changes = [{ key: 'communication_disabled_until', ...value }];
  tellAudit(guild, { action_type: AUDITED.member, user_id: by.id, target_id: person.id, changes });
};

/** Discord's own filter acted on what a person wrote: it is told to bots that may manage the server, and a timeout stands in the audit log too. */
export const actByFilter = (channel: FakeChannel, person: Person, how: keyof typeof AUTOMOD, message: StoredMessage | null = null): void => {
  const { guild } = channel;
  if (!guild) throw new Error('a direct conversation has no filter');
  if (how === 'timeout') {
    const options = { channel_id: channel.id, auto_moderation_rule_name: 'words', auto_moderation_rule_trigger_type: '1' };
    tellAudit(guild, { action_type: AUDITED.automodTimeout, user_id: person.id, target_id: person.id, options });
  }
  if (!(guild.botPermissions & (Permission.manageGuild | Permission.administrator))) return;
  const about = { guild_id: guild.id, channel_id: channel.id, user_id: person.id, rule_id: '1', rule_trigger_type: 1 };
  const d = { ...about, action: { type: AUTOMOD[how], metadata: {} }, content: '', matched_keyword: null, matched_content: '', ...(message ? { message_id: message.id } : {}) };
  guild.world.dispatch({ t: 'AUTO_MODERATION_ACTION_EXECUTION', d, intent: Intent.autoModerationExecution });
};

/** A person put a sign under a message. */
export const addReaction = (message: StoredMessage, person: Person, emoji: string): void => {
  const { channel } = message;
  const { guild } = channel;
  if (!guild || channel.botPermissions() === 0n) return;
  const membership = guild.members.get(person.id);
  const about = { user_id: person.id, channel_id: channel.id, message_id: message.id, guild_id: guild.id, message_author_id: message.author?.id ?? guild.world.bot.id };
  const d = { ...about, emoji: { id: null, name: emoji }, burst: false, type: 0, ...(membership ? { member: memberJson(membership) } : {}) };
  guild.world.dispatch({ t: 'MESSAGE_REACTION_ADD', d, intent: Intent.guildMessageReactions });
};
