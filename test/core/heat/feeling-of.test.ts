import { expect, test } from '@jest/globals';
import { feelingOf } from '../../../src/core/heat/feeling-of.js';

test.each([
  ['👎', 'negative'],
  ['👎🏽', 'negative'],
  ['🤦🏿‍♀️', 'negative'],
  ['-1', 'negative'],
  ['face_palm:skin-tone-4', 'negative'],
  ['❤️', 'other'],
  ['👍', 'other'],
  ['', 'other'],
])('a reaction %s is %s', (emoji, feeling) => {
  expect(feelingOf(emoji)).toBe(feeling);
});
