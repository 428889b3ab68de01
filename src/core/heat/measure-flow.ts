import type { Moment } from '../time/moment.js';
import type { Said } from './stretch.js';

/** Figures of how messages follow each other; shares from 0 to 1. */
export interface Flow {
  readonly people: number;
  /** Messages in the busiest ten minutes. */
  readonly busiest: number;
  /** Share of messages by the two who wrote most. */
  readonly twoShare: number;
  /** Share of messages that followed somebody else's within half a minute. */
  readonly quick: number;
  /** Several people answer, or take turns with, the same one. */
  readonly towardsOne: boolean;
  /** Share of turns taken between the same two. */
  readonly pairShare: number;
}

const TEN_MINUTES: Moment = 600_000;
const QUICK: Moment = 30_000;
const FEWEST_AGAINST = 4;

function countEach<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function largest(counts: ReadonlyMap<unknown, number>, most: number): number {
  return [...counts.values()].sort((one, other) => other - one).slice(0, most).reduce((sum, count) => sum + count, 0);
}

/** Messages in the busiest ten minutes of messages in order. */
function countBusiest(messages: readonly Said[]): number {
  let first = 0;
  let busiest = 0;
  messages.forEach(({ at }, place) => {
    while (at - (messages[first]?.at ?? at) > TEN_MINUTES) first += 1;
    busiest = Math.max(busiest, place - first + 1);
  });
  return busiest;
}

interface Turn {
  readonly from: Said;
  readonly to: Said;
}

function listTurns(messages: readonly Said[]): Turn[] {
  const pairs = messages.slice(1).map((to, place) => ({ from: messages[place] ?? to, to }));
  return pairs.filter(({ from, to }) => from.person !== to.person);
}

function pairOf({ from, to }: Turn): string {
  return [from.person, to.person].sort((one, other) => one - other).join('-');
}

/** True when one person is answered by several, or takes most turns with several others. */
function isTowardsOne(messages: readonly Said[], turns: readonly Turn[]): boolean {
  const answers = messages.filter(({ answers }) => answers !== null);
  for (const [answered, count] of countEach(answers.map((said) => said.answers))) {
    const against = new Set(answers.filter((said) => said.answers === answered).map(({ person }) => person));
    if (against.size >= FEWEST_AGAINST && count >= answers.length / 2) return true;
  }
  const ends = countEach(turns.flatMap(({ from, to }) => [from.person, to.person]));
  const [hub] = [...ends].sort((one, other) => other[1] - one[1]);
  if (hub === undefined || turns.length < 10) return false;
  const withHub = turns.filter(({ from, to }) => from.person === hub[0] || to.person === hub[0]);
  const others = countEach(withHub.map(({ from, to }) => (from.person === hub[0] ? to.person : from.person)));
  return withHub.length >= 0.75 * turns.length && others.size >= FEWEST_AGAINST && largest(others, 1) <= 0.5 * withHub.length;
}

/** `messages` oldest first. */
export function measureFlow(messages: readonly Said[]): Flow {
  const turns = listTurns(messages);
  const authors = countEach(messages.map(({ person }) => person));
  return {
    people: authors.size,
    busiest: countBusiest(messages),
    twoShare: largest(authors, 2) / Math.max(1, messages.length),
    quick: turns.filter(({ from, to }) => to.at - from.at <= QUICK).length / Math.max(1, messages.length - 1),
    towardsOne: isTowardsOne(messages, turns),
    pairShare: largest(countEach(turns.map(pairOf)), 1) / Math.max(1, turns.length),
  };
}
