import { plainText } from '../plain-text.js';
import type { Goal } from './goal.js';
import type { Starter } from './suggest-next.js';

/** How far a community has come, by how many people write in it (handbook: what its managers do depends on it). */
type Stage = 'start' | 'critical-mass' | 'scaling';

/** The figures are ours: the handbook names the stages, not their sizes. */
const CRITICAL_MASS = 50;
const SCALING = 500;

/** What helps at once at each stage: wishes first, then something made together, then a door for those who arrive. */
const STARTER_OF: Readonly<Record<Stage, Starter>> = { start: 'ask-what-members-want', 'critical-mass': 'write-the-guide', scaling: 'welcome-newcomers' };

export type ChannelGoal = { readonly is: 'again'; readonly goal: Goal } | { readonly is: 'starter'; readonly starter: Starter };

interface Candidates {
  readonly channel: string;
  /** All of the community's. */
  readonly goals: readonly Goal[];
  /** How many people offered help, by goal. */
  readonly offers: ReadonlyMap<string, number>;
  /** How many people write in the community within a day, about. */
  readonly people: number;
}

/**
 * The best goal to begin with in a channel that lacks one: what was let go or missed and is not being done, from this
 * channel rather than another, with more offers of help rather than fewer; else a starter for the community's stage.
 */
export function suggestForChannel({ channel, goals, offers, people }: Candidates): ChannelGoal {
  const running = new Set(goals.filter(({ state }) => state === 'active' || state === 'achieved').map(({ title }) => plainText(title)));
  const [best] = goals
    .filter((goal) => (goal.state === 'missed' || goal.state === 'let-go') && !running.has(plainText(goal.title)))
    .sort((one, other) => preference(other, channel, offers) - preference(one, channel, offers) || (other.closedAt ?? 0) - (one.closedAt ?? 0));
  return best ? { is: 'again', goal: best } : { is: 'starter', starter: STARTER_OF[stageOf(people)] };
}

/** Where it belongs counts for more than any number of offers. */
function preference(goal: Goal, channel: string, offers: ReadonlyMap<string, number>): number {
  return (goal.channel === channel ? 1_000_000 : 0) + (offers.get(goal.id) ?? 0);
}

function stageOf(people: number): Stage {
  if (people < CRITICAL_MASS) return 'start';
  return people < SCALING ? 'critical-mass' : 'scaling';
}
