import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ChannelWatch } from '../../../src/core/heat/channel-watch.js';
import { counts } from '../../../src/core/heat/judge-flag.js';
import { readTextModel, type TextModel } from '../../../src/core/heat/text/text-model.js';
import { HOUR, MINUTE, START, chat, message } from './sightings.js';
import { shippedBytes } from './text/shipped-model.js';
import { HEATED } from './text/stretches.js';

const EXPECTED = { usual: null, threshold: 0.5 };

/** A channel with a few hours of past. */
function settled(model: TextModel | null = null): ChannelWatch {
  const watch = new ChannelWatch({ salt: 7, model });
  chat(watch, { at: START - 3 * HOUR, count: 60 });
  watch.endHours(START, EXPECTED);
  return watch;
}

function hourOf(watch: ChannelWatch) {
  const [hour] = watch.endHours(START + HOUR, EXPECTED);
  return hour!;
}

describe('a raid', () => {
  test('many strangers with one word each are one, and count for no flag whatever moderators do', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 200 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 60 }), (strangers, each, removed) => {
        const watch = settled();
        for (let place = 0; place < strangers * each; place += 1) watch.see(message(START + place * 1000, `stranger${Math.floor(place / each)}`));
        for (let place = 0; place < removed; place += 1) watch.see({ what: 'deletion', at: START + 10 * MINUTE, by: 'moderator', count: 1 });
        for (let place = 0; place < removed; place += 1) watch.see({ what: 'automod', at: START + 10 * MINUTE });
        const hour = hourOf(watch);
        expect(hour.kind).toBe('raid-or-spam');
        expect(counts(hour)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('what it shouts does not make it a quarrel where text is read, nor does one sentence said again and again', () => {
    const model = readTextModel(shippedBytes());
    const lines = Object.values(HEATED).flat();
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 100 }), fc.integer({ min: 1, max: 2 }), fc.boolean(), (strangers, each, same) => {
        const watch = settled(model);
        const people = same ? 3 : strangers;
        for (let place = 0; place < strangers * each; place += 1) {
          const text = same ? 'you are all liars and thieves, get out of this place, nobody wants you here' : (lines[place % lines.length] ?? '');
          watch.see(message(START + place * 1000, `stranger${String(Math.floor(place / each) % people)}`, { text }));
        }
        const hour = hourOf(watch);
        expect([hour.kind, counts(hour), hour.heat > 0.3]).toEqual(['raid-or-spam', false, true]);
      }),
      { numRuns: 30 },
    );
  });

  test.each<[string, (watch: ChannelWatch) => void]>([
    ['people who are at home here, one word each', (watch) => chat(watch, { at: START, count: 12, people: 6, every: 5_000 })],
    ['strangers who talk with each other', (watch) => chat(watch, { at: START, count: 60, people: 10, every: 5_000, name: 'new' })],
    ['a few newcomers', (watch) => chat(watch, { at: START, count: 6, people: 6, every: 5_000, name: 'new' })],
  ])('%s: none', (_name, happen) => {
    const watch = settled();
    happen(watch);
    expect(watch.judge(START + 12 * MINUTE, null)?.kind).not.toBe('raid-or-spam');
  });

  test('while it is not known who is at home here, nobody is called a stranger', () => {
    const watch = new ChannelWatch({ salt: 7, model: null });
    chat(watch, { at: START, count: 20, people: 20, every: 5_000 });
    expect(watch.judge(START + 12 * MINUTE, null)?.kind).toBe('none');
  });
});
