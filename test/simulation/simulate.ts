import type { Breach, History } from '../history/check-history.js';
import { checkHistory } from '../history/check-history.js';
import { Chance } from './chance.js';
import { playDigests } from './digest-scenario.js';
import { playPosts } from './post-scenario.js';
import type { Bug, World } from './world.js';

export interface Played {
  readonly world: World;
  readonly history: History;
}

export interface Simulated {
  readonly seed: number;
  /** Everything that happened, a line each; equal for equal seeds. */
  readonly lines: readonly string[];
  readonly breaches: readonly Breach[];
  readonly broken: readonly string[];
}

const DIGESTS_EVERY = 8;
const noBug: Bug = (parts) => parts;

/** One small world and what people saw in it. */
export async function simulate(seed: number, bug: Bug = noBug): Promise<Simulated> {
  const chance = new Chance(seed);
  const { world, history } = await (seed % DIGESTS_EVERY === 0 ? playDigests(chance, bug) : playPosts(chance, bug));
  const lines = [...world.history, ...history.wishes.map((wish) => `wish ${JSON.stringify(wish)}`), ...history.knocks.map((knock) => `knock ${JSON.stringify(knock)}`)];
  return { seed, lines, breaches: checkHistory(history), broken: world.broken };
}

/** What anyone needs to see it again. */
export function tellSeed({ seed, breaches, broken }: Simulated): string {
  const found = [...breaches.map(({ is, of, at }) => `${is} ${of} at ${String(at)}`), ...broken];
  return `SEED=${String(seed)} npm test -- test/simulation   # ${found.join('; ')}`;
}

export function isSound({ breaches, broken }: Simulated): boolean {
  return breaches.length === 0 && broken.length === 0;
}
