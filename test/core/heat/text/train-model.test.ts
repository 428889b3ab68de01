import { describe, expect, test } from '@jest/globals';
import { featuresOf, type MessageFeatures } from '../../../../src/core/heat/text/message-features.js';
import { scoreStretch } from '../../../../src/core/heat/text/score-stretch.js';
import { readTextModel } from '../../../../src/core/heat/text/text-model.js';
import { cutLines } from '../../../../training/cut-lines.js';
import { exampleOf } from '../../../../training/example.js';
import { fitWeights, readExample } from '../../../../training/fit-weights.js';
import { judge } from '../../../../training/judge.js';
import { readOwnStretches } from '../../../../training/read-own-stretches.js';
import type { Stretch } from '../../../../training/read-windows.js';
import { threadOf } from '../../../../training/read-threads.js';
import { trainModel } from '../../../../training/train-model.js';
import type { Material } from '../../../../training/train-parts.js';
import { writeTextModel } from '../../../../training/write-text-model.js';

const heatedLines = [
  'you are a liar and everybody here knows it',
  'stop attacking me, you started this',
  'you people ruin everything we build',
  'i am leaving, nobody trusts you',
  'ban him already, he insults us all',
  'take that back, you liar',
  'you never listen, you only attack',
  'this is your fault and you know it',
  'shame on you, what a bully',
  'nobody wants you here, leave',
];
const calmLines = [
  'the build is green again after the update',
  'thanks, i will look at the file tonight',
  'which version of the library is that',
  'the second page is translated now',
  'see the notes in the pinned post',
  'it works with the new cable',
  'could be the cache, try it again',
  'nice, the picture looks good',
  'the meeting is on friday at seven',
  'added a test for the empty list',
];

function threadRow(id: string, label: number, lines: readonly string[]) {
  return threadOf({ id, label, messages: lines.map((text) => ({ text, attack: label })) });
}

const material: Material = {
  threads: [threadRow('a', 1, heatedLines.slice(0, 5)), threadRow('b', 0, calmLines.slice(0, 5)), threadRow('c', 1, heatedLines.slice(5, 9)), threadRow('d', 0, calmLines.slice(5, 9))],
  pool: [heatedLines.map(featuresOf), calmLines.map(featuresOf)],
  own: [{ heated: true, lines: heatedLines.slice(2, 8).map(featuresOf) }],
  attacks: [heatedLines.slice(0, 2).map(featuresOf)],
};

function stretchOf(id: string, drama: boolean, features: readonly MessageFeatures[]): Stretch {
  return { id, source: 'own', sampledBy: 'hand', level: drama ? 2 : 0, drama, kind: 'none', people: 5, messages: [], features };
}

const stretches = [
  stretchOf('hot', true, heatedLines.map(featuresOf)),
  stretchOf('cool', false, calmLines.map(featuresOf)),
  stretchOf('warm', true, [...calmLines.slice(0, 5), ...heatedLines.slice(0, 5)].map(featuresOf)),
  stretchOf('plain', false, calmLines.slice(2, 9).map(featuresOf)),
];

describe('training', () => {
  test('writes the same bytes each time', () => {
    const [first, second] = [1, 2].map(() => Buffer.from(writeTextModel(trainModel(material, stretches, 7))));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });

  test('learns what is heated from twenty lines, and writes what it has learnt', () => {
    const model = readTextModel(writeTextModel(trainModel(material, stretches, 7)));
    const fresh = ['you liar, you attack everybody', 'nobody trusts you, leave', 'shame on you'].map(featuresOf);
    const calm = ['the test is green', 'thanks, see you on friday', 'which version is it'].map(featuresOf);
    expect(scoreStretch(model, fresh)).toBeGreaterThan(scoreStretch(model, calm));
    expect(model.slope).toBeGreaterThan(0);
    expect(model.parts.map(({ span }) => span)).toEqual([0, 4, 2]);
  });

  test('finds the weights at which the cost no longer falls', () => {
    const examples = [exampleOf([featuresOf('hot')], true), exampleOf([featuresOf('cold')], false)];
    const weights = fitWeights(examples, 3);
    const [hot = 0, cold = 0] = examples.map((example) => readExample(weights, example));
    // By symmetry no bias; the weight w of a hash seen once in two examples solves w = 3 r² / (1 + e^w), r = ln 1.5 + 1.
    expect(hot).toBeCloseTo(-cold, 2);
    expect(hot).toBeCloseTo((3 * (Math.log(1.5) + 1) ** 2) / (1 + Math.exp(hot)), 1);
  });
});

test('long comments are cut into short lines, and nothing is lost', () => {
  const words = Array.from({ length: 200 }, (_, place) => 'abcdefghij'.slice(0, 1 + (place % 10)));
  const lines = cutLines(words.join(' '));
  expect(lines.join(' ').split(' ')).toEqual(words);
  expect(lines.every((line) => line.length <= 90)).toBe(true);
});

test('the conversations of our own are all said to be heated or calm', () => {
  const own = readOwnStretches();
  expect(own.filter(({ heated }) => heated).length).toBeGreaterThan(30);
  expect(own.filter(({ heated }) => !heated).length).toBeGreaterThan(30);
  expect(own.every(({ lines }) => lines.length >= 9)).toBe(true);
});

test('a reading is judged by the order it brings', () => {
  const perfect = [4, 3, 2, 1].map((score) => ({ score, drama: score > 2 }));
  expect(judge(perfect)).toEqual({ area: 1, averagePrecision: 1, precisionAtHalf: 1 });
  const mixed = [4, 3, 2, 1].map((score) => ({ score, drama: score === 4 || score === 1 }));
  expect(judge(mixed)).toEqual({ area: 0.5, averagePrecision: 0.75, precisionAtHalf: 1 });
  const blind = [1, 1, 1, 1].map((score, place) => ({ score, drama: place === 3 }));
  expect(judge(blind).area).toBe(0.5);
});
