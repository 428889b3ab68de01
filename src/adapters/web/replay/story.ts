/** One thing somebody says, so many seconds after the one before. */
export interface Line {
  readonly after: number;
  readonly who: string;
  readonly text: string;
}

/** What is said in a channel, a list for each day. */
export interface Story {
  readonly channel: string;
  readonly days: readonly (readonly Line[])[];
  /** So many days pass in all. */
  readonly length: number;
}

/** Reads lines such as `20 kofi: Who has the key?`; the seconds may be left out where somebody answers at once. */
export function readLines(written: string): readonly Line[] {
  return [...written.matchAll(/^\s*(\d+)? ?(\w+): (.+)$/gmu)].map(([, after = '25', who = '', text = '']) => ({ after: Number(after), who, text }));
}
