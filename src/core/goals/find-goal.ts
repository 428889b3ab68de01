import { matchWords } from './match-words.js';

interface Named {
  readonly number: number;
  readonly title: string;
}

export type FoundGoal<G> =
  | { readonly is: 'one'; readonly goal: G }
  | { readonly is: 'many'; readonly goals: readonly G[] }
  | { readonly is: 'none'; readonly nearest: readonly G[] };

/** Finds the goal somebody means by '#3', '3' or words of its title; a number that is no goal's is tried as words. */
export function findGoal<G extends Named>(text: string, goals: readonly G[]): FoundGoal<G> {
  const number = /^#?\s*(\d{1,9})$/.exec(text.trim())?.[1];
  const numbered = goals.find((goal) => String(goal.number) === number);
  if (numbered !== undefined) return { is: 'one', goal: numbered };
  const match = matchWords(text, goals.map(({ title }) => title));
  const [first, ...others] = pick(match.found, goals);
  if (first === undefined) return { is: 'none', nearest: pick(match.nearest, goals) };
  return others.length === 0 ? { is: 'one', goal: first } : { is: 'many', goals: [first, ...others] };
}

function pick<G>(places: readonly number[], goals: readonly G[]): G[] {
  return places.flatMap((place) => goals.slice(place, place + 1));
}
