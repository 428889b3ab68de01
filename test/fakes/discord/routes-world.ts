import { ApiError, refuse, refuseField } from './api-error.js';
import type { Answer, Call, Route } from './call.js';
import { bodyOf, param } from './call.js';
import { checkCommands } from './command-rules.js';
import type { FakeGuild } from './guild.js';
import type { JsonObject } from './json.js';
import { isObject, numberAt, textAt } from './json.js';
import { botMemberJson, botUserJson, channelJson, guildRestJson, memberJson, roleJson } from './payloads.js';
import { channelFor, refuseUnknownFields } from './posting.js';

const DM_OPENINGS = 10;
const DM_WINDOW_MS = 600_000;
const CREATES_PER_DAY = 200;
const DAY_MS = 86_400_000;

const ok = (body: unknown): Answer => ({ status: 200, body });

const guildFor = (call: Call): FakeGuild => {
  const guild = call.back.world.guilds.get(param(call, 'guild_id'));
  if (!guild) throw refuse.unknownGuild();
  return guild;
};

const gatewayBot = (call: Call): Answer =>
  ok({
    url: call.back.gatewayUrl(),
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: call.back.identifiesLeft(),
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  });

const me = (call: Call): JsonObject => ({
  ...botUserJson(call.back.world.bot),
  verified: true,
  email: null,
  mfa_enabled: false,
  locale: 'en-US',
});

const application = (call: Call): Answer => {
  const { bot } = call.back.world;
  return ok({
    id: bot.id,
    name: bot.name,
    icon: null,
    description: '',
    type: null,
    bot: botUserJson(bot),
    summary: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: call.back.mayReadContent() ? 1 << 19 : 0,
    flags_new: '0',
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    approximate_guild_count: call.back.world.guilds.size,
    owner: { ...botUserJson({ id: '1', name: 'operator' }), bot: false },
    team: null,
    tags: [],
  });
};

const readUser = (call: Call): Answer => {
  const id = param(call, 'user_id');
  if (id === call.back.world.bot.id) return ok(me(call));
  const person = call.back.world.people.get(id);
  if (!person) throw refuse.unknownUser();
  return ok(person.toJson());
};

const openDm = (call: Call): Answer => {
  const { world, ledger } = call.back;
  const body = bodyOf(call);
  refuseUnknownFields(call.back, body, ['recipient_id'], 'open direct conversation');
  const person = world.people.get(textAt(body, 'recipient_id'));
  if (!person) throw refuseField(['recipient_id'], 'INVALID_RECIPIENT', 'No such user');
  if (!person.hasDm) {
    const recent = ledger.dmsOpened.filter((one) => one.at > world.now() - DM_WINDOW_MS);
    if (recent.length >= DM_OPENINGS) throw refuse.openingDmsTooFast();
    ledger.dmsOpened.push({ personId: person.id, at: world.now() });
  }
  return ok(channelJson(person.dm));
};

const myGuilds = (call: Call): Answer =>
  ok(
    [...call.back.world.guilds.values()].map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      banner: null,
      owner: false,
      permissions: guild.botPermissions.toString(),
      features: [],
    })),
  );

const leaveGuild = (call: Call): Answer => {
  guildFor(call).remove();
  return { status: 204 };
};

const readMember = (call: Call): Answer => {
  const guild = guildFor(call);
  const id = param(call, 'user_id');
  if (id === call.back.world.bot.id) return ok(botMemberJson(call.back.world, guild));
  const membership = guild.members.get(id);
  if (!membership) throw refuse.unknownMember();
  return ok(memberJson(membership));
};

const readRole = (call: Call): Answer => {
  const guild = guildFor(call);
  const index = guild.roles.findIndex((role) => role.id === param(call, 'role_id'));
  const role = guild.roles[index];
  if (!role) throw new ApiError(404, 10011, 'Unknown Role');
  return ok(roleJson(role, index));
};

const storedCommand = (call: Call, command: JsonObject): JsonObject => {
  const { world } = call.back;
  const type = numberAt(command, 'type', 1);
  const before = world.commands.find((one) => one['name'] === command['name'] && one['type'] === type);
  return {
    default_member_permissions: null,
    nsfw: false,
    description: '',
    contexts: null,
    integration_types: [0],
    ...command,
    type,
    id: before?.['id'] ?? world.ids.next(),
    application_id: world.bot.id,
    version: world.ids.next(),
  };
};

