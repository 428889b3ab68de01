/**
 * How often a method may be called, per workspace and app. The tier of each method is Slack's, as its documentation of
 * every Web API method names it and the Java SDK (slackapi/java-slack-sdk, MIT) records it; the calls a minute are the
 * least that https://docs.slack.dev/apis/web-api/rate-limits promises for the tier.
 */
export const CALLS_PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 } as const;

export type Tier = keyof typeof CALLS_PER_MINUTE;

export const TIERS: Readonly<Record<string, Tier>> = {
  'apps.connections.open': 1,
  'auth.test': 'special',
  'bots.info': 3,
  'chat.delete': 3,
  'chat.getPermalink': 'special',
  'chat.postEphemeral': 4,
  // One message a second in each channel, and a limit for the whole workspace that Slack does not name.
  'chat.postMessage': 'special',
  'chat.update': 3,
  'conversations.history': 3,
  'conversations.info': 3,
  'conversations.join': 3,
  'conversations.list': 2,
  'conversations.members': 4,
  'conversations.open': 3,
  'conversations.replies': 3,
  'pins.add': 2,
  'pins.list': 2,
  'pins.remove': 2,
  'reactions.add': 3,
  'team.info': 3,
  'usergroups.list': 2,
  'usergroups.users.list': 2,
  'users.conversations': 2,
  'users.info': 4,
  'users.list': 2,
  'views.open': 4,
  'views.publish': 4,
  'views.push': 4,
  'views.update': 4,
};

/** Since 29 May 2025, for apps that are sold but not in the Marketplace. */
export const COMMERCIAL_HISTORY = { callsPerMinute: 1, most: 15 } as const;
