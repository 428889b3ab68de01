import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { featuresOf } from '../../../../src/core/heat/text/message-features.js';
import { LIVE_TEXT_THRESHOLD, readStretch, TEXT_THRESHOLD } from '../../../../src/core/heat/text/read-stretch.js';
import { nothingRead, scoreStretch } from '../../../../src/core/heat/text/score-stretch.js';
import { readTextModel } from '../../../../src/core/heat/text/text-model.js';
import { MIXED, OTHER_LANGUAGES, SLANG } from './languages.js';
import { shippedBytes } from './shipped-model.js';
import { CALM, HEATED } from './stretches.js';

const model = readTextModel(shippedBytes());

function heatOf(texts: readonly string[]): number {
  const reading = readStretch(model, texts.map(featuresOf));
  if (reading.is !== 'read') throw new Error(`not read: ${reading.why}`);
  return reading.heat;
}

describe('a stretch of English', () => {
  test.each(Object.entries(HEATED))('is heated: %s', (_, texts) => {
    expect(heatOf(texts)).toBeGreaterThan(LIVE_TEXT_THRESHOLD);
  });

  test.each(Object.entries(CALM))('is calm: %s', (_, texts) => {
    expect(heatOf(texts)).toBeLessThan(TEXT_THRESHOLD);
  });

  test('is heated in capitals as well, and between calm talk', () => {
    const [quarrel = []] = Object.values(HEATED);
    const [game = []] = Object.values(CALM);
    expect(heatOf(quarrel.map((text) => text.toUpperCase()))).toBe(heatOf(quarrel));
    expect(heatOf([...game, ...quarrel, ...game])).toBeGreaterThan(TEXT_THRESHOLD);
  });

  test('is read the same each time, between 0 and 1, and in the order of the scores', () => {
    const all = [...Object.values(HEATED), ...Object.values(CALM), SLANG];
    const byHeat = [...all].sort((one, other) => heatOf(one) - heatOf(other));
    const byScore = [...all].sort((one, other) => scoreStretch(model, one.map(featuresOf)) - scoreStretch(model, other.map(featuresOf)));
    expect(byHeat).toEqual(byScore);
    for (const texts of all) expect(heatOf(texts)).toBe(heatOf(texts));
    for (const texts of all) expect(Math.abs(heatOf(texts) - 0.5)).toBeLessThan(0.5);
  });
});

describe('a stretch that is not judged', () => {
  test.each(Object.entries(OTHER_LANGUAGES))('is in another language: %s', (_, texts) => {
    expect(readStretch(model, texts.map(featuresOf))).toEqual({ is: 'abstains', why: 'other-language' });
  });

  test('changes between languages', () => {
    expect(readStretch(model, MIXED.map(featuresOf))).toEqual({ is: 'abstains', why: 'other-language' });
  });

  test('says too little, or nothing in words', () => {
    expect(readStretch(model, [])).toEqual({ is: 'abstains', why: 'too-little' });
    expect(readStretch(model, ['you are all liars'].map(featuresOf))).toEqual({ is: 'abstains', why: 'too-little' });
    const links = Array.from({ length: 30 }, (_, place) => `https://example.org/you/are/the/worst/${place} :rage: \`why would you\``);
    expect(readStretch(model, links.map(featuresOf))).toEqual({ is: 'abstains', why: 'too-little' });
  });

  test('slang is English', () => {
    expect(readStretch(model, SLANG.map(featuresOf)).is).toBe('read');
  });
});

test('whatever is written is read or abstained from, never a figure out of bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 200 }), { maxLength: 30 }), fc.array(fc.constantFrom('you', 'and', 'the', 'why', 'liar', '@mira'), { maxLength: 60 }), (texts, words) => {
      const reading = readStretch(model, [...texts, words.join(' ')].map(featuresOf));
      if (reading.is === 'read') expect(reading.heat >= 0 && reading.heat <= 1).toBe(true);
      else expect(['other-language', 'too-little']).toContain(reading.why);
    }),
    { numRuns: 200, seed: 4 },
  );
});

test('a channel that is read again and again reads as if it were read anew each time', () => {
  const lines = [...Object.values(HEATED), ...Object.values(CALM)].flat();
  fc.assert(
    fc.property(fc.array(fc.record({ text: fc.constantFrom(...lines), gone: fc.nat(4), read: fc.boolean() }), { maxLength: 60 }), (steps) => {
      const before = nothingRead(model);
      let last: ReturnType<typeof featuresOf>[] = [];
      for (const { text, gone, read } of steps) {
        last = [...last, featuresOf(text)].slice(-20);
        // Messages grow old, sometimes several at once.
        if (last.length > 8) last = last.slice(gone);
        if (read) expect(scoreStretch(model, last, before)).toBeCloseTo(scoreStretch(model, last), 9);
      }
    }),
    { numRuns: 200, seed: 5 },
  );
});
