import type { JsonObject } from '../discord/json.js';

interface More {
  readonly needed?: string;
  readonly provided?: string;
  /** Sentences under response_metadata. */
  readonly messages?: readonly string[];
}

/** What Slack says with HTTP 200 when it refuses. */
export class SlackError extends Error {
  constructor(
    readonly code: string,
    private readonly more: More = {},
  ) {
    super(code);
  }

  toJson(): JsonObject {
    const { messages, ...rest } = this.more;
    return { ok: false, error: this.code, ...rest, ...(messages ? { response_metadata: { messages } } : {}) };
  }
}
