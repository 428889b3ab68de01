import { expect, test } from '@jest/globals';
import { TextWindow } from '../../../src/core/heat/text-window.js';
import { featuresOf } from '../../../src/core/heat/text/message-features.js';
import { readStretch } from '../../../src/core/heat/text/read-stretch.js';
import { readTextModel } from '../../../src/core/heat/text/text-model.js';
import { START } from './sightings.js';
import { shippedBytes } from './text/shipped-model.js';
import { CALM, HEATED } from './text/stretches.js';

const model = readTextModel(shippedBytes());
const [QUARREL = []] = Object.values(HEATED);
const [GAME = []] = Object.values(CALM);

test('of somebody who is no longer counted nothing is left in what was read', () => {
  const window = new TextWindow(model);
  for (let place = 0; place < 10; place += 1) {
    window.see(START + 2 * place, 1, GAME[place % GAME.length] ?? '');
    window.see(START + 2 * place + 1, 2, QUARREL[place % QUARREL.length] ?? '');
  }
  const theirs = Array.from({ length: 10 }, (_, place) => featuresOf(GAME[place % GAME.length] ?? ''));
  const alone = readStretch(model, theirs);
  expect(alone.is).toBe('read');
  expect(window.between(START, START + 100)).not.toEqual(alone);
  window.forget(2);
  expect(window.between(START, START + 100)).toEqual(alone);
});
