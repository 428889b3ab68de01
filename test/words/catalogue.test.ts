import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { english } from '../../src/words/en/index.js';
import { known, say, sayLine } from '../../src/words/say.js';
import { sayDay, sayFigure } from '../../src/words/days.js';

function listSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
}

describe('the catalogue', () => {
  const sources = listSources('src');

  test.each(Object.keys(english))('%s is a message', (key) => {
    const words = english[key as keyof typeof english];
    expect(() => new IntlMessageFormat(words, 'en')).not.toThrow();
    expect(words).not.toMatch(/ {2}| $/);
  });

  test('no sentence shouts, none says drama, none is left half done', () => {
    const wrong = Object.entries(english).filter(([, words]) => /drama|ratify|refound|TODO|@everyone|!!/i.test(words));
    expect(wrong).toEqual([]);
  });

  test('every refusal has its words', () => {
    const codes = sources.flatMap((source) => [...source.matchAll(/(?:new Refusal|refuse)\(\s*'([a-z-]+)'/g)].map(([, code]) => code ?? ''));
    expect(codes.length).toBeGreaterThan(30);
    expect([...new Set(codes)].filter((code) => !(`refusal.${code}` in english))).toEqual([]);
  });

  test('every message is said somewhere', () => {
    const all = sources.join('\n');
    const composed = [...all.matchAll(/[`']((?:[a-z]+[.-])+)(?:\$\{|')/g)].map(([, prefix]) => prefix ?? '');
    const unsaid = Object.keys(english).filter((key) => {
      const quotes = all.split(`'${key}'`).length - 1;
      const byOccasion = all.includes(`'${key.slice(0, key.lastIndexOf('.'))}'`);
      return quotes < 2 && !byOccasion && !composed.some((prefix) => key.startsWith(prefix)) && !(key.startsWith('refusal.') && all.includes(`'${key.slice(8)}'`));
    });
    expect(unsaid).toEqual([]);
  });
});

describe('saying', () => {
  test('pieces stay pieces, figures and known words become words, bold is kept', () => {
    const title = { is: 'typed' as const, text: '{not} <b>a message</b>' };
    expect(say('goal.show.title', { number: 1234, title })).toEqual(['#1234 ', title]);
    expect(say<typeof title>('goal.preview.what', { title, due: known('Friday') })).toEqual([{ is: 'strong', parts: [title] }, ' by Friday.']);
  });

  test('a plain line shows typed words letter for letter', () => {
    expect(sayLine('button.next-starter', { title: '<b>{x}</b>' })).toBe('Next: <b>{x}</b>');
  });

  test('days and figures as people write them', () => {
    expect(sayDay('2026-12-12')).toBe('12 December 2026');
    expect(sayDay('2026-12-12', '2026-01-01')).toBe('12 December');
    expect([sayFigure(1234.5), sayFigure(0.1 + 0.2), sayFigure(7)]).toEqual(['1,234.5', '0.3', '7']);
  });
});
