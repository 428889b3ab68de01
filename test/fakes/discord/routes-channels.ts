import { FormProblems, refuse } from './api-error.js';
import type { Answer, Call, Route } from './call.js';
import { bodyOf } from './call.js';
import { checkNumber, checkText } from './field-rules.js';
import { textAt } from './json.js';
import { channelJson } from './payloads.js';
import { Permission } from './permissions.js';
import { channelFor, refuseUnknownFields, requirePermission } from './posting.js';

const LONGEST_SLOW = 21_600;
const PRIVATE_THREAD = 12;

const change = (call: Call): Answer => {
  const channel = channelFor(call);
  const body = bodyOf(call);
  refuseUnknownFields(call.back, body, ['rate_limit_per_user'], 'change channel');
  const problems = new FormProblems();
  checkNumber(problems, body, ['rate_limit_per_user'], [0, LONGEST_SLOW]);
  problems.refuseIfAny();
  requirePermission(channel, Permission.manageChannels);
  channel.setSlow(Number(body['rate_limit_per_user'] ?? 0));
  return { status: 200, body: channelJson(channel) };
};

/** Only what the bot may see: private threads it opened itself. */
const activeThreads = (call: Call): Answer => {
  const guild = call.back.world.guilds.get(call.params['guild_id'] ?? '');
  if (!guild) throw refuse.unknownGuild();
  const seen = guild.threads.filter((thread) => thread.botPermissions() & Permission.viewChannel);
  return { status: 200, body: { threads: seen.map(channelJson), members: [] } };
};

const openThread = (call: Call): Answer => {
  const channel = channelFor(call);
  const body = bodyOf(call);
  refuseUnknownFields(call.back, body, ['name', 'type', 'invitable', 'auto_archive_duration', 'rate_limit_per_user'], 'open thread');
  const problems = new FormProblems();
  checkText(problems, body, ['name'], { min: 1, max: 100, required: true });
  if (body['type'] !== PRIVATE_THREAD) problems.add(['type'], 'BASE_TYPE_CHOICES', 'The fake opens private threads only.');
  problems.refuseIfAny();
  requirePermission(channel, Permission.createPrivateThreads);
  return { status: 201, body: channelJson(channel.addPrivateThread(textAt(body, 'name'))) };
};

const addToThread = (call: Call): Answer => {
  const thread = channelFor(call);
  const person = call.back.world.people.get(call.params['user_id'] ?? '');
  if (!person || !thread.guild?.members.has(person.id)) throw refuse.unknownMember();
  requirePermission(thread, Permission.sendMessagesInThreads);
  thread.privateTo?.add(person);
  return { status: 204 };
};

export const channelRoutes: readonly Route[] = [
  { method: 'PATCH', path: '/channels/{channel_id}', bot: true, run: change },
  { method: 'POST', path: '/channels/{channel_id}/threads', bot: true, run: openThread },
  { method: 'PUT', path: '/channels/{channel_id}/thread-members/{user_id}', bot: true, run: addToThread },
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', bot: true, run: activeThreads },
];
