import type { TextModel } from '../src/core/heat/text/text-model.js';
import { calibrate } from './calibrate.js';
import { drawFrom, shuffle } from './chance.js';
import type { Stretch } from './read-windows.js';
import { trainParts, type Material } from './train-parts.js';
import { partOf } from './write-text-model.js';

/** Learns from the material and scales on judged stretches. The seed draws the order of the material, which changes sums in their last digits and nothing else. */
export function trainModel(material: Material, stretches: readonly Stretch[], seed: number): TextModel {
  const draw = drawFrom(seed);
  const shuffled = { ...material, threads: shuffle(material.threads, draw), pool: shuffle(material.pool, draw) };
  return calibrate(trainParts(shuffled).map(partOf), stretches);
}
