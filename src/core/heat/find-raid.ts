import type { Moment } from '../time/moment.js';
import type { Said } from './stretch.js';

/** How long a burst is looked at. */
export const BURST: Moment = 600_000;

const FEWEST_MESSAGES = 10;
const FEWEST_PEOPLE = 8;
const MESSAGES_EACH = 2;
const MOST_ANSWERS = 0.1;
const NEW_SHARE = 0.8;
const MOST_REPEATS = 0.5;

/** What is known of the people of a burst. */
interface Burst {
  /** The messages of ten minutes. */
  readonly messages: readonly Said[];
  /** How many people in it had never been seen before it; null when that is not known. */
  readonly newcomers: number | null;
  /** Share of messages that say the same as another one; null without text. */
  readonly repeats: number | null;
}

/** True when a burst need not be looked at: so few newcomers and so little repeated make no raid. */
export function isOrdinary({ newcomers, repeats }: Pick<Burst, 'newcomers' | 'repeats'>): boolean {
  return (newcomers ?? 0) < NEW_SHARE * FEWEST_PEOPLE && (repeats ?? 0) < MOST_REPEATS;
}

/**
 * `raid`: many people come at once, say one or two things and answer nobody, or the same thing is said again and again.
 * `talk`: many people came at once, and they talk with each other.
 */
export function judgeBurst({ messages, newcomers, repeats }: Burst): 'raid' | 'talk' | 'neither' {
  if (messages.length < FEWEST_MESSAGES) return 'neither';
  if (repeats !== null && repeats >= MOST_REPEATS) return 'raid';
  const people = new Set(messages.map(({ person }) => person)).size;
  if (newcomers === null || people < FEWEST_PEOPLE || newcomers < NEW_SHARE * people) return 'neither';
  return isTalk(messages, people) ? 'talk' : 'raid';
}

function isTalk(messages: readonly Said[], people: number): boolean {
  const answers = messages.filter((said) => said.answers !== null).length;
  return messages.length > MESSAGES_EACH * people || answers > MOST_ANSWERS * messages.length;
}
