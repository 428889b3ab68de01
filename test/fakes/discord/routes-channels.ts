import { FormProblems } from './api-error.js';
import type { Answer, Call, Route } from './call.js';
import { bodyOf } from './call.js';
import { checkNumber } from './field-rules.js';
import { channelJson } from './payloads.js';
import { Permission } from './permissions.js';
import { channelFor, refuseUnknownFields, requirePermission } from './posting.js';

const LONGEST_SLOW = 21_600;

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

export const channelRoutes: readonly Route[] = [{ method: 'PATCH', path: '/channels/{channel_id}', bot: true, run: change }];
