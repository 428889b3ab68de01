import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { featuresOf, hashesOf, LONGEST_FEATURES, wordCountsOf } from '../../../../src/core/heat/text/message-features.js';

describe('features of a message', () => {
  test('count its words and those that are everyday English', () => {
    expect(wordCountsOf(featuresOf('You know, blorps would not fit here.'))).toEqual({ words: 7, english: 5 });
  });

  test('are one hash a word and one a pair of neighbours', () => {
    expect(hashesOf(featuresOf('red apples')).length).toBe(3);
    expect(hashesOf(featuresOf('')).length).toBe(0);
  });

  test('keep how often a word was said', () => {
    expect(new Set(hashesOf(featuresOf('no no no no'))).size).toBe(2);
    expect(hashesOf(featuresOf('no no no no')).length).toBe(7);
  });

  test.each([
    ['code', 'that works `if (you) attack();` for me', 'that works for me'],
    ['a block of code', 'that works\n```js\nwhy would you\n```\nfor me', 'that works for me'],
    ['a quote', '> you are a liar\nthat works for me', 'that works for me'],
    ['a quote as Slack writes it', '&gt; you are a liar\nthat works &amp; for me', 'that works for me'],
    ['a link', 'that works https://example.org/you/are/wrong for me', 'that works for me'],
    ['a link as Slack writes it', 'that works <https://example.org/x|you fool> for me', 'that works for me'],
    ['a path', 'that works src/you/fools.ts for me', 'that works for me'],
    ['numbers', 'that works 12 v2.0 for me', 'that works for me'],
    ['emoji codes', 'that works :rage: <:angry:123456789> for me', 'that works for me'],
  ])('leave out %s', (_, text, rest) => {
    expect(featuresOf(text)).toEqual(featuresOf(rest));
  });

  test('say that somebody is mentioned, not who', () => {
    const mentions = ['<@123456789012345678>', '<@!987654321098765432>', '<@U012AB3CD>', '@mira', '@u_5f3e'];
    const all = mentions.map((mention) => featuresOf(`thanks ${mention} for that`));
    for (const features of all) expect(features).toEqual(all[0]);
    expect(all[0]).not.toEqual(featuresOf('thanks for that'));
  });

  test('are the same for the ways one writes a word', () => {
    expect(featuresOf('Don’t do THAT')).toEqual(featuresOf("don't do that"));
    expect(featuresOf('dont do that')).toEqual(featuresOf("don't do that"));
    expect(hashesOf(featuresOf('nooooooo'))).toEqual(hashesOf(featuresOf('nooo')));
  });

  test('stay few, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6_000 }), (text) => {
        expect(featuresOf(text).length).toBeLessThanOrEqual(LONGEST_FEATURES);
      }),
      { numRuns: 200, seed: 1 },
    );
    const longest = Array.from({ length: 20 }, (_, place) => featuresOf(`${place} some words again `.repeat(2_000)));
    expect(longest.reduce((sum, features) => sum + features.byteLength, 0)).toBeLessThanOrEqual(5_000);
  });

  test('hold no text: numbers in the order of their size, on memory of their own', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{3,9}$/), { maxLength: 40 }), (words) => {
        const features = featuresOf(words.join(' '));
        expect(features).toBeInstanceOf(Uint16Array);
        expect(features.buffer.byteLength).toBe(features.byteLength);
        expect([...hashesOf(features)]).toEqual([...hashesOf(features)].sort((one, other) => one - other));
      }),
      { seed: 2 },
    );
  });

  test('of awkward texts do not take for ever', () => {
    const awkward = ['`', '<', '>', ':a', '@', '/', "'", '<@', '``', 'a'].map((piece) => piece.repeat(40_000));
    expect(awkward.map((text) => featuresOf(text).length).every((length) => length <= LONGEST_FEATURES)).toBe(true);
  });
});
