import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { featuresOf, LONGEST_FEATURES, readAny } from '../../../../src/core/heat/text/message-features.js';
import { readPlain } from '../../../../src/core/heat/text/plain-features.js';

/** Pieces that mean something to the reader of any message, and plain ones. */
const PIECES = ['the', 'Why', 'cant', "don't", 'don’t', "'tis", "rock'n'roll", "dogs'", 'sooooo', 'Aaaargh', "oo'oo", 'www', 'wwww', 'x', 'YES', ' ', '  ', '\n', '. ', '.', ',', '!', '??', ':', ': ', ';', '-', '--', '(', ')', '"', '*', '~', '%', '$', '+', '^', '…', '—', '“', '”', "'", '’', "''", 'Tomás', 'ÉÉÉé', 'Übel', 'naïve', 'ß', 'ÿÿÿÿ', 'µ', 'ª'];
const OTHERS = ['@mira', '<@U1>', '#12', 'a/b', 'https://a.example/x', 'www.a.example', '`code`', '> quoted', '\n> quoted', '7', '×', '«', '·', 'ŋ', 'e\u0301', '日本', 'да', '👍', '👍🏽', '❤️', '👩‍💻', ':wave:', '&amp;', '_', '=', '[x]', '\u00a0', '‘', 'ʼ', '\ud835\udc00'];

const plain = fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join(''));
const any = fc.array(fc.constantFrom(...PIECES, ...OTHERS), { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('a message that is read in one go', () => {
  test('leaves behind what it leaves behind when it is read the long way', () => {
    fc.assert(fc.property(fc.oneof(plain, any, fc.string({ unit: 'binary', maxLength: 80 }), fc.string({ maxLength: 200 })), (text) => {
      expect(featuresOf(text)).toEqual(readAny(text));
    }), { numRuns: 4000 });
  });

  test.each(['a '.repeat(500), `${'x'.repeat(3_998)} yes and more`, 'it is what it is '.repeat(300), ''])('also when it is very long, or empty', (text) => {
    expect(featuresOf(text)).toEqual(readAny(text));
    expect(featuresOf(text).length).toBeLessThanOrEqual(LONGEST_FEATURES);
  });

  test.each(['You never listen, do you?', "I don't know… maybe", 'See https://a.example', 'ok 👍 great', 'Tomás, Inès: déjà vu', 'Note: this is it'])('%s is one, unless a sign in it is none', (text) => {
    expect(readPlain(text, 10) === null).toBe(text.includes('/'));
  });
});
