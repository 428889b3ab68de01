import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findGoal } from '../../../src/core/goals/find-goal.js';
import type { Measure } from '../../../src/core/goals/goal.js';
import { readAmount } from '../../../src/core/goals/read-amount.js';
import { LONGEST_ITEM, MOST_ITEMS, readMeasure } from '../../../src/core/goals/read-measure.js';

const refused = (code: string): unknown => ({ is: 'refused', code });
const pages: Measure = { is: 'number', target: 100, unit: 'pages' };

describe('read a measure', () => {
  test.each([
    ['100 pages', 100, 'pages'],
    ['100', 100, ''],
    ['  1,000   new readers ', 1000, 'new readers'],
    ['1 000 pages', 1000, 'pages'],
    ['1.000 Seiten', 1000, 'Seiten'],
    ['1,000,000 words', 1_000_000, 'words'],
    ['1.234,56 €', 1234.56, '€'],
    ['1,234.56 km', 1234.56, 'km'],
    ['2.5 km', 2.5, 'km'],
    ['2,5 km', 2.5, 'km'],
    ['0.25 t', 0.25, 't'],
    ['€500', 500, '€'],
    ['$ 1,500 donations', 1500, '$ donations'],
    ['80%', 80, '%'],
    ['10km', 10, 'km'],
    ['1000000000 steps', 1_000_000_000, 'steps'],
  ])('%p is %p %p', (text, target, unit) => {
    expect(readMeasure(text)).toEqual({ is: 'number', target, unit });
  });

  test.each(['The guide is online', '2nd edition printed', '24.12.2026', '12:30', '3/4 of it', '3 of us have read and approved it', '1. chapter', 'Translate 100 pages', 'v2'])('%p is done or not done, with its words kept', (text) => {
    expect(readMeasure(text)).toEqual({ is: 'done', criterion: text });
  });

  test('nothing is done or not done', () => {
    expect([readMeasure(''), readMeasure(' \n '), readMeasure('- \n-')]).toEqual(Array(3).fill({ is: 'done', criterion: null }));
  });

  test.each([
    ['- write\n- print', ['write', 'print']],
    ['* write\n\n• print\n– sell', ['write', 'print', 'sell']],
    ['Steps:\n- [ ] write\n- [x] print', ['write', 'print']],
    ['- write the\n  long text\n- print', ['write the long text', 'print']],
    ['- 5 pages', ['5 pages']],
    ['-write', ['write']],
  ])('%p is a checklist', (text, items) => {
    expect(readMeasure(text)).toEqual({ is: 'checklist', items });
  });

  test.each([
    ['0 pages', 'target-not-positive'],
    ['-5 pages', 'target-not-positive'],
    ['1000000001 steps', 'target-too-large'],
    ['9'.repeat(400), 'target-too-large'],
    ['2.555555 km', 'too-many-decimals'],
    ['0.125 t', 'too-many-decimals'],
    ['- a\n'.repeat(MOST_ITEMS + 1), 'too-many-items'],
    [`- ${'a'.repeat(LONGEST_ITEM + 1)}`, 'item-too-long'],
  ])('%p is refused as %s', (text, code) => {
    expect(readMeasure(text)).toEqual(refused(code));
  });

  test('the most and the longest are allowed', () => {
    expect(readMeasure(`- ${'a'.repeat(LONGEST_ITEM)}\n`.repeat(MOST_ITEMS))).toMatchObject({ is: 'checklist' });
  });

  test('what Intl writes is read back, with either separators', () => {
    const hundredths = fc.integer({ min: 1, max: 1e9 }).map((count) => count / 100);
    fc.assert(
      fc.property(hundredths, fc.constantFrom('en', 'de', 'fr-CH', 'fr'), (target, language) => {
        const written = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(target);
        expect(readMeasure(`${written} km`)).toEqual({ is: 'number', target, unit: 'km' });
      }),
    );
  });

  test('no text makes it fail, and no target is out of bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[-+0-9., ]{0,20}$/)), (text) => {
        const measure = readMeasure(text);
        expect(measure.is !== 'number' || (measure.target > 0 && measure.target <= 1e9)).toBe(true);
      }),
    );
  });
});

