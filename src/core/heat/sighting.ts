import type { Moment } from '../time/moment.js';

/** What was said, and by whom: platform ids, which stay in memory and there only as long as they are needed. */
export interface MessageSeen {
  readonly what: 'message';
  readonly at: Moment;
  readonly person: string;
  readonly message: string;
  /** The message it answers, where the platform says so. */
  readonly answers: string | null;
  /** Only where a manager switched the reading of text on and the platform grants it. */
  readonly text: string | null;
}

/** Something that happened in a channel, as far as its heat can be read from it. */
export type Sighting =
  | MessageSeen
  | { readonly what: 'edit'; readonly at: Moment; readonly person: string | null }
  /** `count` messages gone at once; `moderator`: somebody else than their author removed them. */
  | { readonly what: 'deletion'; readonly at: Moment; readonly by: 'moderator' | 'unknown'; readonly count: number }
  /** `emoji`: the sign itself or the name it has on the platform. */
  | { readonly what: 'reaction'; readonly at: Moment; readonly person: string; readonly emoji: string }
  /** A person was silenced for a while. */
  | { readonly what: 'timeout'; readonly at: Moment }
  /** The platform's own filter acted on a message. */
  | { readonly what: 'automod'; readonly at: Moment }
  /** Somebody told us that it is heating up. */
  | { readonly what: 'report'; readonly at: Moment; readonly by: 'member' | 'manager' };
