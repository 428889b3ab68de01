import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readTextModel } from '../../../../src/core/heat/text/text-model.js';
import { writeTextModel } from '../../../../training/write-text-model.js';
import { shippedBytes } from './shipped-model.js';

const bytes = Uint8Array.from(shippedBytes());

describe('the shipped model', () => {
  test('is small, and says the same when it is written again', () => {
    expect(bytes.length).toBeLessThan(2_000_000);
    expect(Buffer.from(writeTextModel(readTextModel(bytes))).equals(bytes)).toBe(true);
  });

  test('holds weights of its own, wherever the bytes came from', () => {
    const pool = Buffer.concat([Buffer.alloc(37, 1), bytes, Buffer.alloc(11, 1)]);
    expect(readTextModel(pool.subarray(37, 37 + bytes.length))).toEqual(readTextModel(bytes));
  });

  test('holds no words', () => {
    const runs = Buffer.from(bytes).toString('latin1').match(/[A-Za-z]{6,}/g) ?? [];
    const letters = /^(?:please|people|because|really|should|things|stupid|banned|leaving|moderator)$/i;
    expect(runs.filter((run) => letters.test(run))).toEqual([]);
  });
});

describe('a file that is no model', () => {
  test.each([
    ['an empty one', new Uint8Array(0), 'its beginning'],
    ['another file', new TextEncoder().encode('{"weights": [1, 2, 3], "bias": 0.5}'), 'its beginning'],
    ['one of another version', Uint8Array.from(bytes, (byte, place) => (place === 5 ? 2 : byte)), 'its beginning'],
    ['a shortened one', bytes.subarray(0, bytes.length - 1), 'its length'],
    ['one with something behind it', Uint8Array.from([...bytes.subarray(0, 2_000), ...bytes]), 'its length'],
    ['one of no parts', Uint8Array.from(bytes, (byte, place) => (place === 6 ? 0 : byte)), 'its length'],
  ])('is refused: %s', (_, file, why) => {
    expect(() => readTextModel(file)).toThrow(why);
  });

  test('is refused wherever one bit is wrong', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (place, bit) => {
        const damaged = Uint8Array.from(bytes);
        damaged[place] = (damaged[place] ?? 0) ^ (1 << bit);
        expect(() => readTextModel(damaged)).toThrow('not a model of heat');
      }),
      { numRuns: 50, seed: 3 },
    );
  });
});