describe('read an amount', () => {
  test.each([
    ['3', 3], ['3 pages', 3], ['2,5', 2.5], ['2.5', 2.5], ['+1', 1], ['', 1], ['1,000', 1000], ['€20', 20], ['.5', 0.5], ['150', 150], ['3pages', 3], ['3.', 3], ['3 pages, and more to come', 3],
  ])('%p is %p', (text, amount) => {
    expect(readAmount(text, pages)).toEqual({ is: 'amount', amount, item: null });
  });

  test.each([
    ['0', 'amount-not-positive'], ['-3', 'amount-not-positive'], ['−3', 'amount-not-positive'], ['some', 'amount-unreadable'], ['NaN', 'amount-unreadable'],
    ['Infinity', 'amount-unreadable'], ['1e999', 'amount-unreadable'], ['5-6', 'amount-unreadable'], ['3/4', 'amount-unreadable'], ['9999999999', 'amount-too-large'], ['1.2345', 'too-many-decimals'],
  ])('%p is refused as %s', (text, code) => {
    expect(readAmount(text, pages)).toEqual(refused(code));
  });

  test('done is one, whatever is said', () => {
    const done: Measure = { is: 'done', criterion: null };
    expect([readAmount('', done), readAmount('we did it', done), readAmount('7', done)]).toEqual(Array(3).fill({ is: 'amount', amount: 1, item: null }));
  });

  const list: Measure = { is: 'checklist', items: ['Write the text', 'Print it', 'Print posters', '2 copies to the library'] };

  test.each([
    ['1', 0], ['#2', 1], ['4.', 3], ['write', 0], ['PRINT IT', 1], ['posters', 2], ['wriet the text', 0], ['library', 3], ['print-posters', 2],
  ])('item %p is at place %p', (text, item) => {
    expect(readAmount(text, list)).toEqual({ is: 'amount', amount: 1, item });
  });

  test.each([['', 'item-missing'], ['print', 'item-ambiguous'], ['sell', 'item-unknown'], ['5', 'item-unknown'], ['0', 'item-unknown']])('item %p is refused as %s', (text, code) => {
    expect(readAmount(text, list)).toEqual(refused(code));
  });
});

describe('find a goal', () => {
  const goals = [
    { number: 1, title: 'Translate 100 pages' },
    { number: 2, title: 'Translate the guide' },
    { number: 3, title: 'Style guide' },
    { number: 14, title: '7 Café evenings' },
  ];

  test.each([
    ['3', 3], ['#3', 3], ['# 14', 14], ['style guide', 3], ['STYLE', 3], ['translate 1', 1], ['pages', 1], ['guide translate', 2], ['cafe', 14], ['7', 14], ['stlye guide', 3], ['evnings', 14],
  ])('%p is goal %p', (text, number) => {
    expect(findGoal(text, goals)).toMatchObject({ is: 'one', goal: { number } });
  });

  test.each([['translate', [1, 2]], ['guide', [2, 3]], ['trnslate', [1, 2]]])('%p may be any of %p', (text, numbers) => {
    expect(findGoal(text, goals)).toEqual({ is: 'many', goals: goals.filter(({ number }) => numbers.includes(number)) });
  });

  test('an exact title wins over those that begin with it', () => {
    expect(findGoal('run', [{ number: 1, title: 'Run a marathon' }, { number: 2, title: 'Run' }])).toMatchObject({ is: 'one', goal: { number: 2 } });
  });

  test.each(['', '  ', '#99', 'garden', '?!'])('%p is none', (text) => {
    expect(findGoal(text, goals)).toEqual({ is: 'none', nearest: [] });
  });

  test('what is too far off is offered, not taken', () => {
    expect(findGoal('stile gyde', goals)).toEqual({ is: 'none', nearest: [goals[2]] });
    expect(findGoal('style', [])).toEqual({ is: 'none', nearest: [] });
  });

  test('every goal is found by its own number and title', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{3,12}( [a-z]{3,12})?$/), { minLength: 1, maxLength: 8 }), (titles) => {
        const many = titles.map((title, index) => ({ number: index + 1, title }));
        for (const goal of many) {
          expect(findGoal(goal.title, many)).toEqual({ is: 'one', goal });
          expect(findGoal(`#${String(goal.number)}`, many)).toEqual({ is: 'one', goal });
        }
      }),
    );
  });
});
