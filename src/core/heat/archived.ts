import type { Moment } from '../time/moment.js';

/** One message out of somebody's own files. */
export interface ArchivedMessage {
  readonly channel: string;
  readonly author: string;
  readonly at: Moment;
  /** Null: there is none, or it was not kept. */
  readonly text: string | null;
  /** Empty where the file names no messages. */
  readonly message: string;
  readonly answers: string | null;
}

/** One conversation out of somebody's own files. */
export interface ArchivedConversation {
  readonly id: string;
  readonly messages: readonly Pick<ArchivedMessage, 'author' | 'at' | 'text'>[];
}

/** Something in a file that could not be read, or not as it should; `what` is a sentence's middle: "is not JSON". */
export interface ArchiveTrouble {
  readonly where: string;
  readonly what: string;
}

/** Reading goes on after a trouble. */
export type Found<Thing> = { readonly is: 'found'; readonly thing: Thing } | { readonly is: 'trouble'; readonly trouble: ArchiveTrouble };
