import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { escapeTyped } from '../../../src/adapters/discord/escape-typed.js';
import { harmlessLine, harmlessLines } from '../../../src/cards/harmless-text.js';

/** What Discord's client shows of text that holds nothing but escapes. */
function show(markdown: string): string {
  return markdown.replaceAll(/\\([^0-9A-Za-z\s])/gu, '$1').replaceAll(/[\u2068\u2069]/gu, '');
}

/** What is left once every escape is taken out: nothing in it may mean anything. */
function bare(markdown: string): string {
  return markdown.replaceAll(/\\[^0-9A-Za-z\s]/gu, 'x');
}

const EFFECTS = /[\\*_~`|[\]<>#@:/]|^\s*(?:[-+]|\d*[.)])/mu;

const nasty = fc.oneof(
  fc.constantFrom(
    '@everyone', '@here', '<@123>', '<@&123>', '<#123>', '</goal add:1>', '<t:0:R>', '<:a:1>', ':smile:', '# big', '-# small', '- a', '+ a', '1. a', '1) a', '> q', '>>> q',
    '**b**', '__u__', '~~s~~', '||s||', '`c`', '```\nx\n```', '[a](https://b.c)', '<https://a.b>', 'https://discord.gg/abc', 'discord.gg/abc', '\\', '\\*', '\u202Eevil', '\u0000', '\uD800', 'שלום', 'a\r\nb', '\u2028',
  ),
  fc.string({ unit: 'binary' }),
  fc.string(),
);
const typed = fc.array(nasty, { maxLength: 6 }).chain((parts) => fc.constantFrom('', ' ', '\n').map((glue) => parts.join(glue)));

describe('what a person typed', () => {
  test('has no effect and reads as it was typed, on many lines', () => {
    fc.assert(fc.property(typed, (text) => {
      const drawn = escapeTyped(text, true);
      expect(bare(drawn)).not.toMatch(EFFECTS);
      expect(show(drawn)).toBe(harmlessLines(text));
    }), { numRuns: 2000 });
  });

  test('has no effect and reads as it was typed, on one line', () => {
    fc.assert(fc.property(typed, (text) => {
      const drawn = escapeTyped(text, false);
      expect(drawn).not.toContain('\n');
      expect(bare(drawn)).not.toMatch(EFFECTS);
      expect(show(drawn)).toBe(harmlessLine(text));
    }), { numRuns: 2000 });
  });

  test('loses only what no screen should get', () => {
    expect(harmlessLines('a\u0000b\u202Ec\uD800d\te\r\nf')).toBe('abc\uFFFDd e\nf');
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(harmlessLines(text)).toBe(text);
    }));
  });

  test('is kept from turning the text around it when it is written from right to left', () => {
    expect(escapeTyped('שלום 5\nplain', true)).toBe('\u2068שלום 5\u2069\nplain');
  });
});
