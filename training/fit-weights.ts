import { HASHES } from '../src/core/heat/text/message-features.js';
import type { Example } from './example.js';
import { minimize } from './minimize.js';

/** What a logistic regression has learnt: `bias + Σ weight · value` is above 0 for what is rather heated. */
export interface Weights {
  readonly bias: number;
  readonly weights: Float64Array;
}

/** The bias is held back as well, but hardly. */
const BIAS_PENALTY = 0.01;

/** How much more a rare hash may weigh than one in every example: `ln((1 + n) / (1 + examples with it)) + 1`. */
function rarityOf(examples: readonly Example[]): Float64Array {
  const having = new Float64Array(HASHES);
  for (const { hashes } of examples) for (const hash of hashes) having[hash] = (having[hash] ?? 0) + 1;
  return having.map((count) => Math.log((1 + examples.length) / (1 + count)) + 1);
}

function readWith(weights: Float64Array, { hashes, values }: Example): number {
  let sum = weights[HASHES] ?? 0;
  for (let place = 0; place < hashes.length; place += 1) sum += (weights[hashes[place] ?? 0] ?? 0) * (values[place] ?? 0);
  return sum;
}

/** Adds what one example costs to the gradient; answers the cost. */
function chargeExample(weights: Float64Array, gradient: Float64Array, example: Example): number {
  const side = example.heated ? 1 : -1;
  const margin = side * readWith(weights, example);
  const small = Math.exp(-Math.abs(margin));
  const pull = -side * example.weight * (margin > 0 ? small / (1 + small) : 1 / (1 + small));
  const { hashes, values } = example;
  for (let place = 0; place < hashes.length; place += 1) {
    const hash = hashes[place] ?? 0;
    gradient[hash] = (gradient[hash] ?? 0) + pull * (values[place] ?? 0);
  }
  gradient[HASHES] = (gradient[HASHES] ?? 0) + pull;
  return example.weight * (Math.log1p(small) + Math.max(0, -margin));
}

function chargeWeights(weights: Float64Array, gradient: Float64Array): number {
  let cost = 0;
  for (let hash = 0; hash <= HASHES; hash += 1) {
    const weight = weights[hash] ?? 0;
    const penalty = hash === HASHES ? BIAS_PENALTY : 1;
    gradient[hash] = penalty * weight;
    cost += (penalty * weight * weight) / 2;
  }
  return cost;
}

/** Logistic regression with a quadratic penalty; `freedom` (often called C) is what the examples count against it. */
export function fitWeights(examples: readonly Example[], freedom: number): Weights {
  const rarity = rarityOf(examples);
  const scaled = examples.map((example) => ({
    ...example,
    weight: example.weight * freedom,
    values: example.values.map((value, place) => value * (rarity[example.hashes[place] ?? 0] ?? 1)),
  }));
  const found = minimize((weights, gradient) => scaled.reduce((cost, example) => cost + chargeExample(weights, gradient, example), chargeWeights(weights, gradient)), HASHES + 1);
  return { bias: found[HASHES] ?? 0, weights: found.subarray(0, HASHES).map((weight, hash) => weight * (rarity[hash] ?? 1)) };
}

/** What the weights say of an example. */
export function readExample({ bias, weights }: Weights, { hashes, values }: Example): number {
  return hashes.reduce((sum, hash, place) => sum + (weights[hash] ?? 0) * (values[place] ?? 0), bias);
}
