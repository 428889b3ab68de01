import type { InteractionDesk } from './interaction-desk.js';
import type { JsonObject } from './json.js';
import type { Ledger } from './ledger.js';
import type { World } from './world.js';

export interface SentFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

/** Everything a route may need. */
export interface Backstage {
  readonly world: World;
  readonly desk: InteractionDesk;
  readonly ledger: Ledger;
  readonly settings: { rejectUnsafeMentions: boolean };
  readonly gatewayUrl: () => string;
  readonly identifiesLeft: () => number;
  /** Whether the message-content privilege was granted to the application. */
  readonly mayReadContent: () => boolean;
}

export interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly files: readonly SentFile[];
  readonly back: Backstage;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export interface Route {
  readonly method: string;
  /** As in the OpenAPI description, names in braces. */
  readonly path: string;
  /** False where the address itself holds the secret. */
  readonly bot: boolean;
  readonly run: (call: Call) => Answer;
}

export const bodyOf = (call: Call): JsonObject => {
  const { body } = call;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as JsonObject) : {};
};

export const param = (call: Call, name: string): string => call.params[name] ?? '';
