import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from './json.js';
import { isObject } from './json.js';
import type { RecordedRequest } from './ledger.js';
import { SchemaWalk } from './schema-walk.js';

export interface OpenApiVerdict {
  readonly checked: number;
  readonly problems: string[];
}

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Where Discord's OpenAPI description lies, or null: then nothing can be checked against it. */
export const discordOpenapiPath = (): string | null => {
  const places = [process.env['GUIDON_DISCORD_OPENAPI'], join(ROOT, '../shared/specs/discord-openapi.json')];
  return places.find((place): place is string => place !== undefined && existsSync(place)) ?? null;
};

const at = (from: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((place, key) => (isObject(place) ? place[key] : undefined), from);

const jsonSchema = (holder: unknown): unknown => at(holder, 'content', 'application/json', 'schema');

/** Not in the description: Discord's text documentation says a string, the description an integer. */
const withDocumentedTypes = (body: unknown): unknown => {
  if (Array.isArray(body)) return body.map(withDocumentedTypes);
  if (!isObject(body) || typeof body['default_member_permissions'] !== 'string') return body;
  return { ...body, default_member_permissions: Number(body['default_member_permissions']) };
};

export class OpenApiCheck {
  private readonly document: JsonObject;
  private readonly requests: SchemaWalk;
  private readonly responses: SchemaWalk;

  constructor(path: string) {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (!isObject(parsed)) throw new Error(`${path} is no OpenAPI description`);
    this.document = parsed;
    this.requests = new SchemaWalk(parsed);
    this.responses = new SchemaWalk(parsed, false);
  }

  /** Everything the bot sent. */
  checkRequests(sent: readonly RecordedRequest[]): OpenApiVerdict {
    return this.checkAll(sent, (request, operation) => [
      ...this.queryProblems(request, operation),
      ...this.bodyProblems(request, operation),
    ]);
  }

  /** Everything the fake answered with success. */
  checkResponses(sent: readonly RecordedRequest[]): OpenApiVerdict {
    const answered = sent.filter((request) => request.status >= 200 && request.status < 300);
    return this.checkAll(answered, (request, operation) => {
      const response = at(operation, 'responses', String(request.status));
      if (response === undefined) return [`no answer ${String(request.status)} is described`];
      const schema = jsonSchema(response);
      return schema === undefined ? [] : this.responses.problemsOf(schema, request.response);
    });
  }

  private checkAll(
    sent: readonly RecordedRequest[],
    problemsOf: (request: RecordedRequest, operation: JsonObject) => string[],
  ): OpenApiVerdict {
    const problems = sent.flatMap((request) => {
      const operation = at(this.document, 'paths', request.route, request.method.toLowerCase());
      const found = isObject(operation) ? problemsOf(request, operation) : ['no such route'];
      return found.map((one) => `${request.method} ${request.route} ${one}`);
    });
    return { checked: sent.length, problems: [...new Set(problems)] };
  }

  private queryProblems(request: RecordedRequest, operation: JsonObject): string[] {
    const parameters = at(operation, 'parameters');
    const named = (Array.isArray(parameters) ? parameters : []).filter((one) => at(one, 'in') === 'query');
    const names = new Set(named.map((one) => at(one, 'name')));
    return Object.keys(request.query).filter((key) => !names.has(key)).map((key) => `?${key}: no such parameter`);
  }

  private bodyProblems(request: RecordedRequest, operation: JsonObject): string[] {
    const schema = jsonSchema(at(operation, 'requestBody'));
    if (schema === undefined) return request.body === undefined ? [] : ['takes no body'];
    return this.requests.problemsOf(schema, withDocumentedTypes(request.body));
  }
}
