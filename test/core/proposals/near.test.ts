import { expect, test } from '@jest/globals';
import { findNear } from '../../../src/core/proposals/near.js';

const known = ['Write a style guide', 'Monthly meet-up for newcomers', 'Clean up the river bank', 'Übersetzung der Hilfeseiten'].map((title) => ({ title }));

test.each([
  ['style guides', 'Write a style guide'],
  ['Let’s write the Style Guide!', 'Write a style guide'],
  ['Newcomers meet-up', 'Monthly meet-up for newcomers'],
  ['clean the river bank', 'Clean up the river bank'],
  ['Hilfeseiten Ubersetzung', 'Übersetzung der Hilfeseiten'],
])('“%s” is near “%s”', (title, near) => {
  expect(findNear(title, known)[0]?.title).toBe(near);
});

test.each(['A podcast', 'River cruise', 'Guide dogs for everyone', '', '???', 'the of and'])('nothing is near “%s”', (title) => {
  expect(findNear(title, known)).toEqual([]);
});

test('the nearest comes first, and at most three are named', () => {
  const many = ['style guide for maps', 'style guide', 'style guide for cards', 'a style guide for tables'].map((title) => ({ title }));
  const found = findNear('The style guide', many).map(({ title }) => title);
  expect(found).toHaveLength(3);
  expect(found).toContain('style guide');
});
