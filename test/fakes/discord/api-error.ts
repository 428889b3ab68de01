import type { JsonObject } from './json.js';
import { isObject } from './json.js';

/** What Discord answers with when it refuses: HTTP status, its own code, and for a bad body the nested places. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly errors?: JsonObject,
    /** Seconds, for refusals that are rate limits too. */
    readonly retryAfter?: number,
  ) {
    super(message);
  }

  toJson(): JsonObject {
    return {
      message: this.message,
      code: this.code,
      ...(this.errors ? { errors: this.errors } : {}),
      ...(this.retryAfter === undefined ? {} : { retry_after: this.retryAfter, global: false }),
    };
  }
}

export const refuse = {
  generic404: () => new ApiError(404, 0, '404: Not Found'),
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10004, 'Unknown Guild'),
  unknownMember: () => new ApiError(404, 10007, 'Unknown Member'),
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownCommand: () => new ApiError(404, 10063, 'Unknown application command'),
  tooManyPins: () => new ApiError(400, 30003, 'Maximum number of pins reached for the channel (250)'),
  tooManyOldEdits: (retryAfter: number) =>
    new ApiError(
      429,
      30046,
      'Maximum number of edits to messages older than 1 hour reached. Try again later.',
      undefined,
      retryAfter,
    ),
  openingDmsTooFast: () => new ApiError(403, 40003, 'You are opening direct messages too fast.'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  notAuthor: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: () => new ApiError(400, 50006, 'Cannot send an empty message'),
  closedDms: () => new ApiError(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  systemMessage: () => new ApiError(403, 50021, 'Cannot execute action on a system message'),
  deadToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  noMutualGuild: () =>
    new ApiError(403, 50278, 'Cannot send messages to this user due to having no mutual guilds'),
} as const;

type Path = readonly (string | number)[];

/** Gathers everything wrong with a body, so that one answer names all of it as Discord does. */
export class FormProblems {
  private readonly found: JsonObject = {};
  private count = 0;

  add(path: Path, code: string, message: string): void {
    this.count += 1;
    let place = this.found;
    for (const step of path) {
      const key = String(step);
      const inner = place[key];
      place = isObject(inner) ? inner : (place[key] = {} as JsonObject);
    }
    const here = place['_errors'];
    const entry = { code, message };
    if (Array.isArray(here)) here.push(entry);
    else place['_errors'] = [entry];
  }

  get any(): boolean {
    return this.count > 0;
  }

  refuseIfAny(): void {
    if (this.any) throw new ApiError(400, 50035, 'Invalid Form Body', this.found);
  }
}

export const refuseField = (path: Path, code: string, message: string): ApiError => {
  const problems = new FormProblems();
  problems.add(path, code, message);
  try {
    problems.refuseIfAny();
  } catch (error) {
    if (error instanceof ApiError) return error;
  }
  throw new Error('a field was refused without a problem');
};
