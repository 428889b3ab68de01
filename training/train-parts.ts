import type { MessageFeatures } from '../src/core/heat/text/message-features.js';
import { cutComments, cutIntoPieces, takeWhole } from './cut-pieces.js';
import { exampleOf, type Example } from './example.js';
import { fitWeights, readExample, type Weights } from './fit-weights.js';
import type { Thread } from './read-threads.js';
import type { OwnStretch } from './read-own-stretches.js';
import { standardize } from './scale.js';

/** What there is to learn from. */
export interface Material {
  readonly threads: readonly Thread[];
  /** Single comments without a label. */
  readonly pool: readonly (readonly MessageFeatures[])[];
  readonly own: readonly OwnStretch[];
  /** Single comments that people found to attack somebody. */
  readonly attacks: readonly (readonly MessageFeatures[])[];
}

/** How much is learnt from what; chosen by cross-validation grouped by thread on the material itself. */
export interface Recipe {
  readonly freedom: number;
  /** How many of the pool's comments join as heated, and what each weighs. */
  readonly heated: { readonly count: number; readonly weight: number };
  readonly calm: { readonly count: number; readonly weight: number };
  /** What all pieces of one made-up conversation weigh together. */
  readonly own: number;
  readonly attack: number;
}

/** Weights that read `span` messages at a time; 0: all at once. */
export interface TrainedPart {
  readonly span: number;
  readonly weights: Weights;
}

export const RECIPE: Recipe = { freedom: 3, heated: { count: 800, weight: 0.5 }, calm: { count: 4_000, weight: 0.2 }, own: 2, attack: 0.2 };

/** Lines of a thread that make a piece of the first part. */
const PIECE = 8;
/** Lines of one comment that make a piece of the second and of the third part, which read as many messages at a time. */
const SHORT_PIECE = 4;
const SHORTEST_PIECE = 2;

/** Made-up conversations in overlapping pieces of `size` lines. */
function cutOwn(stretches: readonly OwnStretch[], size: number, weight: number): Example[] {
  return stretches.flatMap(({ lines, heated }) => {
    const starts = Array.from({ length: Math.max(1, Math.ceil((lines.length - size) / (size / 2)) + 1) }, (_, place) => (place * size) / 2);
    return starts.map((start) => exampleOf(lines.slice(start, start + size), heated, weight / starts.length));
  });
}

/** The teacher: the same threads seen at five lengths. */
function teach({ threads, own }: Material, recipe: Recipe): Weights[] {
  const lengths = [PIECE, 15, 30].map((size) => cutIntoPieces(threads, size));
  const further = cutOwn(own, PIECE, recipe.own);
  return [...lengths, cutComments(threads, SHORT_PIECE), takeWhole(threads)].map((examples) => fitWeights([...examples, ...further], recipe.freedom));
}

/** The pool's comments the teacher is surest about. */
function labelPool(material: Material, recipe: Recipe): Example[] {
  const pool = material.pool.map((lines) => exampleOf(lines, false));
  if (pool.length === 0) return [];
  const readings = teach(material, recipe).map((weights) => standardize(pool.map((example) => readExample(weights, example))));
  const sums = pool.map((_, place) => readings.reduce((sum, reading) => sum + (reading[place] ?? 0), 0));
  const order = pool.map((example, place) => ({ example, sum: sums[place] ?? 0 })).sort((one, other) => other.sum - one.sum);
  const top = order.slice(0, recipe.heated.count).map(({ example }) => ({ ...example, heated: true, weight: recipe.heated.weight }));
  const bottom = order.slice(recipe.heated.count).slice(-recipe.calm.count);
  return [...top, ...bottom.map(({ example }) => ({ ...example, weight: recipe.calm.weight }))];
}

/** The parts of a model: one for the whole stretch, two for what a few messages in a row say. */
export function trainParts(material: Material, recipe = RECIPE): TrainedPart[] {
  const labelled = labelPool(material, recipe);
  const { threads } = material;
  const attacks = material.attacks.map((lines) => exampleOf(lines, true, recipe.attack));
  const fit = (pieces: readonly Example[], size: number): Weights => fitWeights([...pieces, ...labelled, ...cutOwn(material.own, size, recipe.own)], recipe.freedom);
  return [
    { span: 0, weights: fit(cutIntoPieces(threads, PIECE), PIECE) },
    { span: SHORT_PIECE, weights: fit(cutComments(threads, SHORT_PIECE), SHORT_PIECE) },
    { span: SHORTEST_PIECE, weights: fit([...cutComments(threads, SHORTEST_PIECE), ...attacks], SHORTEST_PIECE) },
  ];
}
