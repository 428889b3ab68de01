import type { Method } from './call.js';
import { pageOf, personIn, text } from './call.js';
import { botUserJson, groupJson, userJson } from './payloads.js';
import { SlackError } from './slack-error.js';

export const peopleMethods: readonly Method[] = [
  {
    name: 'auth.test',
    args: [],
    run: ({ team }) => ({
      url: `https://${team.domain}.slack.com/`,
      team: team.name,
      user: team.bot.name,
      team_id: team.id,
      user_id: team.bot.userId,
      bot_id: team.bot.botId,
      is_enterprise_install: false,
    }),
  },
  {
    name: 'team.info',
    args: ['team', 'domain'],
    scope: 'team:read',
    run: ({ team }) => ({
      team: { id: team.id, name: team.name, domain: team.domain, email_domain: '', url: `https://${team.domain}.slack.com/`, icon: { image_default: true } },
    }),
  },
  { name: 'apps.connections.open', args: [], token: 'app', run: ({ back }) => ({ url: back.socketUrl() }) },
  {
    name: 'users.info',
    args: ['user', 'include_locale'],
    required: ['user'],
    scope: 'users:read',
    run: (call) => (text(call, 'user') === call.team.bot.userId ? { user: botUserJson(call.team) } : { user: userJson(personIn(call)) }),
  },
  {
    name: 'users.list',
    args: ['cursor', 'limit', 'include_locale', 'team_id'],
    scope: 'users:read',
    run: (call) => {
      const all = [...call.team.people.map(userJson), botUserJson(call.team)];
      const { page, next } = pageOf(call, all, 1000);
      return { members: page, cache_ts: Math.floor(call.back.world.now() / 1000), response_metadata: { next_cursor: next } };
    },
  },
  {
    name: 'bots.info',
    args: ['bot', 'team_id'],
    scope: 'users:read',
    run: (call) => {
      const { bot } = call.team;
      if (text(call, 'bot') !== bot.botId) throw new SlackError('bot_not_found');
      return { bot: { id: bot.botId, deleted: false, name: bot.name, app_id: call.back.world.appId, user_id: bot.userId } };
    },
  },
  {
    name: 'usergroups.list',
    args: ['include_count', 'include_disabled', 'include_users', 'team_id'],
    scope: 'usergroups:read',
    run: (call) => ({
      usergroups: call.team.groups.map((group) => ({
        ...groupJson(group, call.team),
        ...(call.args['include_users'] === true ? { users: group.people.map((person) => person.id) } : {}),
      })),
    }),
  },
  {
    name: 'usergroups.users.list',
    args: ['usergroup', 'include_disabled', 'team_id'],
    required: ['usergroup'],
    scope: 'usergroups:read',
    run: (call) => {
      const group = call.team.groups.find((one) => one.id === text(call, 'usergroup'));
      if (!group) throw new SlackError('no_such_subteam');
      return { users: group.people.map((person) => person.id) };
    },
  },
];