const register = (call: Call, commands: readonly JsonObject[]): JsonObject[] => {
  const { world, ledger } = call.back;
  if (param(call, 'application_id') !== world.bot.id) throw refuse.missingAccess();
  const unknown = checkCommands(commands);
  if (unknown.length > 0) {
    world.violations.push(`register commands: unknown field ${unknown.join(', ')}`);
    throw refuseField([unknown[0] ?? ''], 'UNKNOWN_FIELD', 'No such field');
  }
  const known = new Set(world.commands.map((one) => `${String(one['type'])} ${textAt(one, 'name')}`));
  const stored = commands.map((command) => storedCommand(call, command));
  const added = stored.filter((one) => !known.has(`${String(one['type'])} ${textAt(one, 'name')}`)).length;
  countCreates(call, added);
  ledger.registrations.push({ at: world.now(), commands: structuredClone(stored) });
  return stored;
};

const countCreates = (call: Call, added: number): void => {
  const { world, ledger } = call.back;
  const since = world.now() - DAY_MS;
  ledger.commandCreates.push(...Array.from({ length: added }, () => world.now()));
  if (ledger.commandCreates.filter((at) => at > since).length > CREATES_PER_DAY) {
    throw new ApiError(400, 30034, 'Max number of daily application command creates has been reached (200)');
  }
};

const replaceCommands = (call: Call): Answer => {
  if (!Array.isArray(call.body)) throw refuseField([], 'LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType.');
  const { world } = call.back;
  world.commands = register(call, call.body.filter(isObject));
  return ok(world.commands);
};

const addCommand = (call: Call): Answer => {
  const { world } = call.back;
  const [stored] = register(call, [bodyOf(call)]);
  if (!stored) throw refuse.unknownCommand();
  const replaced = world.commands.filter((one) => one['id'] !== stored['id']);
  world.commands = [...replaced, stored];
  return { status: replaced.length === world.commands.length - 1 ? 201 : 200, body: stored };
};

const deleteCommand = (call: Call): Answer => {
  const { world } = call.back;
  const left = world.commands.filter((one) => one['id'] !== param(call, 'command_id'));
  if (left.length === world.commands.length) throw refuse.unknownCommand();
  world.commands = left;
  return { status: 204 };
};

const COMMANDS = '/applications/{application_id}/commands';

export const worldRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway', bot: false, run: (call) => ok({ url: call.back.gatewayUrl() }) },
  { method: 'GET', path: '/gateway/bot', bot: true, run: gatewayBot },
  { method: 'GET', path: '/users/@me', bot: true, run: (call) => ok(me(call)) },
  { method: 'GET', path: '/users/@me/guilds', bot: true, run: myGuilds },
  { method: 'DELETE', path: '/users/@me/guilds/{guild_id}', bot: true, run: leaveGuild },
  { method: 'POST', path: '/users/@me/channels', bot: true, run: openDm },
  { method: 'GET', path: '/users/{user_id}', bot: true, run: readUser },
  { method: 'GET', path: '/applications/@me', bot: true, run: application },
  { method: 'GET', path: '/oauth2/applications/@me', bot: true, run: application },
  { method: 'GET', path: COMMANDS, bot: true, run: (call) => ok(call.back.world.commands) },
  { method: 'PUT', path: COMMANDS, bot: true, run: replaceCommands },
  { method: 'POST', path: COMMANDS, bot: true, run: addCommand },
  { method: 'DELETE', path: `${COMMANDS}/{command_id}`, bot: true, run: deleteCommand },
  { method: 'GET', path: '/channels/{channel_id}', bot: true, run: (call) => ok(channelJson(channelFor(call))) },
  { method: 'GET', path: '/guilds/{guild_id}', bot: true, run: (call) => ok(guildRestJson(guildFor(call))) },
  { method: 'GET', path: '/guilds/{guild_id}/channels', bot: true, run: (call) => ok(guildFor(call).channels.map(channelJson)) },
  { method: 'GET', path: '/guilds/{guild_id}/roles', bot: true, run: (call) => ok(guildFor(call).roles.map(roleJson)) },
  { method: 'GET', path: '/guilds/{guild_id}/roles/{role_id}', bot: true, run: readRole },
  { method: 'GET', path: '/guilds/{guild_id}/members/{user_id}', bot: true, run: readMember },
];
