import type { Moment } from '../time/moment.js';
import type { Said } from './stretch.js';

/** How long a burst is looked at. */
export const BURST: Moment = 600_000;

const FEWEST_MESSAGES = 10;
const FEWEST_PEOPLE = 8;
const MESSAGES_EACH = 2;
const MOST_ANSWERS = 0.1;
const NEW_SHARE = 0.8;

/** What is known of the people of a burst. */
interface Burst {
  /** The messages of ten minutes. */
  readonly messages: readonly Said[];
  /** How many people in it had never been seen before it; null when that is not known. */
  readonly newcomers: number | null;
  /** Share of messages that say the same as another one; null without text. */
  readonly repeats: number | null;
}

/** True for many people who come at once, say one or two things and answer nobody, and for the same thing said again and again. */
export function isRaid({ messages, newcomers, repeats }: Burst): boolean {
  if (messages.length < FEWEST_MESSAGES) return false;
  const people = new Set(messages.map(({ person }) => person)).size;
  const answers = messages.filter((said) => said.answers !== null).length;
  if (repeats !== null && repeats >= 0.5) return true;
  if (messages.length > MESSAGES_EACH * people || answers > MOST_ANSWERS * messages.length) return false;
  if (newcomers === null) return false;
  return people >= FEWEST_PEOPLE && newcomers >= NEW_SHARE * people;
}
