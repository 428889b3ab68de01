import { Client, Events, Options, type RateLimitData } from 'discord.js';
import type { Log } from '../../ports/log.js';
import { ASKED_INTENTS } from './intents.js';
import { describeFailure } from './read-failure.js';

/** The library's memory: servers, channels, roles and ourselves, and nobody and nothing else. */
const MEMORY = Options.cacheWithLimits({
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: (member) => member.id === member.client.user.id },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: (user) => user.id === user.client.user.id },
  VoiceStateManager: 0,
});

/** A client that posts nothing twice by itself, pings nobody and remembers nobody. */
export function createClient(apiUrl: string | undefined, log: Log): Client {
  const client = new Client({
    intents: ASKED_INTENTS,
    makeCache: MEMORY,
    allowedMentions: { parse: [] },
    rest: { retries: 0, timeout: 10_000, rejectOnRateLimit: isOurs, ...(apiUrl === undefined ? {} : { api: apiUrl }) },
  });
  client.on(Events.Warn, () => { log.warn({}, 'discord.js warns'); });
  client.on(Events.Error, (error) => { log.warn(describeFailure(error), 'the connection to Discord failed'); });
  client.on(Events.ShardError, (error) => { log.warn(describeFailure(error), 'the gateway connection to Discord failed'); });
  client.on(Events.ShardDisconnect, ({ code }) => { log.error({ code }, 'Discord ended the gateway connection for good'); });
  client.on(Events.Invalidated, () => { log.error({}, 'Discord ended the session for good'); });
  return client;
}

/** What the delivery ledger or the person repeats must not wait inside the library, where it would be sent twice. */
function isOurs({ method, route }: RateLimitData): boolean {
  return method === 'POST' || route.startsWith('/channels');
}
