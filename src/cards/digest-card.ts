import type { Goal } from '../core/goals/goal.js';
import type { Pace } from '../core/goals/pace.js';
import type { Progress } from '../core/goals/progress.js';
import type { Moment } from '../core/time/moment.js';
import type { Block, Card } from './card.js';
import { listOpenCalls, type CallFacts } from './call-card.js';
import { card, line, note, title, typed, words } from './compose.js';
import { drawProgressAndPace, nameGoal, offerHelp, sayPeople, sayTyped } from './post-words.js';

/** One goal in a digest; `contributors` are platform ids, of whom something counted since the digest before. */
export interface DigestGoal {
  readonly goal: Goal;
  readonly progress: Progress;
  readonly pace: Pace;
  readonly pastDue: boolean;
  readonly contributors: readonly string[];
  /** Open ones. */
  readonly calls?: readonly CallFacts[];
}

export interface DigestFacts {
  readonly goals: readonly DigestGoal[];
  /** When it was due, if it came late. */
  readonly lateSince: Moment | null;
}

const MOST_GOALS = 6;
const MOST_PEOPLE = 10;
const MOST_LEFT = 5;

/** One post for all goals of a channel: how far, how fast, what is left and whom to thank. */
export function drawDigest({ goals, lateSince }: DigestFacts): Card {
  const open = goals.map(({ goal }) => goal).filter(({ state }) => state === 'active');
  const hidden = goals.length - MOST_GOALS;
  return card(
    title(goals.length === 1 ? 'digest.title.one' : 'digest.title'),
    lateSince === null ? null : note('digest.late', { at: { is: 'moment', at: lateSince, as: 'minute' } }),
    goals.slice(0, MOST_GOALS).flatMap(drawGoalBlocks),
    hidden > 0 ? line('digest.more', { count: hidden, command: { is: 'command', words: 'goal list' } }) : null,
    offerHelp(open),
  );
}

function drawGoalBlocks({ goal, progress, pace, pastDue, contributors, calls = [] }: DigestGoal): Block[] {
  const named: Block = { is: 'text', text: nameGoal(goal, pastDue) };
  const thanks = contributors.length === 0 ? [] : [line('digest.who', { people: sayPeople(contributors, MOST_PEOPLE) })];
  if (goal.state !== 'active') return [named, ...thanks];
  return [named, drawProgressAndPace(goal, progress, pastDue ? null : pace), ...sayNext(goal, progress), ...listOpenCalls(calls), ...thanks];
}

function sayNext(goal: Goal, { leftWhat }: Progress): Block[] {
  if (leftWhat.length > 0) return [{ is: 'text', text: words('post.left', { items: sayLeft(leftWhat) }) }];
  return goal.firstStep === null ? [] : [line('digest.first-step', { step: typed(goal.firstStep) })];
}

function sayLeft(items: readonly string[]): ReturnType<typeof sayTyped> {
  const hidden = items.length - MOST_LEFT;
  return [...sayTyped(items.slice(0, MOST_LEFT)), ...(hidden > 0 ? words('people.more', { count: hidden }) : [])];
}

/** What a preview says where no goal lives. */
export function drawNoDigest(channel: string): Card {
  return card(line('digest.preview.none', { channel: { is: 'channel', id: channel } }));
}
