import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { ChannelWatch } from '../../../src/core/heat/channel-watch.js';
import type { TextModel } from '../../../src/core/heat/text/text-model.js';
import { HOUR, message, START } from './sightings.js';

const weights = new Int8Array(2 ** 16);
const anyModel: TextModel = { parts: [0, 2, 4].map((span) => ({ span, step: 0.01, bias: 0, mean: 0, deviation: 1, weights })), slope: 1, offset: 0 };
const LONG = 'what I would really like to know is why nobody here ever answers the people who have asked about all of this before, '.repeat(20);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Bytes in use once there is nothing left to collect. */
function used(): number {
  let least = Infinity;
  for (let before = Infinity; before - least > 10_000 || least === Infinity; ) {
    before = least;
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    least = Math.min(least, heapUsed + arrayBuffers);
  }
  return least;
}

function fill(channels: number, model: TextModel | null): ChannelWatch[] {
  const watches = Array.from({ length: channels }, () => new ChannelWatch({ salt: 7, model }));
  for (const watch of watches) {
    for (let place = 0; place < (model ? 30 : 100); place += 1) watch.see(message(START + place * 1000, `p${place % 30}`, { text: model && `${place} ${LONG}` }));
  }
  return watches;
}

test.each<[string, number, number, TextModel | null]>([
  ['without text 2 kB', 10_000, 2048, null],
  ['with text 16 kB', 200, 16_384, anyModel],
])('a channel takes at most %s', (_name, channels, most, model) => {
  // What is made once, whatever the number of channels, is not counted.
  fill(10, model);
  const before = used();
  const watches = fill(channels, model);
  const each = (used() - before) / watches.length;
  expect(watches.every((watch) => !watch.isIdle(START + HOUR))).toBe(true);
  expect(each).toBeGreaterThan(1000);
  expect(each).toBeLessThanOrEqual(most);
});
